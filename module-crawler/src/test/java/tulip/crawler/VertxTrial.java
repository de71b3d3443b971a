package tulip.crawler;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tulip.crawler.bench.VertxFanOut;

/// A fan-out by Vert.x to a server on the same event loop.
///
/// The trial has settled when the server has answered several probes, one after the other, and has seen nothing
/// else meanwhile. All of them use one event loop, so what the fan-out had begun before has arrived by then.
final class VertxTrial implements FanOutTrial {
    private static final int PROBES = 12; // a request needs fewer turns of the loop than this
    private static final int LOOK_MILLIS = 200; // at a loop that does not answer
    private static final int MOST_LOOKS = 20;
    private static final int PATIENCE_MILLIS = 2_000;
    private static final String PROBE = "/probe";
    private static final String BLOCKS = "blocks the event loop";

    private final Vertx vertx = VertxFanOut.vertx();
    private final Queue<Object> clients = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListMap<Integer, HttpServerRequest> waiting = new ConcurrentSkipListMap<>();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger changes = new AtomicInteger();
    private final HttpServer server;
    private volatile Thread loop;
    private volatile String does = WAITS;
    private volatile Throwable thrown;

    private VertxTrial() throws Exception {
        server = get(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    static VertxTrial of(FanOutContract.Composing fanOut, int count, int most) throws Exception {
        var trial = new VertxTrial();
        var site = Url.parse("http://127.0.0.1:" + trial.server.actualPort() + "/");
        List<Url> pages = IntStream.rangeClosed(1, count)
                .mapToObj(number -> site.at("/" + number))
                .toList();
        Promise<Void> begun = Promise.promise();
        trial.vertx.getOrCreateContext().runOnContext(_ -> {
            trial.loop = Thread.currentThread();
            begun.complete();
            trial.call(fanOut, pages, most);
        });
        get(begun.future());
        return trial;
    }

    private void call(FanOutContract.Composing fanOut, List<Url> pages, int most) {
        try {
            Future<List<String>> all = fanOut.all(keepingClients(), pages, most);
            if (all == null) {
                does = "gets null instead of a future";
                return;
            }
            all.onComplete(bodies -> does = FanOutTrial.gets(bodies), _ -> does = failsWith(0));
        } catch (Throwable any) {
            thrown = any;
            does = "gets no future: " + any.getClass().getSimpleName() + " is thrown";
        }
    }

    /// Vert.x closes a client that the garbage collector finds. An answer that forgets to close its client would
    /// be right now and then, so the trial keeps each client.
    private Vertx keepingClients() {
        return (Vertx) Proxy.newProxyInstance(
                Vertx.class.getClassLoader(), new Class<?>[] {Vertx.class}, (_, method, arguments) -> {
                    try {
                        Object result = method.invoke(vertx, arguments);
                        if (result instanceof HttpClient) {
                            clients.add(result);
                        }
                        return result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private void take(HttpServerRequest request) {
        if (request.path().equals(PROBE)) {
            request.response().end();
            return;
        }
        int number = Integer.parseInt(request.path().substring(1));
        changes.incrementAndGet();
        waiting.put(number, request);
        if (connections.add(request.connection())) {
            request.connection().closeHandler(_ -> {
                changes.incrementAndGet();
                connections.remove(request.connection());
            });
        }
        request.response().closeHandler(_ -> waiting.remove(number));
    }

    @Override
    public boolean settle() {
        int before = -1;
        for (int probes = 0; probes < PROBES && !does.equals(BLOCKS); ) {
            int now = changes.get();
            probes = now == before ? probes + 1 : 0;
            before = now;
            probe();
        }
        return true; // what blocks the loop waits, too
    }

    private void probe() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoTimeout(LOOK_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + PROBE + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int looks = 0; looks < MOST_LOOKS; looks++) {
                if (isAnswered(socket)) {
                    return;
                }
                if (loop.getState() == Thread.State.WAITING) { // a free loop waits in native code
                    break;
                }
            }
            does = BLOCKS;
        } catch (IOException refused) {
            does = "closes Vert.x";
        }
    }

    private static boolean isAnswered(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException notYet) {
            return false;
        }
    }

    @Override
    public SortedSet<Integer> inFlight() {
        return waiting.keySet();
    }

    @Override
    public void answer(int number) {
        respond(number, 200, "answer " + number);
    }

    @Override
    public void fail(int number) {
        respond(number, 503, "out of coffee");
    }

    private void respond(int number, int status, String body) {
        HttpServerRequest request = waiting.remove(number);
        if (request != null) { // else the fan-out has just cancelled it
            request.response().setStatusCode(status).end(body);
        }
    }

    @Override
    public String caller() {
        return does;
    }

    @Override
    public String failsWith(int number) {
        return "gets a failed future";
    }

    @Override
    public String left() {
        int open = connections.size();
        return open == 0 ? "" : open == 1 ? "1 open connection" : open + " open connections";
    }

    @Override
    public Thread callerThread() {
        return loop;
    }

    @Override
    public Throwable thrown() {
        return thrown;
    }

    @Override
    public void close() {
        if (does.equals(BLOCKS)) {
            loop.interrupt();
        }
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException blocked) {
            // an answer that blocks the loop for ever
        }
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
