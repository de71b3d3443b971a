package tulip.runner.preflight;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import tulip.runner.doctor.Finding;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;

/// What all checks found, as text for a person and as JSON.
record PreflightReport(List<Finding> findings) {
    private static final int LABEL = 15;

    /// Whether nothing stops.
    boolean goes() {
        return names(Finding.Level.WRONG).isEmpty();
    }

    List<String> lines(Style style, int columns) {
        var page = new Page(style, columns);
        for (Finding finding : findings) {
            add(page, style, finding);
        }
        page.gap().text(verdict(), style::bold);
        return page.lines();
    }

    private static void add(Page page, Style style, Finding finding) {
        String word = String.format(Locale.ROOT, "%-5s", word(finding.level()));
        String painted = switch (finding.level()) {
            case OK -> style.green(word);
            case NOTE -> style.yellow(word);
            case WRONG -> style.red(word);
        };
        finding.addTo(page, style, String.format(Locale.ROOT, "%s%-10s", painted, finding.check()), LABEL);
    }

    private static String word(Finding.Level level) {
        return switch (level) {
            case OK -> "ok";
            case NOTE -> "look";
            case WRONG -> "stop";
        };
    }

    /// One line: what to mend first, and what to look at.
    String verdict() {
        String look = names(Finding.Level.NOTE);
        return goes()
                ? "GO" + (look.isEmpty() ? "." : ". Look at: " + look + ".")
                : "NO GO. Mend first: " + names(Finding.Level.WRONG) + "."
                        + (look.isEmpty() ? "" : " Look at: " + look + ".");
    }

    private String names(Finding.Level level) {
        return Finding.checks(findings, level);
    }

    JsonObject toJson() {
        var checks = new JsonArray();
        for (Finding finding : findings) {
            checks.add(finding.toJson(word(finding.level())));
        }
        return new JsonObject().put("go", goes()).put("checks", checks);
    }
}
