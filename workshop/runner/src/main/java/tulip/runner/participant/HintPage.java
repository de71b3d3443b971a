package tulip.runner.participant;

import java.util.ArrayList;
import java.util.List;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Markdown;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// Shows a hint of an exercise, and says how to get the next one.
public record HintPage(Exercise exercise, Style style, int columns, Wording wording) {
    /// The lines of a hint.
    ///
    /// @param number  from 1
    public List<String> lines(int number) {
        int most = exercise.hints().size();
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(RunReport.name(exercise) + ", hint " + number + " of " + most));
        lines.add("");
        lines.addAll(Markdown.show(exercise.hints().get(number - 1), columns, style)
                .lines()
                .toList());
        lines.add("");
        return lines;
    }

    /// The sentence below the last hint that is shown.
    public List<String> below(int number) {
        String next = number < exercise.hints().size()
                ? "For the next hint: " + wording.hint(exercise)
                : "That was the last hint. For the solution: " + wording.solution(exercise);
        return new Page(style, columns).text(next, style::dim).lines();
    }
}
