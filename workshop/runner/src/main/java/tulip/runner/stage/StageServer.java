package tulip.runner.stage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Serves the page on 127.0.0.1, tells all open pages what changes, and takes their keys.
///
/// `GET /events` is a stream of Server-Sent Events: first all that there is, then at most ten batches a second.
/// `POST /key` takes the name of a key. A request with a foreign `Host` or `Origin` is refused.
final class StageServer implements AutoCloseable {
    private static final int MOST_KEY_BYTES = 40;
    private static final int MOST_PAGES = 20;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final Stage stage;
    private final Map<String, PageFile> files;
    private final Set<HttpServerResponse> pages = new HashSet<>(); // on the event loop, as all below
    private final Set<HttpServerResponse> behind = new HashSet<>(); // pages that read too slowly
    private HttpServer server;

    private StageServer(Stage stage) throws IOException {
        this.stage = stage;
        this.files = PageFile.all();
    }

    /// Starts a server.
    ///
    /// @param port  0 for any
    /// @throws IOException if the port is in use
    static StageServer start(Stage stage, int port) throws IOException {
        var server = new StageServer(stage);
        try {
            server.listen(port);
        } catch (CompletionException failed) {
            server.close();
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        }
        return server;
    }

    private void listen(int port) {
        server = vertx.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(port).setHttp2ClearTextEnabled(false));
        wait(server.requestHandler(this::answer).listen());
        vertx.setPeriodic(
                TimeUnit.NANOSECONDS.toMillis(Stage.BATCH_NANOS),
                _ -> stage.batch().ifPresent(this::tell));
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        Optional<String> refusal =
                Gate.refusal(request.localAddress().port(), request.getHeader("Host"), request.getHeader("Origin"));
        String path = String.valueOf(request.path()); // null for "*"
        if (refusal.isPresent()) {
            end(response, 403, refusal.get());
        } else if (request.method().equals(HttpMethod.POST) && path.equals("/key")) {
            key(request);
        } else if (!request.method().equals(HttpMethod.GET)) {
            end(response, 405, "only GET, and POST of /key");
        } else if (path.equals("/events")) {
            open(response);
        } else if (files.containsKey(path)) {
            PageFile file = files.get(path);
            response.putHeader("Content-Type", file.contentType()).end(Buffer.buffer(file.bytes()));
        } else {
            end(response, 404, "there is no such page");
        }
    }

    private static void end(HttpServerResponse response, int status, String sentence) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }

    /// Takes a key. The type of the body is one that a form of another site cannot send.
    private void key(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!"application/json".equals(request.getHeader("Content-Type"))) {
            end(response, 415, "a key is JSON: {\"key\":\"w\"}");
            return;
        }
        var body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= MOST_KEY_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(_ -> {
            boolean known = known(body);
            end(response, known ? 200 : 400, known ? "done" : "there is no such key");
        });
    }

    private boolean known(Buffer body) {
        try {
            String key = body.length() > MOST_KEY_BYTES ? null : new JsonObject(body).getString("key");
            return key != null && stage.key(key);
        } catch (RuntimeException noJson) {
            return false;
        }
    }

    private void open(HttpServerResponse page) {
        if (pages.size() >= MOST_PAGES) {
            end(page, 503, "there are " + MOST_PAGES + " open pages already");
            return;
        }
        page.setChunked(true).putHeader("Content-Type", "text/event-stream");
        page.closeHandler(_ -> forget(page));
        page.exceptionHandler(_ -> forget(page));
        page.drainHandler(_ -> {
            if (behind.remove(page)) {
                write(page, stage.whole());
            }
        });
        pages.add(page);
        write(page, stage.whole());
    }

    private void forget(HttpServerResponse page) {
        pages.remove(page);
        behind.remove(page);
    }

    private void tell(JsonObject message) {
        String text = null;
        for (HttpServerResponse page : pages) {
            if (page.writeQueueFull()) {
                behind.add(page); // it gets all at once when it can read again
            } else if (!behind.contains(page)) {
                text = text == null ? event(message) : text;
                page.write(text);
            }
        }
    }

    private static void write(HttpServerResponse page, JsonObject message) {
        page.write(event(message));
    }

    private static String event(JsonObject message) {
        return "data: " + message.encode() + "\n\n";
    }

    @Override
    public void close() {
        try {
            wait(vertx.close());
        } catch (CompletionException failed) {
            // It ends with the JVM.
        }
    }
}
