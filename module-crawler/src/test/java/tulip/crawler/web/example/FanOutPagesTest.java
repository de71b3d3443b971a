package tulip.crawler.web.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.Async;
import tulip.crawler.web.Application;
import tulip.crawler.web.app.Response;
import tulip.crawler.web.app.Router;
import tulip.crawler.web.app.WebApplication;
import tulip.crawler.web.server.ServerLimits;
import tulip.crawler.web.server.ServerThread;

@Timeout(60)
class FanOutPagesTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int BACK_ENDS = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger(); // requests of back ends at once
    private ServerThread slow;
    private ServerThread server;

    @BeforeEach
    void serve() throws IOException {
        slow = start(WebApplication.of(new Router().get("/", _ -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Async.sleep(Duration.ofMillis(30));
            inFlight.decrementAndGet();
            return Response.text("tea");
        })));
        List<BackEnd> backEnds = Collections.nCopies(BACK_ENDS, new BackEnd("back end", slow.address(), "/"));
        server = start(FanOutPages.application(backEnds, "30 ms"));
    }

    private static ServerThread start(Application application) throws IOException {
        return ServerThread.start("server", application, ANY, ServerLimits.DEFAULT, Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        slow.close();
    }

    private String get(String path, String accept) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        var response =
                client.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), response.body());
        return response.body();
    }

    @Test
    void blockingAsksOneAfterTheOtherAndTheOthersAskAtOnce() throws Exception {
        var blocking = new JsonObject(get("/blocking", "*/*"));
        assertEquals(1, most.get());
        assertEquals(BACK_ENDS, blocking.getInteger("backEnds"));
        assertTrue(blocking.getLong("millis") >= 30 * BACK_ENDS, blocking.encode());
        for (String path : List.of("/virtual", "/loop")) {
            most.set(0);
            assertEquals(path.substring(1), new JsonObject(get(path, "*/*")).getString("way"));
            assertEquals(BACK_ENDS, most.get(), path);
        }
    }

    @Test
    void allWaysAreOnePage() throws Exception {
        assertEquals(3, new JsonArray(get("/", "application/json")).size());
        String html = get("/", "text/html,application/xhtml+xml");
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        assertEquals(3, html.split("class=\"bar\"", -1).length - 1, html);
        assertTrue(html.endsWith("</html>\n"));
    }

    @Test
    void pageOfOneWayHasABarForEachBackEnd() throws Exception {
        String html = get("/loop", "text/html");
        assertEquals(BACK_ENDS, html.split("class=\"bar\"", -1).length - 1, html);
        assertTrue(!html.contains("http://") && !html.contains("https://"), "a page needs nothing from the network");
    }

    @Test
    void echoAndStreamGiveTheirBytes() throws Exception {
        URI base = URI.create("http://127.0.0.1:" + server.address().getPort());
        String sent = "abc".repeat(100_000);
        var echo = HttpRequest.newBuilder(base.resolve("/echo")).POST(HttpRequest.BodyPublishers.ofString(sent));
        assertEquals(sent, client.send(echo.build(), BodyHandlers.ofString()).body());
        assertEquals(1_000_000, get("/stream/1000000", "*/*").length());
        assertEquals("Hello, world!\n", get("/hello", "*/*"));
        assertEquals("Hello, you!\n", get("/hello/you", "*/*"));
    }

    @Test
    void backEndThatFailsIsA500() throws Exception {
        slow.close();
        for (String path : List.of("/blocking", "/virtual", "/loop")) {
            URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
            var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertEquals(500, response.statusCode(), path);
        }
    }
}
