package tulip.runner.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import tulip.crawler.cost.CostReport;
import tulip.crawler.cost.CostSettings;
import tulip.crawler.cost.Ladder;
import tulip.crawler.cost.LaneCost;
import tulip.crawler.cost.LoadResult;
import tulip.crawler.cost.Step;
import tulip.crawler.cost.Verdict;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Lines;
import tulip.runner.terminal.Terminal;

/// Shows in 80 columns which rate each engine holds, what breaks above, and what a million requests cost.
final class HeldTable {
    private static final int NAME = 19;
    private static final int RATE = 12;
    private static final String UNKNOWN = "?";

    private final CostReport report;
    private final int nameWidth;
    private final Lines text = new Lines();

    HeldTable(CostReport report) {
        this.report = report;
        this.nameWidth = nameWidth(report.settings());
    }

    /// The columns for the name of a lane, with the space behind it.
    static int nameWidth(CostSettings settings) {
        int longest = settings.lanes().stream()
                .mapToInt(lane -> lane.name().length())
                .max()
                .orElse(0);
        return Math.max(NAME, longest + 1);
    }

    static String scenario(CostSettings settings) {
        return String.format(
                Locale.ROOT,
                "%s MB, %s; %s of %d ms for each request; p99 at most %d ms; pool %,d, seed %d",
                Amounts.number(settings.machine().megabytes(), 0),
                Amounts.plural(settings.machine().cpus(), "core"),
                Amounts.plural(settings.fanOut(), "page"),
                settings.latencyMillis(),
                settings.p99Millis(),
                settings.pool(),
                settings.seed());
    }

    /// The highest rate that held, as text.
    static String held(LaneCost lane) {
        return lane.heldRate().isPresent() ? Amounts.number(lane.heldRate().getAsDouble(), 0) : "0";
    }

    String text() {
        List<LaneCost> lanes = report.sorted().stream()
                .filter(lane -> lane.heldRate().isPresent() || lane.brokeRate().isPresent())
                .toList();
        if (lanes.isEmpty()) {
            text.line("Ended before anything was measured.");
            return text.toString();
        }
        rates(lanes);
        text.line("");
        limits(lanes);
        text.line("");
        bars(lanes);
        text.line("");
        notes(lanes);
        return text.toString();
    }

