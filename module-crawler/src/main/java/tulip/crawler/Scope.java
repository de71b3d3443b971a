package tulip.crawler;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Optional;

/// Which addresses belong to the site that is crawled. A crawl asks before each fetch, also before it follows a
/// redirect.
///
/// A site often has one address that people type and another one where it is: `http://x.org/` redirects to
/// `https://x.org/`, and this to `https://www.x.org/`. So the scope moves with the redirects of the start
/// ([#movedTo]), as long as they stay in one registered domain.
///
/// The registered domain of a host is looked up only when it matters: the public suffix list takes 0.2 s to load.
///
/// @param start  the first address; after a move, the target
public record Scope(Kind kind, Url start) {
    /// How much of a site is crawled.
    public enum Kind {
        /// The addresses with scheme, host and port of the start.
        HOST,
        /// Those of them that are in the folder of the start, or below it.
        FOLDER,
        /// All hosts of the start's registered domain, such as `example.org` and `docs.example.org`.
        DOMAIN
    }

    public static Scope of(Kind kind, Url start) {
        return new Scope(kind, start);
    }

    public boolean contains(Url url) {
        return switch (kind) {
            case HOST -> url.sameOrigin(start);
            case FOLDER -> url.sameOrigin(start) && url.pathAndQuery().startsWith(folder());
            case DOMAIN -> hasHost(url);
        };
    }

    /// Says whether some address of this host can belong to the site.
    boolean hasHost(Url url) {
        return kind == Kind.DOMAIN ? isInDomain(url) : url.sameOrigin(start);
    }

    /// Says whether the scope may change if the start redirects to this address. Otherwise this is a redirect
    /// like any other.
    boolean needsMoveTo(Url target) {
        return kind == Kind.FOLDER || !contains(target);
    }

    /// The scope after the start has redirected to this address, or empty if the address is another site.
    ///
    /// The target must be in the same registered domain, on the usual port of its scheme or on the same port.
    /// A scope of a folder can only become smaller.
    Optional<Scope> movedTo(Url target) {
        boolean samePort = target.port() == start.port() || target.port() == Url.defaultPort(target.scheme());
        boolean inFolder = kind != Kind.FOLDER || target.pathAndQuery().startsWith(start.path());
        return samePort && inFolder && isInDomain(target) ? Optional.of(new Scope(kind, target)) : Optional.empty();
    }

    private boolean isInDomain(Url url) {
        return url.host().equals(start.host()) || domainOf(url.host()).equals(domainOf(start.host()));
    }

    /// Why an address outside is not fetched.
    String outside() {
        return switch (kind) {
            case HOST -> "is on another site";
            case FOLDER -> "is not below " + start.at(folder());
            case DOMAIN -> "is outside of the domain " + domainOf(start.host());
        };
    }

    private String folder() {
        String path = start.path();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /// The registered domain, by the public suffix list. An address in numbers, and a name without a public suffix,
    /// is a site of its own.
    private static String domainOf(String host) {
        boolean numeric = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        String domain = numeric ? null : EffectiveTldFinder.getAssignedDomain(host, true, false);
        return domain == null ? host : domain;
    }
}
