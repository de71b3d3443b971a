package tulip.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Correct links. Each mistake overrides one or two methods, and so has only one fault.
class BreakableLinks implements Links {
    final Set<Url> seen = ConcurrentHashMap.newKeySet();

    @Override
    public List<Url> follow(WrittenLinks written) {
        List<Url> links = new ArrayList<>();
        Url base = base(written);
        for (String reference : written.references()) {
            resolved(written, base, reference)
                    .filter(link -> isOnSite(written.page(), base, link) && !links.contains(link))
                    .ifPresent(links::add);
        }
        return links;
    }

    Url base(WrittenLinks written) {
        return written.base()
                .flatMap(base -> written.resolve(written.page(), base))
                .orElse(written.page());
    }

    Optional<Url> resolved(WrittenLinks written, Url base, String reference) {
        return written.resolve(base, reference);
    }

    boolean isOnSite(Url page, Url base, Url link) {
        return link.sameOrigin(page);
    }

    @Override
    public synchronized boolean isNew(Url address) {
        boolean isNew = !seen.contains(address);
        seen.add(address);
        return isNew;
    }
}
