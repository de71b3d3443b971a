package tulip.runner.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tulip.crawler.race.RaceReport;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Wrap;

/// The lines below the table of a race that say what was changed, and how often virtual threads were pinned.
final class TuningNotes {
    private TuningNotes() {}

    static List<String> of(RaceReport report) {
        List<String> sentences = new ArrayList<>(report.settings().tuning().sentences());
        String pins = report.sorted().stream()
                .filter(lane -> lane.pins().isPresent())
                .map(lane -> lane.name() + " " + lane.pins().getAsLong())
                .collect(Collectors.joining(", "));
        if (!pins.isEmpty()) {
            sentences.add("Waits of a virtual thread that was pinned to its carrier (JFR, of any length, warm-up"
                    + " included): " + pins + ".");
        }
        return sentences.stream()
                .flatMap(sentence -> Wrap.words(sentence, Lines.columns()).stream())
                .toList();
    }
}
