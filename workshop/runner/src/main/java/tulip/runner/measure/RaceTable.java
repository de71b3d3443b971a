package tulip.runner.measure;

import java.util.List;
import tulip.crawler.lab.Amounts;
import tulip.crawler.race.LaneResult;
import tulip.crawler.race.RaceReport;
import tulip.crawler.race.RaceSettings;
import tulip.crawler.race.RaceWords;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;

/// Shows the results of a race in 80 columns, so that the last row of the room can read them.
final class RaceTable {
    private static final int NAME = 19;
    private static final int TIME = 17; // columns beside the bar and the name

    private final RaceReport report;
    private final int nameWidth;
    private final Lines text = new Lines();

    RaceTable(RaceReport report) {
        this.report = report;
        this.nameWidth = nameWidth(report.settings());
    }

    /// The columns for the name of a lane, with the space behind it.
    static int nameWidth(RaceSettings settings) {
        int longest = settings.lanes().stream()
                .mapToInt(lane -> lane.name().length())
                .max()
                .orElse(0);
        return Math.max(NAME, longest + 1);
    }

    String text() {
        List<LaneResult> lanes = report.sorted();
        if (lanes.isEmpty()) {
            text.line("Ended before anything was measured.");
            return text.toString();
        }
        var words = new RaceWords(report);
        text.table(List.of(nameWidth, 9, 14, 9, 19, 9), words.times());
        text.line("");
        text.table(List.of(nameWidth, 12, 12, 9, 8, 9, 11), words.costs());
        text.line("");
        bars(lanes);
        text.line("");
        words.findings().forEach(sentence -> text.paragraph("%s", sentence));
        words.explanations().forEach(sentence -> text.paragraph("%s", sentence));
        return text.toString();
    }

    private void bars(List<LaneResult> lanes) {
        double longest = Math.max((double) report.idealMillis(), lanes.getLast().wallMillis());
        if (report.idealMillis() > 0) {
            bar("ideal", (double) report.idealMillis(), longest);
        }
        report.floor().ifPresent(floor -> bar(floor.name(), floor.wallMillis(), longest));
        lanes.forEach(lane -> bar(lane.name(), lane.wallMillis(), longest));
    }

    private void bar(String name, double millis, double longest) {
        double part = longest == 0 ? 0 : millis / longest;
        String bar = Terminal.bar(part * Lines.growingBar(nameWidth + TIME));
        text.line("%-" + nameWidth + "s%s %s", name, bar, Amounts.millis(millis));
    }
}
