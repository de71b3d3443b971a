package tulip.crawler.web.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tulip.async.Async;
import tulip.async.AsyncGenerator;
import tulip.crawler.http.Headers;
import tulip.crawler.web.ClientDisconnected;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

class WebApplicationTest {
    private final List<String> steps = new ArrayList<>();

    private Middleware named(String name) {
        return inner -> (scope, receive, send) -> {
            steps.add(name + " in");
            inner.handle(scope, receive, event -> {
                steps.add(name + " " + event.type());
                send.send(event);
            });
            steps.add(name + " out");
        };
    }

    @Test
    void firstMiddlewareIsTheOutermost() {
        var application = WebApplication.of(
                new Router().get("/", _ -> {
                    steps.add("endpoint");
                    return Response.text("x");
                }),
                named("A"),
                named("B"));
        new AppClient(application).get("/");
        assertEquals(
                List.of(
                        "A in",
                        "B in",
                        "endpoint",
                        "B http.response.start",
                        "A http.response.start",
                        "B http.response.body",
                        "A http.response.body",
                        "B out",
                        "A out"),
                steps);
    }

    @Test
    void middlewareMayAnswerItself() {
        Middleware closed = _ -> Response.text(503, "closed");
        assertEquals(
                503,
                new AppClient(WebApplication.of(new Router(), closed)).get("/").status());
    }

    @Test
    void middlewareSeesTheResponseToAnHttpException() {
        var application = WebApplication.of(
                new Router().get("/", _ -> {
                    throw new HttpException(418, "I am a teapot", new Headers().add("X-Pot", "short"));
                }),
                named("A"));
        AppClient.Answer answer = new AppClient(application).get("/");
        assertEquals(418, answer.status());
        assertEquals("I am a teapot\n", answer.body());
        assertEquals("short", answer.header("X-Pot"));
        assertTrue(steps.contains("A http.response.start"));
    }

    @Test
    void httpExceptionAfterTheStartGoesToTheServer() {
        var application = WebApplication.of(new Router().get("/", _ -> (_, _, send) -> {
            send.send(new Event.HttpResponseStart(200, new Headers()));
            throw new HttpException(400, "too late");
        }));
        assertThrows(HttpException.class, () -> new AppClient(application).get("/"));
    }

    @Test
    void jsonGoesInAndOut() {
        var client = new AppClient(WebApplication.of(new Router()
                .post("/", request -> Response.json(request.json().put("made", true)))));
        AppClient.Answer answer = client.send("POST", "/", new Headers(), "{\"tea\":", "\"green\"}");
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(new JsonObject().put("tea", "green").put("made", true), new JsonObject(answer.body()));
        for (String wrong : new String[] {"", "{", "[1]", "null", "\"a\""}) {
            assertEquals(400, client.send("POST", "/", new Headers(), wrong).status(), wrong);
        }
    }

    @Test
    void queryIsDecoded() {
        var client = new AppClient(WebApplication.of(new Router()
                .get("/", request -> Response.text(request.query("tea").orElse("none")))));
        assertEquals("green tea", client.get("/?a=b&tea=green+tea&tea=black").body());
        assertEquals("a&b=é", client.get("/?tea=a%26b%3D%C3%A9").body());
        assertEquals("", client.get("/?tea").body());
        assertEquals("none", client.get("/?teapot=1").body());
        assertEquals("none", client.get("/").body());
        assertEquals(400, client.get("/?tea=%zz").status());
    }

    @Test
    void disconnectInsideTheBodyIsThrown() {
        var client = new AppClient(WebApplication.of(new Router()
                .post("/", request -> Response.text("" + request.body().length))));
        assertThrows(ClientDisconnected.class, () -> client.send("POST", "/", new Headers()));
    }

    @Test
    void bodyIsReadInPartsOrAsAWhole() {
        var client = new AppClient(WebApplication.of(new Router()
                .post("/whole", request -> Response.text(new String(request.body())))
                .post("/parts", request -> {
                    var parts = new ArrayList<String>();
                    for (var part = request.nextPart(); part.isPresent(); part = request.nextPart()) {
                        parts.add(new String(part.get()));
                    }
                    return Response.text(parts.toString());
                })));
        assertEquals(
                "abcd", client.send("POST", "/whole", new Headers(), "ab", "cd").body());
        assertEquals("", client.send("POST", "/whole", new Headers(), "").body());
        assertEquals(
                "[ab, cd]",
                client.send("POST", "/parts", new Headers(), "ab", "cd", "").body());
    }

    @Test
    void streamIsSentInParts() {
        var client = new AppClient(WebApplication.of(
                new Router().get("/", _ -> StreamingResponse.of("text/plain", StreamingResponse.parts(generated())))));
        AppClient.Answer answer = client.get("/");
        assertEquals("012", answer.body());
        assertEquals(5, answer.events().size());
    }

    private static Iterator<byte[]> generated() {
        return AsyncGenerator.of(out -> {
            for (int i = 0; i < 3; i++) {
                Async.sleep(Duration.ofMillis(1));
                out.yield(("" + i).getBytes());
            }
        });
    }

    @Test
    void streamIsClosedWhenTheClientGoesAway() {
        var closed = new boolean[1];
        class Endless implements Iterator<byte[]>, AutoCloseable {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public byte[] next() {
                return new byte[10];
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        }
        var response = StreamingResponse.of("text/plain", StreamingResponse.parts(new Endless()));
        var sent = new int[1];
        assertThrows(
                ClientDisconnected.class,
                () -> response.handle(new Scope.Lifespan(Map.of()), () -> null, _ -> {
                    if (++sent[0] == 10) {
                        throw new ClientDisconnected("gone");
                    }
                }));
        assertTrue(closed[0]);
    }

    @Test
    void lifespanOpensAndCloses() throws Exception {
        var application = new WebApplication(new Router(), List.of(), state -> {
            state.put("pool", "open");
            return () -> steps.add("closed");
        });
        Map<String, Object> state = new HashMap<>();
        assertEquals(List.of("lifespan.startup.complete", "lifespan.shutdown.complete"), live(application, state));
        assertEquals(Map.of("pool", "open"), state);
        assertEquals(List.of("closed"), steps);
    }

    @Test
    void lifespanThatFailsSaysSo() throws Exception {
        var cannotStart = new WebApplication(new Router(), List.of(), _ -> {
            throw new IllegalStateException("no database");
        });
        assertEquals(List.of("lifespan.startup.failed: no database"), live(cannotStart, new HashMap<>()));
        var cannotStop = new WebApplication(new Router(), List.of(), _ -> () -> {
            throw new IllegalStateException("still in use");
        });
        assertEquals(
                List.of("lifespan.startup.complete", "lifespan.shutdown.failed: still in use"),
                live(cannotStop, new HashMap<>()));
    }

    private static List<String> live(WebApplication application, Map<String, Object> state) throws Exception {
        var received =
                new ArrayDeque<Event.Received>(List.of(new Event.LifespanStartup(), new Event.LifespanShutdown()));
        List<String> sent = new ArrayList<>();
        application.handle(
                new Scope.Lifespan(state),
                received::remove,
                event -> sent.add(
                        switch (event) {
                            case Event.LifespanStartupFailed(String message) -> event.type() + ": " + message;
                            case Event.LifespanShutdownFailed(String message) -> event.type() + ": " + message;
                            default -> event.type();
                        }));
        return sent;
    }
}
