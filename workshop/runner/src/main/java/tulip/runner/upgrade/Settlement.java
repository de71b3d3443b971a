package tulip.runner.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.sources.Stub;
import tulip.runner.state.Beginnings;
import tulip.runner.state.Copy;
import tulip.runner.state.History;
import tulip.runner.terminal.Highlight;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Brings answers and stubs together after the workshop has become newer, and tells of each file for which something is
/// to be done.
final class Settlement {
    private final Exercises exercises;
    private final History history;
    private final Beginnings beginnings;
    private final Style style;
    private final List<String> brought = new ArrayList<>();
    private final List<String> renewed = new ArrayList<>();
    private final List<Exercise> older = new ArrayList<>();
    private int yours;

    Settlement(Exercises exercises, Style style) {
        this.exercises = exercises;
        this.history = new History(exercises.home());
        this.beginnings = new Beginnings(exercises.home());
        this.style = style;
    }

    /// Looks at every file.
    ///
    /// @throws IOException with a sentence for the user
    void settle() throws IOException {
        for (Exercise exercise : exercises.files()) {
            settle(exercise);
        }
    }

    private void settle(Exercise exercise) throws IOException {
        Optional<Copy> overwritten = beginnings.overwritten(exercise);
        if (overwritten.isPresent()) {
            history.bringBack(exercise, overwritten.get());
            brought.add(exercise.file());
        }
        Optional<String> began = beginnings.stub(exercise);
        if (!Files.exists(exercise.answerFile()) || began.isEmpty()) {
            return;
        }
        String answer = Beginnings.text(exercise.answerFile());
        String stub = Beginnings.text(exercise.pristineAnswerFile());
        if (answer.equals(began.get()) && !answer.equals(stub)) {
            history.replace(exercise, Files.readAllBytes(exercise.pristineAnswerFile()), "upgrade");
            renewed.add(exercise.file());
        }
        if (answer.equals(began.get()) || answer.equals(stub)) {
            history.keep(exercise, "upgrade");
            beginnings.note(exercise, exercise.pristineAnswerFile());
            return;
        }
        yours++;
        if (beginnings.isStubNewer(exercise)) {
            older.add(exercise);
        }
    }

    /// What was done, and what is left to do.
    ///
    /// @throws IOException with a sentence for the user
    List<String> lines(int columns) throws IOException {
        var page = new Page(style, columns);
        if (!renewed.isEmpty()) {
            page.text("Not begun, so with the newer stub now: " + String.join(", ", renewed) + ".");
        }
        if (!brought.isEmpty()) {
            page.text("Overwritten by a stub, and brought back as you left it: " + String.join(", ", brought) + ".");
        }
        page.text(
                yours == 0
                        ? "You have no answer yet."
                        : yours == 1
                                ? "Your answer is as you left it."
                                : "Your " + yours + " answers are as you left them.");
        for (Exercise exercise : older) {
            page.gap();
            page.text(of(exercise) + " began from an older stub. Since then the stub has changed so:");
            page.gap();
            page.line(style.red("--- the stub from which you began"));
            page.line(style.green("+++ the stub of this workshop"));
            for (String line : Stub.diff(exercise, beginnings.stub(exercise).orElseThrow())) {
                page.line(Highlight.diff(line, style));
            }
            page.gap();
            page.text(
                    "Take over what concerns you, and check: ./tulip run " + exercise + ". Or begin again with the new"
                            + " stub: ./tulip reset " + exercise + " --file (what you wrote is kept).");
        }
        return page.lines();
    }

    /// `MyGenerator.java (2.2, 2.3, 2.4)`
    private String of(Exercise exercise) {
        return exercise.file() + " ("
                + exercises.sharing(exercise).stream().map(Exercise::shortId).collect(Collectors.joining(", ")) + ")";
    }
}
