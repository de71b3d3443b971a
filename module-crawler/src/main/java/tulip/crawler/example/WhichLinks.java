package tulip.crawler.example;

import java.util.List;
import java.util.Optional;
import tulip.crawler.Links;
import tulip.crawler.SiteLinks;
import tulip.crawler.Url;
import tulip.crawler.WrittenLinks;

/// Which links of a page a crawler follows. In Python: python/which_links.py.
final class WhichLinks {
    private static final Url PAGE = Url.parse("http://tulip.test/docs/index.html");

    private WhichLinks() {}

    private static List<Url> follow(Optional<String> base, String... references) {
        Links links = new SiteLinks();
        return links.follow(new WrittenLinks(PAGE, base, List.of(references)));
    }

    static void main() {
        IO.println(follow(Optional.empty(), "tea.html#hot", "tea.html", "../cake.html"));
        IO.println(follow(Optional.of("/shop/"), "tea.html", "#top"));
        IO.println(
                follow(Optional.empty(), "http://tulip.test.other.test/", "mailto:ada@tulip.test", "//tulip.test/a"));
    }
}
