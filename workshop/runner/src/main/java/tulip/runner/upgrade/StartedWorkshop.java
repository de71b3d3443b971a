package tulip.runner.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.state.Beginnings;
import tulip.runner.state.History;

/// Another folder with an older workshop, in which a participant has begun. It is only read.
///
/// @param folder  absolute
record StartedWorkshop(Path folder) {
    /// @throws IOException with a sentence for the user, if this is no other folder with a workshop
    static StartedWorkshop of(Path folder, Path home) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    "there is no folder " + folder + ": name the folder of the workshop that you have begun");
        }
        if (Files.isSameFile(folder, home)) {
            throw new IOException(
                    folder + " is this workshop itself: start the command in the newer workshop, and name the"
                            + " folder of the older one");
        }
        if (!Files.isRegularFile(folder.resolve("tulip"))
                || !Files.isDirectory(folder.resolve("module-iterators/exercises/stubs"))) {
            throw new IOException(folder
                    + " is no workshop: name the folder that holds the file tulip and the folder module-iterators");
        }
        return new StartedWorkshop(folder.toRealPath());
    }

    /// Copies answers, progress and history into this workshop. What is here already stays.
    ///
    /// @return sentences for the user
    /// @throws IOException with a sentence for the user
    List<String> takeOver(Exercises exercises) throws IOException {
        Path home = exercises.home();
        Path state = home.resolve(".tulip");
        if (!Files.exists(state.resolve("history")) && Files.isDirectory(folder.resolve(".tulip/history"))) {
            copy(folder.resolve(".tulip/history"), state.resolve("history"));
        }
        Path progress = folder.resolve(".tulip/progress");
        if (!Files.exists(state.resolve("progress")) && Files.exists(progress)) {
            Files.createDirectories(state);
            Files.copy(progress, state.resolve("progress"));
        }
        List<String> taken = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Exercise exercise : exercises.files()) {
            take(exercise, home, taken, left);
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                taken.isEmpty()
                        ? "There is no answer in " + folder + " that is not here."
                        : "Taken over from " + folder + ": " + String.join(", ", taken) + ".");
        if (!left.isEmpty()) {
            sentences.add(
                    "You have begun these here too, so they stay as they are here: " + String.join(", ", left) + ".");
        }
        List<String> gone = gone(exercises);
        if (!gone.isEmpty()) {
            sentences.add("There is no exercise any more for " + String.join(", ", gone) + ": yours stays in " + folder
                    + ".");
        }
        return sentences;
    }

    private void take(Exercise exercise, Path home, List<String> taken, List<String> left) throws IOException {
        Path answer = folder.resolve(home.relativize(exercise.answerFile()));
        Path stub = folder.resolve(home.relativize(exercise.pristineAnswerFile()));
        if (!Files.isRegularFile(answer)
                || !Files.isRegularFile(stub)
                || same(answer, stub)
                || (Files.exists(exercise.answerFile()) && same(answer, exercise.answerFile()))) {
            return;
        }
        if (Files.exists(exercise.answerFile()) && !same(exercise.answerFile(), exercise.pristineAnswerFile())) {
            left.add(exercise.file());
            return;
        }
        var beginnings = new Beginnings(home);
        Path began = beginnings.stub(exercise).isPresent() ? null : stub;
        new History(home).replace(exercise, Files.readAllBytes(answer), "upgrade");
        if (began != null) {
            beginnings.note(exercise, began);
        }
        taken.add(exercise.file());
    }

    /// Answers here whose exercise the newer workshop does not have.
    private List<String> gone(Exercises exercises) throws IOException {
        List<String> gone = new ArrayList<>();
        for (Exercise exercise : Exercises.load(folder).files()) {
            boolean known =
                    exercises.all().stream().anyMatch(each -> each.file().equals(exercise.file()));
            if (!known
                    && Files.isRegularFile(exercise.answerFile())
                    && Files.isRegularFile(exercise.pristineAnswerFile())
                    && !same(exercise.answerFile(), exercise.pristineAnswerFile())) {
                gone.add(exercise.file());
            }
        }
        return gone;
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Beginnings.text(one).equals(Beginnings.text(other));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }
}
