package tulip.runner.doctor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

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
        String mark = switch (finding.level()) {
            case OK -> style.green("✓");
            case NOTE -> style.yellow("!");
            case WRONG -> style.red("✗");
        };
        finding.addTo(page, style, String.format(Locale.ROOT, "%s %-10s ", mark, finding.check()), LABEL);
    }

    private String summary() {
        long notes = count(Finding.Level.NOTE);
        String noted = notes == 0 ? "" : " (" + Amounts.plural(notes, "note") + ": !)";
        if (isHealthy()) {
            return "Nothing hinders you" + noted + ".";
        }
        String wrong = Finding.checks(findings, Finding.Level.WRONG);
        return "To mend before the workshop: " + wrong + noted + ".";
    }

    private long count(Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    JsonObject toJson() {
        var checks = new JsonArray();
        for (Finding finding : findings) {
            checks.add(finding.toJson(finding.level().name().toLowerCase(Locale.ROOT)));
        }
        return new JsonObject().put("healthy", isHealthy()).put("checks", checks);
    }
}
