package tulip.runner.doctor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Text;
import tulip.runner.terminal.Wrap;

/// What all checks found, as text for a person and as JSON.
record DoctorReport(List<Finding> findings) {
    private static final int LABEL = 13;

    /// Whether nothing hinders a participant.
    boolean isHealthy() {
        return count(Finding.Level.WRONG) == 0;
    }

    List<String> lines(Style style, int columns) {
        var page = new Page(style, columns);
        for (Finding finding : findings) {
            add(page, style, finding);
        }
        page.gap().text(summary());
        return page.lines();
    }

    private static void add(Page page, Style style, Finding finding) {
        int room = page.columns() - LABEL;
        String mark = switch (finding.level()) {
            case OK -> style.green("✓");
            case NOTE -> style.yellow("!");
            case WRONG -> style.red("✗");
        };
        String label = String.format(Locale.ROOT, "%s %-10s ", mark, finding.check());
        for (String line : Wrap.words(finding.says(), room)) {
            page.line(label + line);
            label = " ".repeat(LABEL);
        }
        if (!finding.remedy().isEmpty()) {
            String arrow = style.unicode() ? "→ " : "-> ";
            Wrap.words(arrow + finding.remedy(), room).forEach(line -> page.line(" ".repeat(LABEL) + style.bold(line)));
        }
    }

    private String summary() {
        long notes = count(Finding.Level.NOTE);
        String noted = notes == 0 ? "" : " (" + Text.plural(notes, "note") + ": !)";
        if (isHealthy()) {
            return "Nothing hinders you" + noted + ".";
        }
        String wrong = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.WRONG)
                .map(Finding::check)
                .collect(Collectors.joining(", "));
        return "To mend before the workshop: " + wrong + noted + ".";
    }

    private long count(Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    JsonObject toJson() {
        var checks = new JsonArray();
        for (Finding finding : findings) {
            checks.add(new JsonObject()
                    .put("check", finding.check())
                    .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                    .put("says", finding.says())
                    .put("remedy", finding.remedy().isEmpty() ? null : finding.remedy()));
        }
        return new JsonObject().put("healthy", isHealthy()).put("checks", checks);
    }
}
