package tulip.runner.participant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Solution;
import tulip.runner.terminal.Highlight;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

/// Shows an answer beside the reference: the differences of the members that the exercise asks for.
///
/// @param columns  for the lines of code; a longer line is broken
public record DiffPage(Exercise exercise, Style style, int columns) {
    /// The lines of the page.
    ///
    /// @throws IOException with a sentence for the user
    public List<String> lines() throws IOException {
        List<String> shown = new ArrayList<>();
        List<String> diff = Solution.diff(exercise, Answers.read(exercise).text());
        if (diff.isEmpty()) {
            shown.add("No difference: " + exercise.file() + " says what "
                    + exercise.referenceFile().getFileName() + " says.");
        } else {
            shown.add(style.red("--- " + exercise.file() + ", yours"));
            shown.add(style.green("+++ " + exercise.referenceFile().getFileName() + ", the reference"));
            diff.stream()
                    .flatMap(line -> parts(line).stream())
                    .map(part -> Highlight.diff(part, style))
                    .forEach(shown::add);
        }
        return shown;
    }

    /// Breaks a long line. Each part keeps the mark of the line.
    private List<String> parts(String line) {
        if (line.isEmpty() || line.startsWith("@")) {
            return List.of(line);
        }
        String mark = line.substring(0, 1);
        return Wrap.code(line.substring(1), columns - 1).stream()
                .map(mark::concat)
                .toList();
    }
}
