package tulip.runner.stage;

import java.util.List;
import java.util.stream.Collectors;
import tulip.crawler.stage.StageEvent;

/// A run as Markdown.
final class ResultText {
    private ResultText() {}

    static String markdown(Recording run) {
        Scene scene = Scene.of(run.moments());
        var text = new StringBuilder("# ").append(run.title()).append("\n\n");
        text.append(run.question()).append("\n\n");
        text.append(escaped(run.where())).append(".\n\n");
        run.caveats().forEach(each -> text.append("**").append(each).append("**\n\n"));
        text.append("```\n$ ").append(run.command()).append("\n```\n\n");
        table(text, scene.table());
        scene.why()
                .forEach(sentence -> text.append("- ").append(escaped(sentence)).append('\n'));
        return text.toString();
    }

    private static void table(StringBuilder text, StageEvent.Table table) {
        if (table.rows().isEmpty()) {
            text.append("Ended before anything was measured.\n\n");
            return;
        }
        text.append(row(table.columns()));
        text.append('|').append("---|".repeat(table.columns().size())).append('\n');
        table.rows().forEach(row -> text.append(row(row)));
        text.append('\n');
    }

    private static String row(List<String> cells) {
        return cells.stream().map(ResultText::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
    }
}
