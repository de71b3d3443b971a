package tulip.crawler;

import java.util.List;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;

/// Turns the response to a fetch of a `robots.txt` or a sitemap into an [Outcome].
final class SiteFiles {
    private SiteFiles() {}

    static Outcome read(Fetch fetch, Response response, Limits limits) {
        if (response.status() < 200 || response.status() >= 300) {
            return Pages.withoutContent(fetch.url(), response);
        }
        try {
            byte[] body = ContentCoding.decode(response.body(), response.headers(), limits.maxBodyBytes());
            long sent = response.body().length;
            return fetch.purpose() instanceof Purpose.Robots
                    ? new Outcome.Robots(
                            sent,
                            RobotsTxt.parse(
                                    fetch.url(), body, UserAgent.ofThisJvm().token()))
                    : sitemap(fetch, sent, body, limits);
        } catch (FetchFailure failure) {
            return new Outcome.Failed(failure.kind(), failure.getMessage());
        }
    }

    private static Outcome sitemap(Fetch fetch, long sent, byte[] body, Limits limits) throws FetchFailure {
        SitemapFile file = SitemapFile.parse(fetch.url(), body, limits.maxBodyBytes());
        return new Outcome.Sitemap(sent, List.copyOf(file.pages()), List.copyOf(file.sitemaps()));
    }
}
