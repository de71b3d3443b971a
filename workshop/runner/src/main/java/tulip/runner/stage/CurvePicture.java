package tulip.runner.stage;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tulip.crawler.lab.Amounts;

/// Draws the curves of a run as SVG: each lane has its own dashes, and its name at the end of its line.
final class CurvePicture {
    private static final int WIDTH = 1_200;
    private static final int HEIGHT = 560;
    private static final int LEFT = 110;
    private static final int RIGHT = 190; // for the names
    private static final int TOP = 60;
    private static final int BOTTOM = 70;
    private static final int TEXT = 22;
    private static final int TICKS = 4;

    /// Told apart by those who see red and green as one (Okabe and Ito, "Color Universal Design", 2008), and dark
    /// enough on white.
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#007a5a", "#a3478a", "#5b5b5b", "#8a6a00");

    private static final List<String> DASHES = List.of("none", "14 6", "3 5", "14 5 3 5", "6 6", "20 5 3 5 3 5");

    private final Scene scene;
    private final StringBuilder svg = new StringBuilder();
    private final double mostMillis;
    private final double mostValue;

    private CurvePicture(Scene scene) {
        this.scene = scene;
        double longest = Double.isNaN(scene.idealMillis()) ? 0 : scene.idealMillis();
        double greatest = 0;
        for (String name : scene.names()) {
            for (Scene.Point point : scene.curve(name)) {
                longest = Math.max(longest, point.millis());
                greatest = Math.max(greatest, point.value());
            }
        }
        mostMillis = Math.max(longest, 1e-3);
        mostValue = Math.max(greatest, 1e-3);
    }

    static String svg(Recording run) {
        return new CurvePicture(Scene.of(run.moments())).draw(run.title());
    }

    private String draw(String title) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"system-ui,"
                        + " sans-serif\" font-size=\"%d\">%n<title>%s</title>%n<rect width=\"%d\" height=\"%d\""
                        + " fill=\"#fff\"/>%n",
                WIDTH,
                HEIGHT,
                TEXT,
                ResultPage.escaped(title + ": " + scene.quantity() + " over time"),
                WIDTH,
                HEIGHT));
        text(LEFT, TOP - 24, "start", "#14213d", scene.quantity());
        axes();
        if (scene.idealMillis() > 0) {
            line(x(scene.idealMillis()), TOP, x(scene.idealMillis()), HEIGHT - BOTTOM, "#14213d", "2 6");
            text(x(scene.idealMillis()), TOP - 24, "middle", "#14213d", "ideal");
        }
        double below = HEIGHT; // the place of the last name
        List<String> names = scene.names().stream()
                .filter(name -> !scene.curve(name).isEmpty())
                .sorted((a, b) -> Double.compare(y(last(a).value()), y(last(b).value())))
                .toList();
        double next = TOP;
        for (String name : names) {
            int number = scene.names().indexOf(name);
            curve(name, number);
            next = Math.min(Math.max(next, y(last(name).value())), below);
            text(WIDTH - RIGHT + 14, next + TEXT / 3.0, "start", COLOURS.get(number % COLOURS.size()), name);
            next += TEXT * 1.3;
        }
        return svg.append("</svg>\n").toString();
    }

    private Scene.Point last(String name) {
        return scene.curve(name).getLast();
    }

    private void axes() {
        for (double value = 0; value <= mostValue; value += step(mostValue)) {
            line(LEFT, y(value), WIDTH - RIGHT, y(value), "#d5dae5", "none");
            text(LEFT - 12, y(value) + TEXT / 3.0, "end", "#5b6478", tick(value));
        }
        for (double millis = 0; millis <= mostMillis; millis += step(mostMillis)) {
            text(x(millis), HEIGHT - BOTTOM + TEXT * 1.5, "middle", "#5b6478", tick(millis) + " ms");
        }
    }

    /// The distance of two marks on an axis: 1, 2 or 5 times a power of ten, so that there are 3 to 8 marks.
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most / TICKS)));
        double rest = most / TICKS / power;
        return power * (rest < 1.5 ? 1 : rest < 3.5 ? 2 : rest < 7.5 ? 5 : 10);
    }

    private static String tick(double value) {
        return Amounts.number(value, value == Math.rint(value) ? 0 : 2);
    }

    private void curve(String name, int number) {
        String points = scene.curve(name).stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.millis()), y(point.value())))
                .collect(Collectors.joining(" "));
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%.1f,%.1f %s\" fill=\"none\" stroke=\"%s\" stroke-width=\"4\""
                        + " stroke-dasharray=\"%s\"/>%n",
                x(0),
                y(0),
                points,
                COLOURS.get(number % COLOURS.size()),
                DASHES.get(number % DASHES.size())));
    }

    private void line(double x1, double y1, double x2, double y2, String colour, String dashes) {
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                dashes));
    }

    private void text(double x, double y, String anchor, String colour, String what) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                ResultPage.escaped(what)));
    }

    private double x(double millis) {
        return LEFT + (WIDTH - LEFT - RIGHT) * millis / mostMillis;
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / mostValue;
    }
}
