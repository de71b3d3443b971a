package tulip.crawler;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Collects everything on a page that leads to other pages, in the page's order.
final class LinkCollector {
    private Base base;
    private boolean baseSeen;
    private Optional<Url> refresh = Optional.empty();
    private boolean refreshSeen;
    private Optional<Encoding> declaredEncoding = Optional.empty();
    private final Set<String> references = new LinkedHashSet<>(); // without fragments: resolved when the base is known

    LinkCollector(Base base) {
        this.base = base;
    }

    /// A link.
    ///
    /// @param reference  null if the element has no such attribute
    void link(String reference) {
        if (reference != null) {
            // Pages often link to many places of one page, so the fragment is cut off first. The hash stays, because a
            // blank before it belongs to the address.
            int hash = reference.indexOf('#');
            references.add(hash < 0 ? reference : reference.substring(0, hash + 1));
        }
    }

    /// A frame. With an empty source it shows no page. A browser loads it at once, so a later `base` does not count.
    ///
    /// @param source  null if the element has no such attribute
    void frame(String source) {
        if (source != null && !source.isEmpty()) {
            base.resolve(source).ifPresent(url -> link(url.toString()));
        }
    }

    /// A `base` element. Only the first that has an address counts.
    ///
    /// @param href  null if the element has no such attribute
    void base(String href) {
        if (!baseSeen && href != null) {
            baseSeen = true;
            base = base.changedTo(href);
        }
    }

    /// Says whether a `base` element with an address was there.
    boolean hasBase() {
        return baseSeen;
    }

    /// A `meta` element that stands for a `Refresh` field. Only the first that is well-formed counts.
    void refresh(String content) {
        if (!refreshSeen) {
            Refresh.parse(content).ifPresent(found -> {
                Optional<Url> target = found.reference().flatMap(base::resolve);
                refreshSeen = found.reference().isEmpty() || target.isPresent();
                refresh = target;
            });
        }
    }

    /// A `meta` element that may name the encoding. Only the first that does counts.
    ///
    /// @param charset      the attribute; null if there is none
    /// @param contentType  the value that stands for a `Content-Type` field; null if there is none
    void encoding(String charset, String contentType) {
        if (declaredEncoding.isEmpty()) {
            declaredEncoding = Optional.ofNullable(charset)
                    .flatMap(Encoding::labelled)
                    .or(() -> Optional.ofNullable(contentType).flatMap(Html::encodingIn))
                    .map(Encoding::saidInAscii);
        }
    }

    /// The base at this place of the page.
    Base base() {
        return base;
    }

    Links links() {
        Set<Url> found = LinkedHashSet.newLinkedHashSet(references.size());
        for (String reference : references) {
            base.resolve(reference).ifPresent(found::add);
        }
        return new Links(found, refresh, declaredEncoding);
    }
}
