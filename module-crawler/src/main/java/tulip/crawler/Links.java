package tulip.crawler;

import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Where a page leads.
///
/// @param all       the addresses that it links to, in the page's order
/// @param refresh   the target of its `meta` refresh
/// @param encoding  the first that a `meta` element names
record Links(Set<Url> all, Optional<Url> refresh, Optional<Encoding> encoding) {
    /// Finds the links of an HTML page as a browser without scripts does.
    ///
    /// The page is read once. Only if its encoding was a guess, and a `meta` element behind the first bytes says
    /// another one, it is read again.
    static Links ofHtml(Url url, byte[] bytes, Optional<String> charset) {
        PageBytes page = PageBytes.ofHtml(bytes, charset);
        Links links = ofHtml(url, page);
        return page.certain() || page.encoding().isUtf16()
                ? links
                : links.encoding
                        .filter(said -> !said.name().equals(page.encoding().name()))
                        .map(said -> ofHtml(url, page.in(said)))
                        .orElse(links);
    }

    /// Nearly all pages need no tree.
    private static Links ofHtml(Url url, PageBytes page) {
        var collector = new LinkCollector(Base.of(url, page.encoding()));
        return LinkScan.readTags(page, collector)
                ? collector.links()
                : LinkWalk.over(LinkWalk.parse(page.text()), Base.of(url, page.encoding()), false);
    }

    /// Finds the links of an XHTML page. Only elements in the namespaces of HTML and SVG are links.
    static Links ofXhtml(Url url, byte[] bytes, Optional<String> charset) {
        PageBytes page = PageBytes.ofXml(bytes, charset);
        return LinkWalk.over(Jsoup.parse(page.text(), "", Parser.xmlParser()), Base.of(url, page.encoding()), true);
    }
}
