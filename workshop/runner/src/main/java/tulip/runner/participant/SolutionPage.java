package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Excerpt;
import tulip.runner.sources.Solution;
import tulip.runner.terminal.Highlight;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

/// Shows the reference's members that an exercise asks for, with their line numbers.
///
/// @param home  the project's folder
public record SolutionPage(Exercise exercise, Path home, Style style, int columns) {
    private static final int MARGIN = 6;

    /// The lines of the page.
    ///
    /// @throws IOException with a sentence for the user
    public List<String> lines() throws IOException {
        List<String> shown = new ArrayList<>();
        Path file = home.relativize(exercise.referenceFile());
        shown.add(style.bold(RunReport.name(exercise)) + style.dim("   " + file));
        for (Excerpt excerpt : Solution.of(exercise)) {
            shown.add("");
            int number = excerpt.firstLine();
            for (String line : excerpt.lines()) {
                String margin = style.dim(String.format(Locale.ROOT, "%4d", number++)) + "  ";
                for (String part : Wrap.code(line, columns - MARGIN)) {
                    shown.add((margin + Highlight.java(part, style)).stripTrailing());
                    margin = " ".repeat(MARGIN);
                }
            }
        }
        return shown;
    }
}
