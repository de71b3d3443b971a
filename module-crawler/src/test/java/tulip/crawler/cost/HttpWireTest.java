package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tulip.crawler.Url;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Reply;
import tulip.crawler.site.Site;
import tulip.crawler.site.SiteServer;
import tulip.kit.Clock;

class HttpWireTest {
    private static final Objective PATIENT = new Objective(20_000);

    private static final Site SITE = new Site() {
        @Override
        public String start() {
            return "/";
        }

        @Override
        public Reply reply(String pathAndQuery) {
            return new Reply(
                    pathAndQuery.equals("/") ? 200 : 404,
                    "text/plain",
                    Map.of(),
                    "right".getBytes(StandardCharsets.UTF_8));
        }
    };

    @Test
    void everyRequestHasItsAnswer() throws IOException {
        try (SiteServer server = server()) {
            LoadResult result = run(server.url(), "right");
            assertEquals(result.planned(), result.answered());
            assertEquals(result.planned(), server.requests());
        }
    }

    @Test
    void anIdleConnectionIsUsedAgain() throws IOException {
        try (SiteServer server = server();
                var wire = new HttpWire(Url.parse(server.url()), "right")) {
            for (int i = 0; i < 3; i++) {
                new LoadRun(Clock.SYSTEM, wire, new long[] {0}, PATIENT).run(_ -> {});
            }
            assertEquals(3, server.requests());
            assertEquals(1, server.openConnections());
        }
    }

    @Test
    void aWrongAnswerIsAFailure() throws IOException {
        try (SiteServer server = server()) {
            LoadResult result = run(server.url(), "other");
            assertEquals(Map.of("wrong answer", result.failed()), result.failures());
            assertEquals(0, result.answered());
        }
    }

    @Test
    void anotherStatusThan200IsAFailure() throws IOException {
        try (SiteServer server = server()) {
            LoadResult result = run(server.url() + "none", "right");
            assertEquals(Map.of("status 404", result.failed()), result.failures());
        }
    }

    @Test
    void aServiceThatHasEndedIsAFailure() throws IOException {
        SiteServer server = server();
        server.close();
        LoadResult result = run(server.url(), "right");
        assertEquals(0, result.answered());
        assertTrue(result.failed() > 0, result::toString);
    }

    private static SiteServer server() throws IOException {
        return SiteServer.start(SITE, new Latency.Fixed(5), 1, 0);
    }

    private static LoadResult run(String url, String expected) throws IOException {
        long[] due = Arrivals.draw(400, Duration.ofMillis(250), 1);
        try (var wire = new HttpWire(Url.parse(url), expected)) {
            return new LoadRun(Clock.SYSTEM, wire, due, PATIENT).run(_ -> {});
        }
    }
}
