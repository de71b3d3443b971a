package tulip.crawler.engine;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.http.ResponseHead;
import tulip.crawler.http.Version;

/// Fetches with the Vert.x client in blocking style: each fetch calls `await` on a virtual thread of a Vert.x
/// context.
///
/// The virtual threads of one context run one at a time, as callbacks do; `await` lets the next thread run.
/// Parsing a small page does not let another thread run, so there is one context for each core. Only tasks of
/// [#workers] may call [#get].
final class VertxAwaitClient implements Client {
    private static final byte[] NOTHING = {};
    private static final long ARRIVED_NANOS = TimeUnit.MILLISECONDS.toNanos(100); // to read what has arrived
    private static final int MAX_CONNECTIONS_TRIED = 8; // for one fetch

    private final VertxStack stack;
    private final List<Context> contexts;
    private final AtomicInteger fetches = new AtomicInteger();
    private final Limits limits;
    private final Set<HttpConnection> seen =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean closed;

    VertxAwaitClient(Limits limits, Access access, int connections) {
        this.limits = limits;
        stack = VertxStack.start(limits, access, connections);
        contexts = Stream.generate(() -> virtualContext(stack.vertx()))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    private static Context virtualContext(Vertx vertx) {
        Promise<Context> own = Promise.promise();
        var verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                own.complete(context);
                return Future.succeededFuture();
            }
        };
        vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .onFailure(own::tryFail);
        return own.future().toCompletionStage().toCompletableFuture().join();
    }

    Workers workers() {
        return new Workers.ThreadEach(task -> contexts.get(Math.floorMod(fetches.getAndIncrement(), contexts.size()))
                .runOnContext(_ -> task.run())) {
            @Override
            public <T> T await(CompletableFuture<T> future) {
                return future.isDone()
                        ? future.resultNow()
                        : Future.fromCompletionStage(future).await();
            }
        };
    }

    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        while (true) {
            if (closed) {
                throw Failures.internal("the client is closed");
            }
            HttpClientRequest request = connect(url);
            boolean used = !seen.add(request.connection());
            long sent = System.nanoTime();
            HttpClientResponse response;
            try {
                // Paused: parts of the body may arrive before this thread continues.
                response = within(
                        limits.firstByteTimeout().toNanos(), request.send().map(HttpClientResponse::pause));
            } catch (TimeoutException late) {
                request.reset();
                throw Failures.firstByteTimeout(limits);
            } catch (Exception broken) {
                if (used && !closed && VertxFailures.mayBeStale(broken)) {
                    // As in VertxFetch: that connection is closed now, so a new connection ends the retries.
                    continue;
                }
                throw failure(broken, false);
            }
            return read(
                    request,
                    response,
                    wantsBody,
                    sent + limits.responseTimeout().toNanos());
        }
    }

    /// Takes a connection from the pool. A pooled connection may be closed before this thread uses it. Nothing
    /// was sent on it then, so this method takes another connection.
    private HttpClientRequest connect(Url url) throws FetchFailure {
        for (int tries = 1; ; tries++) {
            try {
                return stack.request(url).await();
            } catch (Exception broken) {
                if (!(broken instanceof HttpClosedException) || tries == MAX_CONNECTIONS_TRIED || closed) {
                    throw failure(broken, false);
                }
            }
        }
    }

    private Response read(
            HttpClientRequest request, HttpClientResponse response, Predicate<ResponseHead> wantsBody, long deadline)
            throws FetchFailure {
        var headers = VertxFetch.headers(response.headers());
        boolean wanted = wantsBody.test(new ResponseHead(Version.HTTP_1_1, response.statusCode(), "", headers));
        if (!wanted && !UnwantedBody.mayBeShort(response.statusCode(), headers)) {
            request.reset();
            return new Response(response.statusCode(), headers, NOTHING);
        }
        try {
            // This thread may be late, and the bytes have arrived: they are read before the deadline counts.
            long left = Math.max(deadline - System.nanoTime(), ARRIVED_NANOS);
            byte[] body = within(left, body(response, wanted));
            return new Response(response.statusCode(), headers, body);
        } catch (Exception broken) {
            request.reset();
            if (wanted) {
                throw broken instanceof TimeoutException ? Failures.responseTimeout(limits) : failure(broken, true);
            }
            return new Response(response.statusCode(), headers, NOTHING); // an error in an unwanted body is no failure
        }
    }

    private Future<byte[]> body(HttpClientResponse response, boolean wanted) {
        Promise<byte[]> whole = Promise.promise();
        Buffer bytes = Buffer.buffer();
        int most = wanted ? limits.maxBodyBytes() : UnwantedBody.DROP_BYTES;
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(wanted ? bytes.getBytes() : NOTHING));
        response.handler(part -> {
            if (bytes.length() + part.length() > most) {
                whole.tryFail(JdkBody.tooLarge(most));
            } else {
                bytes.appendBuffer(part);
            }
        });
        response.resume();
        return whole.future();
    }

    /// Awaits with a timeout. The timeout is set on the future, because a timeout of `await` itself would leave
    /// the context locked.
    private static <T> T within(long nanos, Future<T> future) throws Exception {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
        return future.timeout(millis, TimeUnit.MILLISECONDS).await();
    }

    private FetchFailure failure(Exception broken, boolean inBody) {
        if (closed) {
            return Failures.internal("the client was closed");
        }
        return VertxFailures.of(broken, inBody);
    }

    @Override
    public void close() {
        closed = true;
        stack.close();
    }
}
