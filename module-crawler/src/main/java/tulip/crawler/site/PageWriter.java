package tulip.crawler.site;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// Writes one page of a generated site: its links in the tree, other links that test a crawler, and text.
///
/// Pages are numbered level by level: page `i` links to pages `i * fanOut + 1` to `i * fanOut + fanOut`.
final class PageWriter {
    private static final double SIZE_SIGMA = 0.5;
    private static final int SIZE_BOUND = 4;

    private final SiteSpec spec;
    private final String[] paths;
    private final int page;
    private final SplittableRandom random;
    private final StringBuilder html = new StringBuilder();
    private final String base;

    private PageWriter(SiteSpec spec, String[] paths, int page) {
        this.spec = spec;
        this.paths = paths;
        this.page = page;
        this.random = Seeded.random(spec.seed(), paths[page]);
        this.base = random.nextInt(8) == 0 ? paths[across()] : paths[page];
    }

    static byte[] write(SiteSpec spec, String[] paths, int page) {
        var writer = new PageWriter(spec, paths, page);
        writer.head();
        writer.navigation();
        writer.linksAcross();
        writer.strangeLinks();
        writer.paragraphs();
        return writer.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void head() {
        String title = PageNames.title(paths[page]);
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        html.append(title).append(" | The tulip site</title>\n");
        if (!base.equals(paths[page])) {
            String reference = References.write(paths[page], base, random);
            html.append("<base href=\"").append(reference).append("\">\n");
        }
        html.append("</head>\n<body>\n<h1>").append(title).append("</h1>\n");
    }

    private void navigation() {
        html.append("<nav>\n<ul>\n<li>");
        link(0);
        html.append("</li>\n");
        long firstChild = (long) page * spec.fanOut() + 1;
        for (long child = firstChild; child < Math.min(firstChild + spec.fanOut(), paths.length); child++) {
            html.append("<li>");
            link((int) child);
            html.append("</li>\n");
        }
        html.append("</ul>\n</nav>\n");
    }

    private void linksAcross() {
        html.append("<p>See also ");
        int target;
        do {
            target = across();
            link(target);
            html.append(", ");
        } while (random.nextInt(3) > 0);
        link(target); // the same target again, perhaps spelt differently
        html.append(".</p>\n");
    }

    private void strangeLinks() {
        if (random.nextInt(4) == 0) {
            html.append("<p><a href=\"#part-1\">Skip</a>, <a href=\"mailto:gardener@other.invalid\">ask</a>.</p>\n");
        }
        if (random.nextInt(4) == 0) {
            html.append("<p>Elsewhere: <a href=\"http://other.invalid/hedge.html\">the hedge</a>.</p>\n");
        }
    }

    /// Adds text until the page has its size.
    private void paragraphs() {
        double factor = Math.clamp(Seeded.logNormal(random, SIZE_SIGMA), 1.0 / SIZE_BOUND, SIZE_BOUND);
        long size = Math.round(spec.pageBytes() * factor);
        int part = 1;
        do {
            html.append("<h2 id=\"part-" + part + "\">Part " + part + "</h2>\n<p>");
            part++;
            Words.sentence(html, random);
            for (int more = 8; more > 0 && html.length() < size; more--) {
                Words.sentence(html.append('\n'), random);
            }
            html.append("</p>\n");
        } while (html.length() < size);
        html.append("</body>\n</html>\n");
    }

    private void link(int target) {
        String reference = References.write(base, paths[target], random);
        html.append("<a href=\"" + reference + "\">" + PageNames.title(paths[target]) + "</a>");
    }

    /// Draws a page that is not deeper than this page's children, so that no link makes a path shorter.
    private int across() {
        return random.nextInt((int) Math.min(paths.length, (page + 1L) * spec.fanOut() + 1));
    }
}
