package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.Async;
import tulip.crawler.web.Application;
import tulip.crawler.web.app.AccessLog;
import tulip.crawler.web.app.Middleware;
import tulip.crawler.web.app.Response;
import tulip.crawler.web.app.Router;
import tulip.crawler.web.app.StreamingResponse;
import tulip.crawler.web.app.WebApplication;

@Timeout(60)
class AccessLogTest {
    private final List<String> lines = new ArrayList<>();

    private Application logged(Router router, Middleware... more) {
        var middleware = new ArrayList<>(List.of(more));
        middleware.addFirst(new AccessLog(lines::add));
        return WebApplication.of(router, middleware.toArray(Middleware[]::new));
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    @Test
    void eachResponseIsALine() {
        var router = new Router().get("/tea/{kind}", _ -> {
            Async.sleep(Duration.ofMillis(3));
            return Response.text("tea");
        });
        FakeClient.talk(logged(router), get("/tea/green%20tea?hot=%22") + "HEAD /cup HTTP/1.0\r\n\r\n");
        assertEquals(
                List.of(
                        "127.0.0.1:40000 \"GET /tea/green%20tea?hot=%22 HTTP/1.1\" 200 3 ms",
                        "127.0.0.1:40000 \"HEAD /cup HTTP/1.0\" 404 0 ms"),
                lines);
    }

    @Test
    void timeOfAStreamIsThatOfItsLastPart() {
        var router = new Router()
                .get(
                        "/",
                        _ -> StreamingResponse.of("text/plain", out -> {
                            for (int i = 0; i < 5; i++) {
                                out.write(new byte[1]);
                                Async.sleep(Duration.ofSeconds(1));
                            }
                        }));
        FakeClient.talk(logged(router), get("/"));
        assertEquals(List.of("127.0.0.1:40000 \"GET / HTTP/1.1\" 200 5000 ms"), lines);
    }

    @Test
    void requestWithoutAResponseHasFailed() {
        Middleware broken = _ -> (_, _, send) -> {
            send.send(Apps.start(200));
            throw new IllegalStateException("before the first part");
        };
        FakeClient.talk(logged(new Router(), broken), get("/"));
        assertEquals(List.of("127.0.0.1:40000 \"GET / HTTP/1.1\" failed 0 ms"), lines);
    }

    @Test
    void responseMayBeBrokenOff() {
        var router = new Router()
                .get(
                        "/",
                        _ -> StreamingResponse.of("text/plain", out -> {
                            out.write(new byte[1]);
                            throw new IllegalStateException("after the first part");
                        }));
        FakeClient.talk(logged(router), get("/"));
        assertEquals(List.of("127.0.0.1:40000 \"GET / HTTP/1.1\" 200 broken off 0 ms"), lines);
    }
}
