package tulip.runner.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.History;

/// Puts the answers aside while git brings a newer workshop, because git refuses to change a file that was edited.
/// Each answer is kept in the history before. If this program is killed meanwhile, the next upgrade brings the answers
/// back from there.
final class Aside {
    private final Exercises exercises;
    private final History history;
    private final Git git;
    private final Consumer<String> say;

    /// @param say  tells the user how far it is
    Aside(Exercises exercises, History history, Git git, Consumer<String> say) {
        this.exercises = exercises;
        this.history = history;
        this.git = git;
        this.say = say;
    }

    /// Brings what is newer. Whether this works or not, every answer is as it was afterwards.
    ///
    /// @return a sentence for the user
    /// @throws IOException with a sentence for the user
    String pull() throws IOException, InterruptedException {
        for (Exercise exercise : exercises.files()) {
            history.keep(exercise, "before-upgrade");
        }
        Map<Exercise, byte[]> answers = edited();
        String before = git.head();
        List<String> gone;
        Git.Result pulled;
        say.accept("git pull ...");
        try {
            if (!answers.isEmpty()) {
                git.checkOut(answers.keySet().stream().map(Exercise::answerFile).toList());
            }
            pulled = git.pull();
        } finally {
            gone = putBack(answers);
        }
        if (!pulled.isOk()) {
            throw new IOException(
                    "git brought nothing newer, and everything is as it was. Git says: " + pulled.reason());
        }
        return news(git.since(before)) + orphans(gone);
    }

    private Map<Exercise, byte[]> edited() throws IOException, InterruptedException {
        List<Path> changed =
                git.changed(exercises.files().stream().map(Exercise::answerFile).toList());
        Map<Exercise, byte[]> answers = new LinkedHashMap<>();
        for (Exercise exercise : exercises.files()) {
            if (changed.contains(exercise.answerFile()) && Files.isRegularFile(exercise.answerFile())) {
                answers.put(exercise, Files.readAllBytes(exercise.answerFile()));
            }
        }
        return answers;
    }

    /// @return the files whose exercise the newer workshop does not have
    private List<String> putBack(Map<Exercise, byte[]> answers) throws IOException {
        List<String> gone = new ArrayList<>();
        Optional<IOException> problem = Optional.empty();
        for (var each : answers.entrySet()) {
            try {
                if (Files.exists(each.getKey().pristineAnswerFile())) {
                    history.putBack(each.getKey(), each.getValue());
                } else {
                    gone.add(each.getKey().file());
                }
            } catch (IOException unwritable) {
                problem = Optional.of(unwritable);
            }
        }
        if (problem.isPresent()) {
            throw problem.get();
        }
        return gone;
    }

    private String news(int commits) throws IOException, InterruptedException {
        return commits == 0
                ? "There is no newer workshop."
                : "The workshop is " + commits + (commits == 1 ? " commit" : " commits") + " newer now, at "
                        + git.head() + ". The next command builds it.";
    }

    private static String orphans(List<String> gone) {
        return gone.isEmpty()
                ? ""
                : " It has no exercise for " + String.join(", ", gone)
                        + " any more; yours is kept below .tulip/history.";
    }
}
