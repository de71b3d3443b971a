package tulip.crawler;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Where a page leads.
///
/// @param all      the addresses that it links to, each once, in the page's order
/// @param refresh  the target of its `meta` refresh
record Links(List<Url> all, Optional<Url> refresh) {
    /// Finds the links of an HTML page as a browser without scripts does.
    ///
    /// The page is parsed once. Only if its encoding was a guess, and a `meta` element behind the first bytes says
    /// another one, it is parsed again.
    static Links ofHtml(Url url, byte[] bytes, Optional<String> charset) {
        PageText page = PageText.ofHtml(bytes, charset);
        LinkWalk walk = html(Base.of(url, page.encoding()), page.text());
        Encoding said = walk.declaredEncoding().orElse(page.encoding());
        if (page.certain() || page.encoding().isUtf16() || said.name().equals(page.encoding().name())) {
            return walk.links();
        }
        return html(Base.of(url, said), said.decode(bytes, 0)).links();
    }

    /// Finds the links of an XHTML page. Only elements in the namespaces of HTML and SVG are links.
    static Links ofXhtml(Url url, byte[] bytes, Optional<String> charset) {
        PageText page = PageText.ofXml(bytes, charset);
        return LinkWalk.over(Jsoup.parse(page.text(), "", Parser.xmlParser()), Base.of(url, page.encoding()), true)
                .links();
    }

    private static LinkWalk html(Base base, String text) {
        return LinkWalk.over(Jsoup.parse(text), base, false);
    }
}
