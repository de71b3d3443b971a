package tulip.crawler.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tulip.crawler.Outcome;
import tulip.crawler.Url;
import tulip.crawler.report.LinkReport.Holder;

/// Writes a [LinkReport] for a person and as JSON.
public final class LinkReportText {
    private static final int MOST_HOLDERS = 10; // of one address
    private static final int MOST_ADDRESSES = 100;
    private static final int COLUMNS = 80;

    private final Url start;
    private final LinkReport report;
    private final List<String> lines = new ArrayList<>();

    private LinkReportText(Url start, LinkReport report) {
        this.start = start;
        this.report = report;
    }

    /// The lines for a terminal of 80 columns. Addresses are not cut, so that they can be copied.
    public static List<String> lines(Url start, LinkReport report) {
        return new LinkReportText(start, report).text();
    }

    private List<String> text() {
        part(
                "broken links",
                report.broken().size(),
                "address",
                "addresses",
                report.broken().stream()
                        .map(each -> new Entry(name(each.address()) + "   " + Words.of(each.failure()), each.holders()))
                        .toList());
        part(
                "missing places",
                report.missing().size(),
                "place",
                "places",
                report.missing().stream()
                        .map(each -> new Entry(name(each.page()) + "#" + each.fragment(), each.holders()))
                        .toList());
        if (!report.malformed().isEmpty()) {
            part(
                    "malformed links",
                    report.malformed().size(),
                    "link",
                    "links",
                    List.of(new Entry("", report.malformed())));
        }
        if (report.elsewhere() > 0) {
            lines.add("not checked      " + Words.count(report.elsewhere(), "link", "links") + " to other sites");
        }
        report.unchecked()
                .forEach((why, count) ->
                        lines.add("not checked      " + Words.count(count, "link", "links") + " to what " + why));
        return lines;
    }

    /// An address and the pages that link to it.
    private record Entry(String head, List<Holder> holders) {}

    private void part(String title, int count, String one, String many, List<Entry> entries) {
        lines.add(String.format(Locale.ROOT, "%-16s %s", title, count == 0 ? "none" : Words.count(count, one, many)));
        entries.stream().limit(MOST_ADDRESSES).forEach(this::entry);
        more("  ", entries.size() - MOST_ADDRESSES, many);
    }

    private void entry(Entry entry) {
        if (!entry.head.isEmpty()) {
            lines.add("  " + entry.head);
        }
        entry.holders.stream().limit(MOST_HOLDERS).forEach(this::holder);
        more("    ", entry.holders.size() - MOST_HOLDERS, "links");
    }

    private void more(String indent, int more, String many) {
        if (more > 0) {
            lines.add(String.format(Locale.ROOT, "%sand %,d more %s: --json FILE has all", indent, more, many));
        }
    }

    private void holder(Holder holder) {
        String page = "    in " + name(holder.page());
        String link = "as " + printable(holder.link());
        if (page.length() + 3 + link.length() <= COLUMNS) {
            lines.add(page + "   " + link);
        } else {
            lines.add(page);
            lines.add("       " + link);
        }
        if (!holder.via().isEmpty()) {
            lines.add("       over " + holder.via().stream().map(this::name).collect(Collectors.joining(", ")));
        }
    }

    private String name(Url url) {
        return url.sameOrigin(start) ? url.pathAndQuery() : url.toString();
    }

    /// A link may be written in several lines, or hold characters that control a terminal.
    private static String printable(String link) {
        return link.isEmpty()
                ? "an empty link"
                : link.strip().replaceAll("\\s+", " ").replaceAll("\\p{C}", "\uFFFD");
    }

    /// The report as JSON. The chapter lists the fields.
    public static JsonObject toJson(LinkReport report) {
        var broken = new JsonArray();
        report.broken()
                .forEach(each -> broken.add(failure(each.failure())
                        .put("url", each.address().toString())
                        .put("links", holders(each.holders()))));
        var missing = new JsonArray();
        report.missing()
                .forEach(each -> missing.add(new JsonObject()
                        .put("url", each.page().toString())
                        .put("fragment", each.fragment())
                        .put("links", holders(each.holders()))));
        var unchecked = new JsonObject();
        report.unchecked().forEach(unchecked::put);
        return new JsonObject()
                .put("broken", broken)
                .put("missingPlaces", missing)
                .put("malformed", holders(report.malformed()))
                .put("toOtherSites", report.elsewhere())
                .put("unchecked", unchecked);
    }

    private static JsonObject failure(Outcome.Failed failure) {
        var json = new JsonObject().put("kind", failure.kind().name());
        failure.status().ifPresent(status -> json.put("status", status));
        return json.put("message", failure.message());
    }

    private static JsonArray holders(List<Holder> holders) {
        var all = new JsonArray();
        for (Holder each : holders) {
            var holder = new JsonObject().put("page", each.page().toString()).put("link", each.link());
            if (!each.via().isEmpty()) {
                holder.put(
                        "via",
                        new JsonArray(each.via().stream().map(Url::toString).toList()));
            }
            all.add(holder);
        }
        return all;
    }
}
