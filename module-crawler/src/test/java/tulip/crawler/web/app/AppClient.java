package tulip.crawler.web.app;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tulip.async.Async;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

/// Calls an application without a server, as Starlette's test client does.
final class AppClient {
    private final Application application;

    /// What an application has answered.
    record Answer(int status, Headers headers, String body, List<String> events) {
        String header(String name) {
            return headers.first(name).orElse("none");
        }
    }

    AppClient(Application application) {
        this.application = application;
    }

    Answer get(String target) {
        return send("GET", target, new Headers(), "");
    }

    Answer get(String target, String name, String value) {
        return send("GET", target, new Headers().add(name, value), "");
    }

    /// Calls the application in a task of a new loop.
    Answer send(String method, String target, Headers headers, String... parts) {
        int mark = target.indexOf('?');
        String raw = mark < 0 ? target : target.substring(0, mark);
        var scope = new Scope.Http(
                "1.1",
                method,
                URLDecoder.decode(raw, StandardCharsets.UTF_8),
                raw,
                mark < 0 ? "" : target.substring(mark + 1),
                headers,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 80),
                Map.of(),
                new HashMap<>());
        return Async.run(() -> call(scope, parts));
    }

    private Answer call(Scope.Http scope, String... parts) throws Exception {
        Deque<Event.Received> received = new ArrayDeque<>();
        for (int i = 0; i < parts.length; i++) {
            byte[] part = parts[i].getBytes(StandardCharsets.UTF_8);
            received.add(new Event.HttpRequest(part, i < parts.length - 1));
        }
        List<Event.HttpResponseStart> starts = new ArrayList<>();
        List<String> events = new ArrayList<>();
        var body = new ByteArrayOutputStream();
        application.handle(scope, () -> received.isEmpty() ? new Event.HttpDisconnect() : received.remove(), event -> {
            events.add(event.type());
            switch (event) {
                case Event.HttpResponseStart start -> starts.add(start);
                case Event.HttpResponseBody part -> body.writeBytes(part.body());
                default -> throw new AssertionError(event);
            }
        });
        Event.HttpResponseStart start = starts.getFirst();
        return new Answer(start.status(), start.headers(), body.toString(StandardCharsets.UTF_8), events);
    }
}
