package tulip.crawler.report;

import tulip.crawler.report.GraphView.Line;
import tulip.crawler.report.GraphView.Spot;

/// Writes a link graph in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html).
public final class DotGraph {
    private DotGraph() {}

    /// Writes a graph in Graphviz's language.
    ///
    /// @param most  nodes, at least 2
    public static String of(LinkGraph graph, int most) {
        GraphView view = new GraphViews(graph, most).view();
        var dot = new StringBuilder("digraph crawl {\n");
        dot.append("  label=").append(quoted(view.title())).append(";\n");
        dot.append("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];\n");
        for (int i = 0; i < view.spots().size(); i++) {
            Spot spot = view.spots().get(i);
            dot.append("  n").append(i);
            dot.append(" [label=").append(quoted(spot.name()));
            dot.append(", tooltip=").append(quoted(spot.fate()));
            dot.append(", URL=").append(quoted(spot.address()));
            dot.append(look(spot)).append("];\n");
        }
        for (Line line : view.lines()) {
            dot.append("  n").append(line.from()).append(" -> n").append(line.to());
            dot.append(line.links() > 1 ? " [label=" + line.links() + "];\n" : ";\n");
        }
        return dot.append("}\n").toString();
    }

    /// A string in quotes. Graphviz reads a backslash as the begin of an escape, such as `\n`, and knows the
    /// character references of HTML, such as `&lt;`.
    static String quoted(String text) {
        String plain = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + plain.replaceAll("&(?=#?\\w+;)", "&amp;") + '"';
    }

    private static String look(Spot spot) {
        return switch (spot.kind()) {
            case PAGE -> "";
            case FOLDER -> ", shape=folder, style=filled";
            case OTHER -> ", fillcolor=\"#eeeeee\"";
            case REDIRECT -> ", fillcolor=\"#cfe8ff\", shape=ellipse";
            case FAILED -> ", fillcolor=\"#ffb3ab\"";
            case SKIPPED -> ", style=\"rounded,dashed\"";
        };
    }
}
