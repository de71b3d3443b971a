package tulip.crawler;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Where a page leads.
///
/// @param followed  the addresses to follow, as [Links#follow] says
/// @param refresh   the target of its `meta` refresh
/// @param encoding  the first that a `meta` element names
/// @param robots    what it asks of crawlers
/// @param detail    empty if nobody asked for it
record PageLinks(
        List<Url> followed,
        Optional<Url> refresh,
        Optional<Encoding> encoding,
        PageRobots robots,
        Optional<PageDetail> detail) {
    /// Finds the links of an HTML page as a browser without scripts does.
    ///
    /// The page is read once. Only if its encoding was a guess, and a `meta` element behind the first bytes says
    /// another one, it is read again.
    static PageLinks ofHtml(Url url, byte[] bytes, Optional<String> charset, Links rule, boolean detailed) {
        PageBytes page = PageBytes.ofHtml(bytes, charset);
        PageLinks links = ofHtml(url, page, rule, detailed);
        return page.certain() || page.encoding().isUtf16()
                ? links
                : links.encoding
                        .filter(said -> !said.name().equals(page.encoding().name()))
                        .map(said -> ofHtml(url, page.in(said), rule, detailed))
                        .orElse(links);
    }

    /// Nearly all pages need no tree.
    private static PageLinks ofHtml(Url url, PageBytes page, Links rule, boolean detailed) {
        var collector = new LinkCollector(url, Base.of(url, page.encoding()), rule, detailed);
        return LinkScan.readTags(page, collector)
                ? collector.links()
                : LinkWalk.over(
                        LinkWalk.parse(page.text()),
                        new LinkCollector(url, Base.of(url, page.encoding()), rule, detailed),
                        false);
    }

    /// Finds the links of an XHTML page. Only elements in the namespaces of HTML and SVG are links.
    static PageLinks ofXhtml(Url url, byte[] bytes, Optional<String> charset, Links rule, boolean detailed) {
        PageBytes page = PageBytes.ofXml(bytes, charset);
        return LinkWalk.over(
                Jsoup.parse(page.text(), "", Parser.xmlParser()),
                new LinkCollector(url, Base.of(url, page.encoding()), rule, detailed),
                true);
    }

    /// These links, and those of documents inside the page.
    PageLinks and(PageLinks inside) {
        List<Url> all = Stream.concat(followed.stream(), inside.followed.stream())
                .distinct()
                .toList();
        return new PageLinks(
                all, refresh, encoding, robotsWith(inside), detail.flatMap(own -> inside.detail.map(own::and)));
    }

    /// A link counts as not to be followed only if it is so in both documents.
    private PageRobots robotsWith(PageLinks inside) {
        Set<Url> unfollowed = new HashSet<>(robots.unfollowed());
        unfollowed.addAll(inside.robots.unfollowed());
        for (PageLinks each : List.of(this, inside)) {
            each.followed.stream()
                    .filter(link -> !each.robots.unfollowed().contains(link))
                    .forEach(unfollowed::remove);
        }
        return new PageRobots(robots.noindex(), robots.nofollow(), unfollowed);
    }
}
