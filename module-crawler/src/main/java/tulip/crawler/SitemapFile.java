package tulip.crawler;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/// What a sitemap names (https://www.sitemaps.org/protocol.html): XML, plain text, RSS or Atom, perhaps packed
/// by gzip.
///
/// @param pages     the addresses of pages, each once
/// @param sitemaps  further sitemaps, each once: the file is an index
record SitemapFile(List<Url> pages, List<Url> sitemaps) {
    /// The most addresses and the most bytes of one file, by the protocol. Further addresses are ignored.
    static final int MOST_ADDRESSES = 50_000;

    static final int MOST_BYTES = 50 * 1024 * 1024;

    /// Reads a sitemap.
    ///
    /// @param maxBytes  after decompression
    /// @throws FetchFailure `BAD_ENCODING` if it is no sitemap, `BODY_TOO_LARGE` if it is over the limit
    static SitemapFile parse(Url url, byte[] body, int maxBytes) throws FetchFailure {
        int most = Math.min(maxBytes, MOST_BYTES);
        byte[] plain = isGzip(body) ? ContentCoding.undo("gzip", body, most) : body;
        if (plain.length > most) {
            throw new FetchFailure(FailureKind.BODY_TOO_LARGE, "the sitemap is over " + most + " bytes");
        }
        return switch (read(url, plain)) {
            case SiteMapIndex index ->
                new SitemapFile(
                        List.of(), addresses(url, index.getSitemaps().stream().map(AbstractSiteMap::getUrl)));
            case SiteMap map ->
                new SitemapFile(addresses(url, map.getSiteMapUrls().stream().map(each -> each.getUrl())), List.of());
            default -> new SitemapFile(List.of(), List.of());
        };
    }

    /// The parser must not compare addresses with that of the file: it does so by their text, and drops some
    /// of the file's own host. The crawl asks its scope.
    private static AbstractSiteMap read(Url url, byte[] plain) throws FetchFailure {
        try {
            URL base = URI.create(url.at("/").toString()).toURL();
            return new SiteMapParser(false, true).parseSiteMap(plain, base);
        } catch (UnknownFormatException | IOException | RuntimeException unreadable) {
            throw new FetchFailure(FailureKind.BAD_ENCODING, "is no sitemap: " + unreadable.getMessage());
        }
    }

    private static boolean isGzip(byte[] body) { // RFC 1952, section 2.3.1
        return body.length > 1 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
    }

    private static List<Url> addresses(Url url, Stream<URL> written) {
        return written.limit(MOST_ADDRESSES)
                .flatMap(each -> url.resolve(each.toString()).stream())
                .distinct()
                .toList();
    }
}
