package tulip.crawler;

import java.util.Optional;

/// The address against which the links of a page are resolved
/// ([HTML](https://html.spec.whatwg.org/#document-base-url)).
///
/// @param fallback  the address without a `base` element
/// @param address  empty if the `base` has another scheme than http and https: then relative links lead off the
///     site
/// @param encoding  of the page; queries are escaped in it
record Base(Url fallback, Optional<Url> address, Encoding encoding) {
    static Base of(Url page, Encoding encoding) {
        return new Base(page, Optional.of(page), encoding);
    }

    /// The base after a `base` element. If its address is malformed, or has the scheme `data` or `javascript`, the
    /// element counts for nothing.
    Base changedTo(String href) {
        Optional<Url> next = fallback.resolve(href, encoding.charset());
        if (next.isPresent()) {
            return new Base(fallback, next, encoding);
        }
        return switch (scheme(href)) {
            case "", "http", "https", "data", "javascript" -> this;
            default -> new Base(fallback, Optional.empty(), encoding);
        };
    }

    /// The base of a document inside the page, which is always in UTF-8.
    Base inside() {
        return new Base(address.orElse(fallback), address, Encoding.UTF_8);
    }

    Optional<Url> resolve(String reference) {
        if (address.isPresent()) {
            return address.get().resolve(reference, encoding.charset());
        }
        try {
            return Optional.of(new UrlParser(reference, encoding.charset()).absolute());
        } catch (MalformedUrl relative) {
            return Optional.empty();
        }
    }

    /// Says whether a reference that could not be resolved is malformed. Otherwise it leads elsewhere than to the
    /// web.
    boolean isMalformed(String reference) {
        return switch (scheme(reference)) {
            case "http", "https" -> true;
            case "" -> address.isPresent();
            default -> false;
        };
    }

    /// The scheme that a reference begins with; empty if it has none.
    private static String scheme(String reference) {
        String text = reference.strip().replaceAll("[\t\n\r]", "");
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : Html.lowerCase(text.substring(0, colon));
        return scheme.matches("[a-z][a-z0-9+.-]*") ? scheme : "";
    }
}
