package tulip.runner.measure;

import java.util.List;
import java.util.Locale;
import tulip.crawler.cost.CostReport;
import tulip.crawler.cost.CostSettings;
import tulip.crawler.cost.LaneCost;
import tulip.crawler.lab.Amounts;

/// Draws the rates that held and the prices as one SVG file, large enough for the last row of a room. It needs
/// no colour: each bar has its numbers beside it.
final class HeldPicture {
    private static final int WIDTH = 1_280;
    private static final int LEFT = 350; // of the bars
    private static final int BAR_WIDTH = 500;
    private static final int TOP = 170;
    private static final int ROW = 78;
    private static final int BAR = 46;
    private static final String STYLE = """
            <style>
            text { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 30px; fill: #1b1f24 }
            .paper { fill: #fff }
            .title { font-size: 42px; font-weight: 700 }
            .name { text-anchor: end }
            .number { font-weight: 700 }
            .price { text-anchor: end }
            .small { font-size: 26px; fill: #4a525c }
            .bar { fill: #0072b2 }
            @media (prefers-color-scheme: dark) {
            .paper { fill: #14171b } text { fill: #f2f4f7 } .small { fill: #c3cad2 } .bar { fill: #56b4e9 }
            }
            </style>
            """;

    private final CostReport report;
    private final StringBuilder xml = new StringBuilder();

    HeldPicture(CostReport report) {
        this.report = report;
    }

    String svg() {
        List<LaneCost> lanes = report.sorted();
        int height = TOP + lanes.size() * ROW + 110;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"Requests a second that each engine holds, and dollars for a million\">",
                WIDTH, height);
        xml.append(STYLE);
        add("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        text("title", 30, 60, "What a million requests cost");
        CostSettings settings = report.settings();
        text("small", 30, 104, machine(settings) + ", " + work(settings));
        text("small", LEFT, 152, "requests a second");
        text("small price", WIDTH - 30, 152, "$ for a million");
        double most = lanes.isEmpty() ? 1 : lanes.getFirst().heldRate().orElse(1);
        for (int i = 0; i < lanes.size(); i++) {
            row(lanes.get(i), TOP + i * ROW, most);
        }
        int below = TOP + lanes.size() * ROW + 34;
        text("small", 30, below, promise(settings));
        text("small", 30, below + 38, prices(settings));
        return xml.append("</svg>\n").toString();
    }

    private void row(LaneCost lane, int y, double most) {
        long length = Math.max(2, Math.round(BAR_WIDTH * lane.heldRate().orElse(0) / most));
        int baseline = y + BAR - 12;
        text("name", LEFT - 20, baseline, lane.name());
        add("<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", LEFT, y, length, BAR);
        text("number", (int) (LEFT + length + 14), baseline, HeldTable.held(lane) + mark(lane));
        lane.perMillion(report.settings().machine(), report.settings().prices())
                .ifPresent(price -> text("price", WIDTH - 30, baseline, "$" + Amounts.number(price, 4)));
    }

    /// What broke the lane, where it is not the 99th percentile.
    private static String mark(LaneCost lane) {
        String settled = lane.bracket().settled() ? "" : ", not settled";
        return lane.broke()
                        .map(step -> switch (step.verdict()) {
                            case HELD, LATE -> "";
                            case ERRORS -> " (errors)";
                            case MEMORY -> " (memory)";
                            case OTHERS -> " or more";
                        })
                        .orElse("")
                + settled;
    }

    private static String machine(CostSettings settings) {
        return Amounts.number(settings.machine().megabytes(), 0) + " MB, "
                + Amounts.plural(settings.machine().cpus(), "core");
    }

    private static String work(CostSettings settings) {
        return "each request gets " + Amounts.plural(settings.fanOut(), "page") + " of " + settings.latencyMillis()
                + " ms";
    }

    private static String promise(CostSettings settings) {
        return "Held: 99 % answered within " + settings.p99Millis() + " ms of when they were due; rates 10 % apart.";
    }

    private static String prices(CostSettings settings) {
        return "At $" + settings.prices().coreHour() + " a core-hour and $"
                + settings.prices().gigabyteHour() + " a GB-hour; seed " + settings.seed() + ".";
    }

    private void text(String type, int x, int y, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", type, x, y, escaped);
    }

    private void add(String format, Object... values) {
        xml.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
