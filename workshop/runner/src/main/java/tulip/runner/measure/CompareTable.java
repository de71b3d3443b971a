package tulip.runner.measure;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tulip.crawler.compare.Change;
import tulip.crawler.compare.ComparedFiles;
import tulip.crawler.compare.Difference;
import tulip.crawler.compare.ResultFile;
import tulip.crawler.lab.Amounts;
import tulip.crawler.race.Comparison;
import tulip.crawler.race.Entrant;
import tulip.runner.terminal.Lines;

/// Shows two files of results in 80 columns: what was different, and then the lanes.
final class CompareTable {
    private static final int LEAST_NAME = 19;
    private static final int MOST_NAME = 36;
    private static final int TIME = 13;
    private static final int RATIO = 19;

    private final ComparedFiles compared;
    private final Lines text = new Lines();

    CompareTable(ComparedFiles compared) {
        this.compared = compared;
    }

    String text() {
        file("A", compared.a());
        file("B", compared.b());
        text.line("");
        differences();
        compared.doubts().forEach(doubt -> text.paragraph("! %s.", doubt));
        text.line("");
        if (compared.changes().isEmpty()) {
            text.line("No lane is in both files.");
        } else {
            lanes();
        }
        only("A", compared.onlyA());
        only("B", compared.onlyB());
        notes();
        return text.toString();
    }

    private void file(String name, ResultFile result) {
        JsonObject document = result.document();
        text.line(
                "%s  %s of %s, commit %s: %s",
                name,
                result.command(),
                document.getValue("date"),
                document.getValue("commit"),
                result.file().getFileName());
    }

    private void differences() {
        if (compared.differences().isEmpty()) {
            text.line("The same settings, machine, JDK and commit.");
            return;
        }
        text.line("DIFFERENT when they were measured:");
        for (Difference difference : compared.differences()) {
            if (difference.a().length()
                            + difference.b().length()
                            + difference.what().length()
                    < 60) {
                text.line("! %-20s A %s   B %s", difference.what(), difference.a(), difference.b());
            } else {
                text.line("! %s", difference.what());
                text.line("    A %s", difference.a());
                text.line("    B %s", difference.b());
            }
        }
    }

    private void lanes() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "A", "B", "B / A"));
        for (Change change : compared.changes()) {
            rows.add(List.of(change.lane(), time(change, change.a()), time(change, change.b()), ratio(change)));
        }
        int longest = compared.changes().stream()
                .mapToInt(change -> change.lane().length())
                .max()
                .orElse(0);
        text.table(List.of(Math.clamp(longest + 1, LEAST_NAME, MOST_NAME), TIME, TIME, RATIO), rows);
    }

    private static String time(Change change, double value) {
        return Amounts.score(value) + " " + change.unit();
    }

    private static String ratio(Change change) {
        if (Double.isInfinite(change.smallestShown())) {
            return "too few";
        }
        if (!change.shown()) {
            return "none shown";
        }
        int decimals = change.high() < 10 ? 2 : 1;
        return Amounts.number(change.ratio(), decimals) + " (" + Amounts.number(change.low(), decimals) + "-"
                + Amounts.number(change.high(), decimals) + ")";
    }

    private void only(String name, List<String> lanes) {
        if (!lanes.isEmpty()) {
            text.paragraph("Only in %s: %s.", name, String.join("; ", lanes));
        }
    }

    private void notes() {
        text.line("");
        List<Change> undecided = compared.changes().stream()
                .filter(change -> !change.shown() && Double.isFinite(change.smallestShown()))
                .toList();
        if (!undecided.isEmpty()) {
            text.paragraph(
                    "None shown: no difference is shown. The smallest that these files could have shown: %s.",
                    undecided.stream()
                            .map(change -> change.lane() + " " + Amounts.score(100 * change.smallestShown()) + " %")
                            .collect(Collectors.joining("; ")));
        }
        if (compared.a().command().equals("race")) {
            text.paragraph(
                    "Times: medians. B / A: the median quotient, with an interval at %s %% for all lanes together.",
                    Amounts.number(100 * (1 - Comparison.FALSE_ALARMS), 1));
        } else {
            text.paragraph("Times: means. A difference is shown where the intervals do not overlap.");
        }
        text.paragraph(
                "A and B were measured at different times, and the machine may have changed between them.%s",
                compared.changes().stream().anyMatch(change -> change.lane().equals(Entrant.FLOOR.name()))
                        ? " The floor only reads bytes: if it differs, the machine or the site does."
                        : " What you want to compare belongs into one run, where it takes turns.");
    }
}
