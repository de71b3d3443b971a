package tulip.crawler;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects everything on a page that leads to other pages, in the page's order.
final class LinkCollector {
    private final Url page;
    private final Links rule;
    private Base base;
    private Optional<String> writtenBase = Optional.empty(); // of the first `base` element that has an address
    private Optional<Url> refresh = Optional.empty();
    private boolean refreshSeen;
    private Optional<Encoding> declaredEncoding = Optional.empty();
    private final Optional<PageNotes> notes;
    private PageRobots robots = PageRobots.NONE;
    private final Set<String> references = new LinkedHashSet<>(); // without fragments: resolved when the base is known
    private final Set<String> unfollowed = new HashSet<>(); // those that always say `nofollow`

    /// @param detailed  whether to collect what reports need too
    LinkCollector(Url page, Base base, Links rule, boolean detailed) {
        this.page = page;
        this.base = base;
        this.rule = rule;
        this.notes = detailed ? Optional.of(new PageNotes()) : Optional.empty();
    }

    /// A collector for a document inside this page.
    LinkCollector inside(Base ofDocument) {
        return new LinkCollector(page, ofDocument, rule, isDetailed());
    }

    /// A link.
    ///
    /// @param reference  null if the element has no such attribute
    /// @param rel        its link types; null if there are none
    void link(String reference, String rel) {
        if (reference != null) {
            link(reference, reference, rel != null && PageRobots.forbids(rel));
        }
    }

    private void link(String written, String reference, boolean nofollow) {
        // Pages often link to many places of one page, so the fragment is cut off first. The hash stays, because a
        // blank before it belongs to the address.
        int hash = reference.indexOf('#');
        String cut = hash < 0 ? reference : reference.substring(0, hash + 1);
        boolean isNew = references.add(cut);
        if (nofollow && isNew) {
            unfollowed.add(cut);
        } else if (!nofollow && !unfollowed.isEmpty()) {
            unfollowed.remove(cut);
        }
        if (notes.isPresent()) {
            notes.get().link(written, reference);
        }
    }

    /// Says whether what reports need is collected too. Then [#link] wants references with their fragments.
    boolean isDetailed() {
        return notes.isPresent();
    }

    /// The id of an element, or the name of an `a`. Counts only if reports need it.
    ///
    /// @param name  null if the element has no such attribute
    void anchor(String name) {
        if (notes.isPresent()) {
            notes.get().anchor(name);
        }
    }

    /// A frame. With an empty source it shows no page. A browser loads it at once, so a later `base` does not count.
    ///
    /// @param source  null if the element has no such attribute
    void frame(String source) {
        if (source != null && !source.isEmpty()) {
            base.resolve(source).ifPresent(url -> link(source, url.toString(), false));
        }
    }

    /// A `base` element. Only the first that has an address counts.
    ///
    /// @param href  null if the element has no such attribute
    void base(String href) {
        if (!hasBase() && href != null) {
            writtenBase = Optional.of(href);
            base = base.changedTo(href);
        }
    }

    /// Says whether a `base` element with an address was there.
    boolean hasBase() {
        return writtenBase.isPresent();
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

    /// A `meta` element that may speak to crawlers.
    ///
    /// @param name     null if there is no such attribute, as the next
    /// @param content  rules, such as `nofollow`
    void robots(String name, String content) {
        if (name != null
                && content != null
                && (name.equalsIgnoreCase("robots")
                        || name.equalsIgnoreCase(UserAgent.ofThisJvm().token()))) {
            robots = robots.and(PageRobots.ofRules(content));
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

    PageLinks links() {
        return new PageLinks(
                rule.follow(written()), refresh, declaredEncoding, asked(), notes.map(taken -> taken.detail(base)));
    }

    /// What the page asks of crawlers. Of two spellings of one address, one may say `nofollow` and the other not.
    private PageRobots asked() {
        if (unfollowed.isEmpty()) {
            return robots;
        }
        Set<Url> never = new HashSet<>();
        unfollowed.forEach(reference -> base.resolve(reference).ifPresent(never::add));
        references.stream()
                .filter(reference -> !unfollowed.contains(reference))
                .forEach(reference -> base.resolve(reference).ifPresent(never::remove));
        return new PageRobots(robots.noindex(), robots.nofollow(), never);
    }

    private WrittenLinks written() {
        Optional<String> against = base.fallback().equals(page)
                ? writtenBase
                : base.address().map(Url::toString); // a document inside the page has another base to begin with
        Collection<String> usable = base.address().isPresent() ? references : absoluteReferences();
        return new WrittenLinks(page, against, usable, base.encoding().charset());
    }

    /// The references that need no base, where the base is no address of the web.
    private List<String> absoluteReferences() {
        return references.stream()
                .flatMap(reference -> base.resolve(reference).stream())
                .map(Url::toString)
                .toList();
    }
}
