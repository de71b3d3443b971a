package tulip.crawler.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import tulip.crawler.report.GraphLayout.Place;
import tulip.crawler.report.GraphView.Line;
import tulip.crawler.report.GraphView.Spot;

/// Draws a [GraphView] as SVG, inside a page that has the styles.
final class GraphSvg {
    static final int MOST_LINES = 1_500; // a browser draws these at once

    private static final int MOST_LABELS = 120;
    private static final int LONGEST_LABEL = 26;
    private static final double MARGIN = 190; // for the labels of the last ring
    private static final double LEAST_REACH = 400; // from the middle to the edge of the picture
    private static final double LABEL_WIDTH = 60; // about

    private final GraphView view;
    private final GraphLayout layout;
    private final List<Place> places;
    private final StringBuilder svg = new StringBuilder();

    GraphSvg(GraphView view) {
        this.view = view;
        this.layout = new GraphLayout(view);
        this.places = layout.places();
    }

    /// The lines that are drawn: those of the tree, and of the others those that stand for the most links.
    List<Line> drawn() {
        List<Line> tree = view.lines().stream().filter(layout::isInTree).toList();
        Stream<Line> others = view.lines().stream()
                .filter(line -> !layout.isInTree(line))
                .sorted(Comparator.comparingInt(Line::links).reversed())
                .limit(Math.max(0, MOST_LINES - tree.size()));
        return Stream.concat(others, tree.stream()).toList();
    }

    String svg() {
        double outermost = places.stream().mapToDouble(GraphSvg::radius).max().orElse(0);
        double reach = Math.max(LEAST_REACH, outermost + MARGIN);
        add(
                "<svg id=\"picture\"%3$s viewBox=\"%1$.0f %1$.0f %2$.0f %2$.0f\" role=\"group\" aria-label=\"Picture of the"
                        + " graph\">\n",
                -reach, 2 * reach, reach > LEAST_REACH ? "" : " class=\"small\"");
        add("<g class=\"lines\" aria-hidden=\"true\">\n");
        drawn().forEach(this::line);
        add("</g>\n<g class=\"spots\">\n");
        Set<Integer> labelled = labelled();
        for (int i = 0; i < places.size(); i++) {
            spot(i, labelled.contains(i));
        }
        add("</g>\n</svg>\n");
        return svg.toString();
    }

    /// A line of the tree is straight; another one bends towards the middle.
    private void line(Line line) {
        Place from = places.get(line.from());
        Place to = places.get(line.to());
        boolean tree = layout.isInTree(line);
        double bend = tree ? 0.5 : 0.35;
        add(
                "<path class=\"%s f%d t%d\" d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>\n",
                tree ? "tree" : "link",
                line.from(),
                line.to(),
                from.x(),
                from.y(),
                bend * (from.x() + to.x()),
                bend * (from.y() + to.y()),
                to.x(),
                to.y());
    }

    private Set<Integer> labelled() {
        return IntStream.range(0, places.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> places.get(i).ring())
                        .thenComparingInt(i -> -view.spots().get(i).in()))
                .limit(MOST_LABELS)
                .collect(Collectors.toSet());
    }

    private void spot(int i, boolean labelled) {
        Spot spot = view.spots().get(i);
        Place place = places.get(i);
        double size = size(spot);
        add(
                "<a id=\"s%d\" href=\"#r%d\" class=\"spot %s\" tabindex=\"%d\" transform=\"translate(%.1f %.1f)\">",
                i, i, spot.kind().name().toLowerCase(Locale.ROOT), i == 0 ? 0 : -1, place.x(), place.y());
        add("<title>%s</title>%s", Entities.escape(sentence(spot)), shape(spot, size));
        if (labelled) {
            label(spot, place, size);
        }
        add("</a>\n");
    }

    private static String sentence(Spot spot) {
        return spot.name() + ": " + spot.fate() + ", " + GraphPage.depth(spot) + " from the start, "
                + Words.count(spot.in(), "link", "links") + " in, " + Words.count(spot.out(), "link", "links") + " out";
    }

    private static double size(Spot spot) {
        return 4 + 2.5 * Math.log10(1 + (double) Math.max(spot.in(), spot.addresses()));
    }

    /// The shape says the same as the colour.
    private static String shape(Spot spot, double size) {
        String form = switch (spot.kind()) {
            case PAGE, SKIPPED -> "<circle r=\"%1$.1f\"/>";
            case OTHER -> "<path d=\"M0 -%1$.1fL%1$.1f %1$.1fH-%1$.1fZ\"/>";
            case REDIRECT -> "<path d=\"M0 -%1$.1fL%1$.1f 0L0 %1$.1fL-%1$.1f 0Z\"/>";
            case FAILED -> "<path d=\"M-%1$.1f -%1$.1fL%1$.1f %1$.1fM%1$.1f -%1$.1fL-%1$.1f %1$.1f\"/>";
            case FOLDER -> "<rect x=\"-%1$.1f\" y=\"-%1$.1f\" width=\"%2$.1f\" height=\"%2$.1f\" rx=\"2\"/>";
        };
        return String.format(Locale.ROOT, form, size, 2 * size);
    }

    /// The label of a leaf is written outwards, and on a crowded ring each label. Another one is below its spot.
    private void label(Spot spot, Place place, double size) {
        String text = Entities.escape(shortened(spot.name()));
        if (place.ring() == 0 || !(place.leaf() || isCrowded(place))) {
            add("<text class=\"inner\" y=\"%.1f\">%s</text>", size + 12, text);
            return;
        }
        double degrees = Math.toDegrees(place.angle());
        boolean left = Math.cos(place.angle()) < 0;
        double from = (spot.kind() == GraphView.Kind.FOLDER ? Math.sqrt(2) * size : size) + 5; // a square has corners
        add(
                "<text transform=\"rotate(%.1f)\" x=\"%.1f\" dy=\"0.35em\" class=\"%s\">%s</text>",
                left ? degrees + 180 : degrees, left ? -from : from, left ? "left" : "right", text);
    }

    private boolean isCrowded(Place place) {
        long spots = places.stream().filter(each -> each.ring() == place.ring()).count();
        return spots * LABEL_WIDTH > 2 * Math.PI * radius(place);
    }

    private static double radius(Place place) {
        return Math.hypot(place.x(), place.y());
    }

    /// The last part of a path, which tells most.
    private static String shortened(String name) {
        int slash = name.lastIndexOf('/', name.length() - 2);
        String last = slash < 0 ? name : name.substring(slash + 1);
        int points = last.codePointCount(0, last.length());
        return points <= LONGEST_LABEL ? last : last.substring(0, last.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
