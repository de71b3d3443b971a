package tulip.crawler;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Where a page leads.
///
/// @param followed  the addresses to follow, as [Links#follow] says
/// @param refresh   the target of its `meta` refresh
/// @param encoding  the first that a `meta` element names
record PageLinks(List<Url> followed, Optional<Url> refresh, Optional<Encoding> encoding) {
    /// Finds the links of an HTML page as a browser without scripts does.
    ///
    /// The page is read once. Only if its encoding was a guess, and a `meta` element behind the first bytes says
    /// another one, it is read again.
    static PageLinks ofHtml(Url url, byte[] bytes, Optional<String> charset, Links rule) {
        PageBytes page = PageBytes.ofHtml(bytes, charset);
        PageLinks links = ofHtml(url, page, rule);
        return page.certain() || page.encoding().isUtf16()
                ? links
                : links.encoding
                        .filter(said -> !said.name().equals(page.encoding().name()))
                        .map(said -> ofHtml(url, page.in(said), rule))
                        .orElse(links);
    }

    /// Nearly all pages need no tree.
    private static PageLinks ofHtml(Url url, PageBytes page, Links rule) {
        var collector = new LinkCollector(url, Base.of(url, page.encoding()), rule);
        return LinkScan.readTags(page, collector)
                ? collector.links()
                : LinkWalk.over(
                        LinkWalk.parse(page.text()),
                        new LinkCollector(url, Base.of(url, page.encoding()), rule),
                        false);
    }

    /// Finds the links of an XHTML page. Only elements in the namespaces of HTML and SVG are links.
    static PageLinks ofXhtml(Url url, byte[] bytes, Optional<String> charset, Links rule) {
        PageBytes page = PageBytes.ofXml(bytes, charset);
        return LinkWalk.over(
                Jsoup.parse(page.text(), "", Parser.xmlParser()),
                new LinkCollector(url, Base.of(url, page.encoding()), rule),
                true);
    }

    /// These links, and those of documents inside the page.
    PageLinks and(List<Url> inside) {
        List<Url> all =
                Stream.concat(followed.stream(), inside.stream()).distinct().toList();
        return new PageLinks(all, refresh, encoding);
    }
}
