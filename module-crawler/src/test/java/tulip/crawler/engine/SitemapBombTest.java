package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Next.Purpose;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;

/// A sitemap or a `robots.txt` of 1 MB that unpacks to 1 GiB costs no more than the limit of a body allows.
final class SitemapBombTest {
    private static final Url URL = Url.parse("http://h/sitemap.xml.gz");
    private static final int MOST_MEGABYTES = 64;

    @Test
    void aBombIsUnpackedUpToTheLimitOnly() throws IOException {
        byte[] bomb = Bomb.gzip();
        assertTooLarge(new Purpose.Sitemap(URL, 0, true), new Headers(), bomb);
        assertTooLarge(new Purpose.Sitemap(URL, 0, true), gzip(), bomb);
        assertTooLarge(
                new Purpose.Sitemap(URL, 0, true), gzip(), Bomb.gzipped(bomb)); // a packed file, packed to be sent
        assertTooLarge(new Purpose.Robots(URL, 0), gzip(), bomb);
    }

    private static Headers gzip() {
        return new Headers().add("Content-Encoding", "gzip");
    }

    private static void assertTooLarge(Purpose purpose, Headers headers, byte[] body) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Outcome outcome = Pages.outcome(new Fetch(URL, 1, purpose), new Response(200, headers, body), Limits.DEFAULT);
        long megabytes = (threads.getCurrentThreadAllocatedBytes() - before) >> 20;
        assertEquals(
                FailureKind.BODY_TOO_LARGE,
                assertInstanceOf(Outcome.Failed.class, outcome).kind());
        assertTrue(megabytes <= MOST_MEGABYTES, purpose + " takes " + megabytes + " MB");
    }
}
