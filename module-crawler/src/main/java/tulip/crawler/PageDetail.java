package tulip.crawler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the reports of a crawl need of a page, and its fetches do not. A page is read for this only if
/// [Limits#detailed] says so.
///
/// @param links    the links with the scheme `http` or `https`, in the page's order, each reference once. Links to
///                 other sites are among them. A malformed reference without another scheme is among them too
/// @param anchors  the ids of the page's elements, and the names of its `a` elements: what a fragment can point to
public record PageDetail(List<Hyperlink> links, Set<String> anchors) {
    /// This page with the links of a document inside it. Fragments do not point into such a document.
    PageDetail and(PageDetail inside) {
        Set<Hyperlink> all = new LinkedHashSet<>();
        Stream.of(links, inside.links).forEach(all::addAll);
        return new PageDetail(List.copyOf(all), anchors);
    }
}
