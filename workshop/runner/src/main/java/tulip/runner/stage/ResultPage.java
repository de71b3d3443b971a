package tulip.runner.stage;

import java.util.List;
import tulip.crawler.stage.StageEvent;

/// A run as one HTML file, which needs no other file, no network and no script.
final class ResultPage {
    private static final String STYLE = """
            body { font: 20px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 3rem auto; padding: 0 1.5rem; color: #14213d; background: #fff; }
            h1 { font-size: 2.4rem; line-height: 1.2; margin: 0; }
            .title { color: #5b6478; margin: 0; }
            table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: 1.5rem 0; }
            th, td { text-align: right; padding: .35rem .6rem; border-bottom: 1px solid #d5dae5; }
            th:first-child, td:first-child { text-align: left; }
            svg { width: 100%; height: auto; }
            pre { background: #f1f3f8; padding: .8rem 1rem; overflow: auto; font-size: 16px; }
            """;

    private ResultPage() {}

    static String html(Recording run) {
        Scene scene = Scene.of(run.moments());
        var text = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        text.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
        text.append("<title>").append(escaped(run.title())).append("</title>\n");
        text.append("<style>\n").append(STYLE).append("</style>\n");
        text.append("<p class=\"title\">").append(escaped(run.title())).append("</p>\n");
        text.append("<h1>").append(escaped(run.question())).append("</h1>\n");
        text.append("<p>").append(escaped(run.where())).append(".</p>\n");
        run.caveats()
                .forEach(each -> text.append("<p><b>").append(escaped(each)).append("</b></p>\n"));
        table(text, scene.table());
        text.append(CurvePicture.svg(run));
        text.append("<h2>Why</h2>\n<ul>\n");
        scene.why().forEach(each -> text.append("<li>").append(escaped(each)).append("</li>\n"));
        text.append("</ul>\n<h2>Again</h2>\n<pre>")
                .append(escaped(run.command()))
                .append("</pre>\n");
        text.append(
                "<details><summary>All data, as JSON (<code>./tulip stage --replay</code> shows this run again)</summary>\n<pre>");
        text.append(escaped(run.toJson().encode())).append("</pre></details>\n</html>\n");
        return text.toString();
    }

    private static void table(StringBuilder text, StageEvent.Table table) {
        text.append("<table>\n<thead>");
        row(text, "th", table.columns());
        text.append("</thead>\n<tbody>\n");
        table.rows().forEach(row -> row(text, "td", row));
        text.append("</tbody>\n</table>\n");
    }

    private static void row(StringBuilder text, String element, List<String> cells) {
        text.append("<tr>");
        cells.forEach(cell -> text.append('<')
                .append(element)
                .append('>')
                .append(escaped(cell))
                .append("</")
                .append(element)
                .append('>'));
        text.append("</tr>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
