package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tulip.crawler.lab.Amounts;
import tulip.crawler.stage.Vitals;

/// What a lane has told, after its end.
///
/// @param millis   how long the work took
/// @param figures  what [Work#run] has returned
/// @param samples  the first is from just before the work, the last from just after it
public record Outcome(String lane, double millis, JsonObject figures, List<Sample> samples) {
    double figure(String name) {
        return figures.getDouble(name);
    }

    /// The most platform threads that lived at once.
    int platformThreads() {
        return (int) most(Vitals::platformThreads);
    }

    /// The most virtual threads that could run at once, and waited for a carrier.
    long queued() {
        return (long) most(Vitals::queued);
    }

    int mounted() {
        return (int) most(Vitals::mounted);
    }

    /// The most that the system counted; NaN if it does not tell.
    double rssMegabytes() {
        return most(Vitals::rssMegabytes);
    }

    double heapMegabytes() {
        return most(Vitals::heapMegabytes);
    }

    /// Processor time of the work; NaN if the system does not tell.
    double cpuSeconds() {
        return samples.getLast().vitals().cpuSeconds()
                - samples.getFirst().vitals().cpuSeconds();
    }

    /// Time that the collector took during the work, in milliseconds.
    long gcMillis() {
        return samples.getLast().vitals().gcMillis()
                - samples.getFirst().vitals().gcMillis();
    }

    /// Context switches during the work; -1 if the system does not tell.
    long contextSwitches() {
        long before = samples.getFirst().vitals().contextSwitches();
        return before < 0 ? -1 : samples.getLast().vitals().contextSwitches() - before;
    }

    private double most(ToDoubleFunction<Vitals> figure) {
        return samples.stream().map(Sample::vitals).mapToDouble(figure).max().orElse(Double.NaN);
    }

    // As cells of a table:

    String threadsCell() {
        return Amounts.number(platformThreads(), 0);
    }

    String mountedCell() {
        return countCell(mounted());
    }

    String queuedCell() {
        return countCell(queued());
    }

    String heapCell() {
        return cell(heapMegabytes(), " MB", 0);
    }

    String rssCell() {
        return cell(rssMegabytes(), " MB", 0);
    }

    String cpuCell() {
        return cell(cpuSeconds(), " s", 2);
    }

    String switchesCell() {
        return countCell(contextSwitches());
    }

    private static String countCell(long count) {
        return count < 0 ? "-" : Amounts.number((double) count, 0);
    }

    /// A number with its unit; a dash if it is unknown.
    static String cell(double value, String unit, int decimals) {
        return Double.isNaN(value) ? "-" : Amounts.number(value, decimals) + unit;
    }
}
