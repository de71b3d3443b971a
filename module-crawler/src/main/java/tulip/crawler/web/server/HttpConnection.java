package tulip.crawler.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tulip.async.EventLoop;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpDate;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;
import tulip.crawler.web.Application;
import tulip.crawler.web.ClientDisconnected;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

/// One connection of a client: a task that reads a request, has it answered, and reads the next one. So pipelined
/// requests are answered in their order (RFC 9112, section 9.3.2).
///
/// ```
///        ┌── idle ◀──────────── response complete, body read ───────────────┐
///        ▼                                                                  │
/// ─▶ HEAD ── complete, accepted ─▶ EXCHANGE (the application runs) ─────────┤
///    │ │                             │                                      │
///    │ └── refused ─▶ 4xx, 5xx ──────┴── last response ─▶ LINGER ─▶ closed  │
///    └── end, idle for too long ─▶ closed             failed ─▶ aborted ◀───┘
/// ```
final class HttpConnection {
    private final EventLoop loop;
    private final Transport transport;
    private final Service service;
    private final Wire wire;
    private final RequestReader requests;
    private boolean closing; // whether the request in flight is the last one

    /// What all connections of a server share.
    ///
    /// @param state  of the application's lifespan
    record Service(Application application, ServerLimits limits, HttpDate date, Map<String, Object> state) {}

    HttpConnection(EventLoop loop, Transport transport, Service service) {
        this.loop = loop;
        this.transport = transport;
        this.service = service;
        wire = new Wire(loop, transport, service.limits);
        requests = new RequestReader(wire, service.limits);
    }

    /// Serves the connection to its end.
    Void run() {
        try {
            wire.begin();
            while (serveNext()) {}
        } catch (IOException gone) {
            // The client has gone away: nobody is left to tell.
        } finally {
            wire.close();
        }
        return null;
    }

    /// Ends the connection after the request in flight; at once if there is none.
    void shutDown() {
        closing = true;
        wire.wake();
    }

    /// Serves one request.
    ///
    /// @return whether another one may follow
    private boolean serveNext() throws IOException {
        try {
            Optional<RequestReader.Request> request = requests.next(() -> closing);
            if (request.isEmpty()) {
                return false;
            }
            if (serve(request.get())) {
                return true;
            }
            wire.linger();
        } catch (Refusal refusal) {
            refuse(refusal.status(), refusal.getMessage());
        }
        return false;
    }

    private boolean serve(RequestReader.Request request) throws IOException, Refusal {
        RequestBody body = request.body();
        var response = new ResponseWriter(wire, service.date, request.head(), () -> !closing && body.canDrain());
        try {
            boolean whole = new Exchange(wire, body, response).run(service.application, scope(request));
            return whole && response.keepsAlive() && isDrained(body);
        } catch (ClientDisconnected | Refusal known) {
            throw known;
        } catch (Exception | AssertionError | StackOverflowError failed) {
            if (wire.isLost()) { // the application has put the disconnect into an exception of its own
                throw new ClientDisconnected("the client is gone");
            }
            report(request.head(), failed);
            return end(response) && isDrained(body);
        }
    }

    private static boolean isDrained(RequestBody body) throws IOException {
        try {
            return body.drain();
        } catch (Refusal wrong) {
            return false; // the request has its response already
        }
    }

    private void report(RequestHead head, Throwable failed) {
        loop.callExceptionHandler("the application has failed at " + head.method() + " " + head.target(), failed);
    }

    /// Ends the response of an application that has failed: with 500 if the client has got nothing yet. After
    /// that, only the end of the connection can tell the client that something is missing.
    ///
    /// @return whether the connection stays open, because the response was complete before
    private boolean end(ResponseWriter response) throws Refusal {
        if (!response.isBegun()) {
            throw new Refusal(500, "the server has failed; its log says why");
        }
        if (!response.isComplete()) {
            wire.abort();
        }
        return response.isComplete() && response.keepsAlive();
    }

    /// Sends a response of the server itself, and ends the connection.
    private void refuse(int status, String sentence) throws IOException {
        byte[] body = (status + " " + Reasons.of(status) + ": " + sentence + "\n").getBytes(StandardCharsets.UTF_8);
        var head = new HeadEncoder(status)
                .field("Date", service.date.now())
                .field("Content-Type", "text/plain; charset=utf-8")
                .field("Content-Length", Integer.toString(body.length))
                .field("Connection", "close")
                .end();
        wire.send(head, ByteBuffer.wrap(requests.isHead() ? Event.NO_BYTES : body));
        wire.linger();
    }

    private Scope.Http scope(RequestReader.Request request) {
        RequestHead head = request.head();
        RequestTarget target = request.target();
        return new Scope.Http(
                head.version() == Version.HTTP_1_1 ? "1.1" : "1.0",
                head.method(),
                target.path(),
                target.rawPath(),
                target.query(),
                target.host().isEmpty() ? head.headers() : withHost(head.headers(), target.host()),
                transport.client(),
                transport.server(),
                Map.of(),
                service.state);
    }

    /// An absolute target overrides the `Host` field (RFC 9112, section 3.2.2).
    private static Headers withHost(Headers headers, String host) {
        var replaced = new Headers().add("Host", host);
        for (Headers.Field field : headers.fields()) {
            if (!field.name().equalsIgnoreCase("Host")) {
                replaced.add(field.name(), field.value());
            }
        }
        return replaced;
    }
}
