package tulip.runner.participant;

import java.util.ArrayList;
import java.util.List;
import tulip.crawler.lab.Amounts;
import tulip.runner.exercises.Exercise;
import tulip.runner.terminal.Markdown;
import tulip.runner.terminal.Style;

/// Shows what an exercise asks for: its whole task, and what is checked.
public record ExercisePage(Exercise exercise, Style style, int columns) {
    public List<String> lines() {
        List<String> lines = new ArrayList<>(markdown(exercise.task()));
        lines.add("");
        lines.add(style.bold("Checks"));
        lines.add("");
        lines.addAll(markdown(exercise.checks()));
        return lines;
    }

    public List<String> why() {
        return markdown(exercise.why());
    }

    /// `1.3 StickyEnd, 12 minutes, MyStickyEnd.java`.
    String title() {
        return style.bold(exercise.shortId() + " " + exercise.title()) + ", "
                + Amounts.plural(exercise.minutes(), "minute") + ", " + exercise.file();
    }

    private List<String> markdown(String text) {
        return Markdown.show(text, columns, style).lines().toList();
    }
}
