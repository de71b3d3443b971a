package tulip.crawler;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The address of a page, written as browsers write it (WHATWG URL), so two spellings of one host and port are
/// equal.
///
/// `java.net.URI` is no substitute: it rejects characters that real pages contain, and it follows the older RFC
/// 2396.
///
/// @param scheme        `http` or `https`
/// @param host          in ASCII and lower case; an IPv6 address is in brackets
/// @param port          0 to 65535; the scheme's default if the text has none
/// @param pathAndQuery  starts with a slash, without dot segments or fragment; the crawl uses it as the page's name
public record Url(String scheme, String host, int port, String pathAndQuery) {
    /// Reads an absolute address.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is no `http` or `https` URL
    public static Url parse(String text) {
        try {
            return new UrlParser(text, StandardCharsets.UTF_8).absolute();
        } catch (MalformedUrl malformed) {
            throw new IllegalArgumentException("'" + text + "' is not " + malformed.getMessage(), malformed);
        }
    }

    /// Resolves a reference that was found in the page with this address, with its query in UTF-8.
    ///
    /// @return the address, or empty if the reference is malformed or its scheme is not `http` or `https`
    public Optional<Url> resolve(String reference) {
        return resolve(reference, StandardCharsets.UTF_8);
    }

    /// Resolves a reference that was found in the page with this address.
    ///
    /// @param queryCharset  the page's charset. A query is written in it, but in UTF-8 on a page in UTF-16
    /// @return the address, or empty if the reference is malformed or its scheme is not `http` or `https`
    public Optional<Url> resolve(String reference, Charset queryCharset) {
        try {
            return Optional.of(new UrlParser(reference, queryCharset).relativeTo(this));
        } catch (MalformedUrl malformed) {
            return Optional.empty();
        }
    }

    /// Resolves the value of a `Location` field. Bytes above 127 are escaped as they are: they are UTF-8 as a rule.
    ///
    /// @param location  the field, read as ISO 8859-1
    /// @return the address, or empty if it is malformed or its scheme is not `http` or `https`
    public Optional<Url> resolveLocation(String location) {
        return resolve(PercentEncoder.escapeBytes(location));
    }

    /// Returns another address of the same origin.
    public Url at(String pathAndQuery) {
        return new UrlParser(pathAndQuery, StandardCharsets.UTF_8).pathOn(this);
    }

    /// The host, without the brackets of an IPv6 address.
    public String hostOnly() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Says whether both have the same scheme, host and port (RFC 6454).
    public boolean sameOrigin(Url other) {
        return port == other.port && host.equals(other.host) && scheme.equals(other.scheme);
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    public String path() {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
    }

    /// Host and port as in the `Host` field: without the port if it is the scheme's default (RFC 9110, section
    /// 7.2).
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /// As a record would do, but the parts that differ most come first: a crawl compares millions of addresses.
    @Override
    public boolean equals(Object other) {
        return other instanceof Url url
                && pathAndQuery.equals(url.pathAndQuery)
                && port == url.port
                && host.equals(url.host)
                && scheme.equals(url.scheme);
    }

    @Override
    public int hashCode() {
        return (pathAndQuery.hashCode() * 31 + host.hashCode()) * 31 + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + pathAndQuery;
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