    private void rates(List<LaneCost> lanes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "held/s", "p50/p99", "memory", "CPU s", "threads", "$/million"));
        for (LaneCost lane : lanes) {
            rows.add(List.of(
                    lane.name(),
                    held(lane),
                    lane.held()
                            .map(step -> Amounts.number(step.load().p50Millis(), 0) + "/"
                                    + Amounts.number(step.load().p99Millis(), 0))
                            .orElse("-"),
                    orUnknown(lane.rssMegabytes(), 0, " MB"),
                    orUnknown(lane.cpuSecondsPerThousand(), 2, ""),
                    lane.threads().isPresent() ? String.valueOf(lane.threads().getAsInt()) : UNKNOWN,
                    orUnknown(
                            lane.perMillion(
                                    report.settings().machine(),
                                    report.settings().prices()),
                            4,
                            "")));
        }
        text.table(List.of(nameWidth, 9, 12, 9, 9, 10, 12), rows);
    }

    private void limits(List<LaneCost> lanes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "most / this", "broke/s", "by", "late", "failed"));
        for (LaneCost lane : lanes) {
            rows.add(List.of(
                    lane.name(),
                    difference(lanes.getFirst(), lane),
                    lane.brokeRate().isPresent()
                            ? Amounts.number(lane.brokeRate().getAsDouble(), 0)
                            : "-",
                    lane.broke().map(step -> step.verdict().word()).orElse("-"),
                    lane.broke()
                            .map(step -> part(step.load().late(), step.load()))
                            .orElse("-"),
                    lane.broke()
                            .map(step -> part(step.load().failed(), step.load()))
                            .orElse("-")));
        }
        text.table(List.of(nameWidth, 18, 9, 12, 10, 10), rows);
    }

    private static String part(int requests, LoadResult load) {
        return Amounts.number(100.0 * requests / Math.max(1, load.sent()), 1) + " %";
    }

    /// The rate of the lane that holds most, as a multiple of this lane's; both are known up to a notch.
    private static String difference(LaneCost most, LaneCost lane) {
        if (lane.equals(most)) {
            return "";
        }
        if (!most.bracket().settled() || !lane.bracket().settled()) {
            return "not settled";
        }
        if (!most.bracket().isAbove(lane.bracket())) {
            return "none shown";
        }
        if (lane.heldRate().isEmpty()) {
            return "more";
        }
        double ratio = most.heldRate().getAsDouble() / lane.heldRate().getAsDouble();
        int decimals = ratio < 10 ? 1 : 0;
        return Amounts.number(ratio, decimals) + " (" + Amounts.number(ratio / Ladder.NOTCH, decimals) + "-"
                + Amounts.number(ratio * Ladder.NOTCH, decimals) + ")";
    }

    private void bars(List<LaneCost> lanes) {
        double most = lanes.getFirst().heldRate().orElse(1);
        for (LaneCost lane : lanes) {
            double part = lane.heldRate().orElse(0) / most;
            String bar = Terminal.bar(part * Lines.growingBar(nameWidth + RATE));
            text.line("%-" + nameWidth + "s%s %s/s", lane.name(), bar, held(lane));
        }
    }

    private void notes(List<LaneCost> lanes) {
        if (report.interrupted() || report.failure() != null) {
            text.line("Ended before its time: some lanes are missing or not settled.");
        }
        report.lost().forEach((lane, why) -> text.paragraph("%s is lost: %s.", lane.name(), why));
        unsettled(lanes);
        others(lanes);
        failures(lanes);
        machine();
        explanations();
    }

    private void unsettled(List<LaneCost> lanes) {
        String names = lanes.stream()
                .filter(lane -> !lane.bracket().settled())
                .map(LaneCost::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            text.paragraph("Not settled, since its steps disagree or are too few: %s.", names);
        }
    }

    private void others(List<LaneCost> lanes) {
        String names = lanes.stream()
                .filter(lane -> lane.broke()
                        .filter(step -> step.verdict() == Verdict.OTHERS)
                        .isPresent())
                .map(LaneCost::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            text.paragraph("The site or the load was late itself, so these services may hold more: %s.", names);
        }
    }

    private void failures(List<LaneCost> lanes) {
        for (LaneCost lane : lanes) {
            lane.broke()
                    .map(Step::load)
                    .filter(load -> load.failed() > 0)
                    .ifPresent(load -> text.paragraph(
                            "%s failed when it broke: %s.",
                            lane.name(),
                            load.failures().entrySet().stream()
                                    .sorted(Map.Entry.comparingByKey())
                                    .map(kind -> kind.getValue() + " x " + kind.getKey())
                                    .collect(Collectors.joining(", "))));
        }
    }

    private void machine() {
        if (!report.cores().bound()) {
            text.paragraph(
                    "Processes cannot be bound to cores here, so a service may use more than its cores: its JVM is only"
                            + " told how many there are.");
        } else if (report.cores().shared()) {
            text.paragraph("The site and the load use the cores of the service, because the machine has no more.");
        }
    }

    private void explanations() {
        CostSettings settings = report.settings();
        text.paragraph(
                "Held: 99 %% of the requests had their answer within %d ms, from the moment when they were due. Held and"
                        + " broke: shown by two steps each. The rates are 10 %% apart, so a difference below two such"
                        + " steps is not shown.",
                settings.p99Millis());
        text.paragraph(
                "p50/p99 in ms, memory and threads: the most, at the held rate. CPU s: for 1,000 requests. $/million:"
                        + " %s MB and %s at $%s a GB-hour and $%s a core-hour, divided by the requests held. A service"
                        + " refuses requests (503) beyond %,d at once.",
                Amounts.number(settings.machine().megabytes(), 0),
                Amounts.plural(settings.machine().cpus(), "core"),
                settings.prices().gigabyteHour(),
                settings.prices().coreHour(),
                settings.atOnce());
    }

    private static String orUnknown(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? Amounts.number(value.getAsDouble(), decimals) + unit : UNKNOWN;
    }
}
