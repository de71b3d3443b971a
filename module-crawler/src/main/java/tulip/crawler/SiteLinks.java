package tulip.crawler;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Follows the links that stay on the site of their page.
public final class SiteLinks implements Links {
    private final Set<Url> seen = ConcurrentHashMap.newKeySet();

    @Override
    public List<Url> follow(WrittenLinks written) {
        Set<Url> links = all(written);
        links.removeIf(link -> !link.sameOrigin(written.page()));
        return List.copyOf(links);
    }

    /// Finds all addresses to which a page links, those on other sites too.
    static Set<Url> all(WrittenLinks written) {
        Url base = written.base()
                .flatMap(href -> written.resolve(written.page(), href))
                .orElse(written.page());
        Set<Url> found = LinkedHashSet.newLinkedHashSet(written.references().size());
        for (String reference : written.references()) {
            written.resolve(base, reference).ifPresent(found::add);
        }
        return found;
    }

    @Override
    public boolean isNew(Url address) {
        return seen.add(address); // looks and adds in one step
    }
}
