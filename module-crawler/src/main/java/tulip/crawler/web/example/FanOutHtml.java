package tulip.crawler.web.example;

import java.util.Locale;

/// The HTML of one answer of the fan-out pages. It needs no script and nothing from the network, and is large
/// enough for the last row.
final class FanOutHtml {
    private static final String STYLE = """
            :root { color-scheme: light; --ink: #14213d; --bar: #1f6feb; --track: #dfe6f1; }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 3vh 4vw; color: var(--ink); background: #fff;
                   font: 500 clamp(22px, 2.6vw, 44px)/1.3 system-ui, sans-serif; }
            h1 { margin: 0 0 .2em; font-size: 1.6em; line-height: 1.1; }
            p { margin: .2em 0 .8em; }
            nav { display: flex; flex-wrap: wrap; gap: .6em; margin-top: 1em; }
            a { padding: .1em .5em; color: inherit; border: 3px solid var(--ink); border-radius: .3em;
                text-decoration: none; }
            a:hover { background: var(--track); }
            a:focus-visible { outline: .2em solid #e85d04; outline-offset: .15em; }
            section { margin: 0 0 .9em; }
            h2 { display: flex; justify-content: space-between; gap: 1em; margin: 0 0 .15em; font-size: 1em; }
            h2 span { font-weight: 400; }
            .track { height: 1.2em; background: var(--track); border-radius: .2em; overflow: hidden; }
            .bar { height: 100%; min-width: 4px; background: var(--bar); }
            .rows .track { height: .7em; margin: .16em 0; }
            """;

    private final int backEnds;
    private final String latency;
    private double longest; // of the ways so far, in milliseconds: the bars are parts of it

    FanOutHtml(int backEnds, String latency) {
        this.backEnds = backEnds;
        this.latency = latency;
    }

    /// The page of all ways, up to the first bar.
    String begin() {
        return head("One page, " + backEnds + " slow back ends") + "<p>Each back end answers after " + latency
                + ". Three ways to wait for all of them:</p>\n";
    }

    /// A way's time as a bar. The first way is the slowest one, and sets the scale.
    String bar(Way.Result result) {
        longest = Math.max(longest, result.millis());
        return "<section><h2>" + result.way().path() + " <span>" + result.way().sentence() + "</span> "
                + time(result.millis()) + "</h2>\n" + track(0, result.millis(), longest) + "</section>\n";
    }

    String end() {
        return nav() + "</main></body></html>\n";
    }

    /// The page of one way: a bar for each back end.
    String one(Way.Result result) {
        var page = new StringBuilder(head(result.way().path() + ": " + time(result.millis())));
        page.append("<p>")
                .append(result.way().sentence())
                .append(". A bar for each of ")
                .append(backEnds);
        page.append(" back ends, from the call to the answer:</p>\n<section class=\"rows\">\n");
        result.answers().forEach(answer -> page.append(track(answer.begin(), answer.end(), result.millis())));
        return page.append("</section>\n").append(end()).toString();
    }

    private static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title + "</title>\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<link rel=\"icon\" href=\"data:,\">\n<style>\n"
                + STYLE + "</style></head>\n<body><main><h1>" + title + "</h1>\n";
    }

    private static String nav() {
        var links = new StringBuilder("<nav><a href=\"/\" accesskey=\"0\">all</a>");
        int key = 1;
        for (Way way : Way.values()) {
            links.append("<a href=\"")
                    .append(way.path())
                    .append("\" accesskey=\"")
                    .append(key++)
                    .append("\">");
            links.append(way.path()).append("</a>");
        }
        return links.append("</nav>\n").toString();
    }

    private static String track(double begin, double end, double scale) {
        return String.format(
                Locale.ROOT,
                "<div class=\"track\"><div class=\"bar\" style=\"margin-left:%.2f%%;width:%.2f%%\"></div></div>%n",
                100 * begin / scale,
                100 * (end - begin) / scale);
    }

    private static String time(double millis) {
        return String.format(Locale.ROOT, "%,.0f ms", millis);
    }
}
