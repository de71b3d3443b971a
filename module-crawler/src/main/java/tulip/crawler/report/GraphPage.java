package tulip.crawler.report;

import java.util.Locale;
import org.jsoup.nodes.Entities;
import tulip.crawler.report.GraphView.Spot;

/// Writes a link graph as one page that needs nothing from the network: a picture, and the same as a table.
public final class GraphPage {
    private final GraphView view;
    private final String start;
    private final StringBuilder html = new StringBuilder();

    private GraphPage(GraphView view, String start) {
        this.view = view;
        this.start = start;
    }

    /// Writes a page with a picture of a graph.
    ///
    /// @param most  spots, at least 2
    public static String of(LinkGraph graph, int most) {
        return new GraphPage(new GraphViews(graph, most).view(), graph.start().toString()).html();
    }

    private String html() {
        var picture = new GraphSvg(view);
        String title = "Links of " + start;
        add(GraphPageParts.HEAD, Entities.escape(title), GraphPageParts.STYLE);
        add("<h1>%s</h1>\n<p>%s.%s</p>\n", Entities.escape(title), Entities.escape(view.title()), lines(picture));
        add(GraphPageParts.LEGEND);
        html.append("<div class=\"frame\">\n").append(picture.svg()).append("</div>\n");
        table();
        html.append("<script>\n").append(GraphPageParts.SCRIPT).append("</script>\n</main></body></html>\n");
        return html.toString();
    }

    private String lines(GraphSvg picture) {
        int drawn = picture.drawn().size();
        int all = view.lines().size();
        return drawn == all
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %,d of %,d lines are drawn: the shortest way to each spot, and the lines that stand for the"
                                + " most links.",
                        drawn,
                        all);
    }

    private void table() {
        add("<table><caption>The same as a table</caption>\n<thead><tr><th scope=\"col\">name</th>");
        add("<th scope=\"col\">what it is</th><th scope=\"col\">from the start</th><th scope=\"col\">links in</th>");
        add("<th scope=\"col\">links out</th><th scope=\"col\">address</th></tr></thead>\n<tbody>\n");
        for (int i = 0; i < view.spots().size(); i++) {
            Spot spot = view.spots().get(i);
            add(
                    "<tr id=\"r%d\"><th scope=\"row\"><a href=\"#s%d\">%s</a></th><td>%s</td><td>%s</td><td>%,d</td>"
                            + "<td>%,d</td><td><a href=\"%s\">open</a></td></tr>\n",
                    i,
                    i,
                    Entities.escape(spot.name()),
                    Entities.escape(spot.fate()),
                    depth(spot),
                    spot.in(),
                    spot.out(),
                    Entities.escape(spot.address()));
        }
        add("</tbody></table>\n");
    }

    /// How far a spot is from the start.
    static String depth(Spot spot) {
        return spot.depth() == Integer.MAX_VALUE ? "unknown" : Words.count(spot.depth(), "link", "links");
    }

    private void add(String format, Object... values) {
        html.append(String.format(Locale.ROOT, format, values));
    }
}
