package tulip.runner.doctor;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import tulip.runner.terminal.Page;
import tulip.runner.terminal.Style;
import tulip.runner.terminal.Wrap;

/// The result of a check.
///
/// @param check   the check's name, one word
/// @param says    what was found, in one sentence without a full stop
/// @param remedy  what to do; empty if there is nothing to do
public record Finding(String check, Level level, String says, String remedy) {
    public enum Level {
        OK,
        /// Worth knowing, but nobody is hindered.
        NOTE,
        /// A participant is hindered.
        WRONG
    }

    /// Adds the finding to a page.
    ///
    /// @param label    what stands before it in its first line
    /// @param columns  the width of the label on the screen
    public void addTo(Page page, Style style, String label, int columns) {
        int room = page.columns() - columns;
        String before = label;
        for (String line : Wrap.words(says, room)) {
            page.line(before + line);
            before = " ".repeat(columns);
        }
        if (!remedy.isEmpty()) {
            String arrow = style.unicode() ? "→ " : "-> ";
            Wrap.words(arrow + remedy, room).forEach(line -> page.line(" ".repeat(columns) + style.bold(line)));
        }
    }

    /// A finding as JSON.
    ///
    /// @param word  for its level
    public JsonObject toJson(String word) {
        return new JsonObject()
                .put("check", check)
                .put("level", word)
                .put("says", says)
                .put("remedy", remedy.isEmpty() ? null : remedy);
    }

    /// The names of the checks with findings of a level, with commas.
    public static String checks(List<Finding> findings, Level level) {
        return findings.stream()
                .filter(finding -> finding.level == level)
                .map(Finding::check)
                .collect(Collectors.joining(", "));
    }

    public static Finding ok(String check, String says) {
        return new Finding(check, Level.OK, says, "");
    }

    public static Finding note(String check, String says, String remedy) {
        return new Finding(check, Level.NOTE, says, remedy);
    }

    public static Finding wrong(String check, String says, String remedy) {
        return new Finding(check, Level.WRONG, says, remedy);
    }
}
