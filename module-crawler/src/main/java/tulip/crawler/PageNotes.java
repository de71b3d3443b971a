package tulip.crawler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects the [PageDetail] of a page.
final class PageNotes {
    /// @param written    as in the page
    /// @param reference  to be resolved against the page's base; of a frame, its address
    private record Reference(String written, String reference) {}

    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<String> anchors = new LinkedHashSet<>();

    void link(String written, String reference) {
        references.add(new Reference(written, reference));
    }

    /// The id of an element, or the name of an `a`.
    ///
    /// @param name  null if the element has no such attribute
    void anchor(String name) {
        if (name != null && !name.isEmpty()) {
            anchors.add(name);
        }
    }

    PageDetail detail(Base base) {
        List<Hyperlink> links = new ArrayList<>(references.size());
        for (Reference each : references) {
            Optional<Url> target = base.resolve(each.reference);
            if (target.isPresent() || base.isMalformed(each.reference)) {
                links.add(new Hyperlink(each.written, target, Fragment.of(each.written)));
            }
        }
        return new PageDetail(List.copyOf(links), Collections.unmodifiableSet(anchors));
    }
}
