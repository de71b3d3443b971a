package tulip.async.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.await;
import static tulip.async.Async.gather;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tulip.async.CancelledError;
import tulip.async.ContextVar;
import tulip.async.Future;
import tulip.async.OnEachBackend;
import tulip.async.Task;

final class VertxFuturesTest extends OnEachBackend {
    private static final ContextLocal<String> CUSTOMER =
            ContextLocal.registerLocal(String.class); // before VERTX is made
    private static final Vertx VERTX =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));

    private final Context context = VERTX.getOrCreateContext();
    private final Promise<String> promise = Promise.promise();

    @AfterAll
    static void closeVertx() {
        VERTX.close().await();
    }

    /// Ends the promise on the event loop of Vert.x, and returns afterwards.
    private void onVertx(Runnable action) {
        var over = new CountDownLatch(1);
        context.runOnContext(_ -> {
            action.run();
            over.countDown();
        });
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void tasksAwaitRealRequests() {
        List<String> answers = run(() -> {
            var server = VERTX.createHttpServer()
                    .requestHandler(request -> request.response().end("cup " + request.query()));
            int port =
                    await(VertxFutures.toFuture(server.listen(0, "127.0.0.1"))).actualPort();
            var client = VERTX.createHttpClient();
            List<String> all = await(gather(IntStream.range(0, 20)
                    .mapToObj(i -> start(() ->
                            await(VertxFutures.toFuture(client.request(HttpMethod.GET, port, "127.0.0.1", "/?" + i)
                                    .compose(HttpClientRequest::send)
                                    .compose(HttpClientResponse::body)
                                    .map(Buffer::toString)))))
                    .toList()));
            await(VertxFutures.toFuture(client.close()));
            await(VertxFutures.toFuture(server.close()));
            return all;
        });
        assertEquals(IntStream.range(0, 20).mapToObj(i -> "cup " + i).toList(), answers);
    }

    @Test
    void aTaskGetsTheFailureItself() {
        var broken = new ArithmeticException();
        promise.fail(broken);
        var thrown = run(
                () -> assertThrows(ArithmeticException.class, () -> await(VertxFutures.toFuture(promise.future()))));
        assertSame(broken, thrown);
        assertEquals(List.of(), reported);
    }

    @Test
    void aCancellationExceptionCancelsTheTask() {
        promise.fail(new CancellationException("closing time"));
        run(() -> {
            Task<String> task = start(() -> await(VertxFutures.toFuture(promise.future())));
            assertEquals(
                    "closing time",
                    assertThrows(CancelledError.class, () -> await(task)).getMessage());
            assertTrue(task.isCancelled());
            return null;
        });
    }

    @Test
    void aCancelledTaskLeavesTheFutureOfVertxAloneAndALateResultIsDropped() {
        run(() -> {
            Task<String> task = start(() -> await(VertxFutures.toFuture(promise.future())));
            sleep(millis(1));
            task.cancel();
            sleep(millis(1));
            assertTrue(task.isCancelled());
            assertFalse(promise.future().isComplete());
            onVertx(() -> promise.complete("tea"));
            sleep(millis(1));
            return null;
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aLateFailureIsReported() {
        run(() -> {
            VertxFutures.toFuture(promise.future()).cancel();
            onVertx(() -> promise.fail(new ArithmeticException()));
            sleep(millis(1));
            return null;
        });
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void afterTheLoopWasClosedAResultIsDroppedAndAFailureIsReported() {
        Promise<String> broken = Promise.promise();
        run(() -> {
            VertxFutures.toFuture(promise.future());
            VertxFutures.toFuture(broken.future());
            return null;
        });
        loop.close();
        onVertx(() -> promise.complete("tea"));
        assertEquals(List.of(), reported);
        onVertx(() -> broken.fail(new ArithmeticException()));
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void aFutureOfVertxEndsOnItsContextAsOurFutureDoes() {
        Future<String> made = loop.createFuture();
        Future<String> broken = loop.createFuture();
        Future<String> cancelled = loop.createFuture();
        var whereItEnded = new CompletableFuture<Context>(); // await may return before the callback has run
        io.vertx.core.Future<String> first =
                VertxFutures.fromFuture(made, context).onComplete(_ -> whereItEnded.complete(Vertx.currentContext()));
        io.vertx.core.Future<String> second = VertxFutures.fromFuture(broken, context);
        io.vertx.core.Future<String> third = VertxFutures.fromFuture(cancelled, context);
        made.setResult("tea");
        broken.setException(new ArithmeticException());
        cancelled.cancel("closing time");
        run(() -> null);
        assertEquals("tea", first.await());
        assertSame(context, whereItEnded.join());
        assertThrows(ArithmeticException.class, second::await);
        assertEquals(
                "closing time",
                assertThrows(CancellationException.class, third::await).getMessage());
        assertEquals(List.of(), reported);
    }

    @Test
    void afterVertxWasClosedItsFutureEndsAllTheSame() {
        var other = Vertx.vertx();
        Context closed = other.getOrCreateContext();
        other.close().await();
        Future<String> made = loop.createFuture();
        io.vertx.core.Future<String> theirs = VertxFutures.fromFuture(made, closed);
        made.setResult("tea");
        run(() -> null);
        assertEquals("tea", theirs.result());
        assertEquals(List.of(), reported);
    }

    @Test
    void eachSideKeepsItsContext() {
        var customer = new ContextVar<>("customer", "nobody");
        run(() -> {
            customer.set("Ada");
            Future<String> future = VertxFutures.toFuture(promise.future());
            future.addDoneCallback(_ -> note("callback for " + customer.get()));
            customer.set("Linus");
            context.putLocal(CUSTOMER, "Grace");
            onVertx(() -> promise.complete("for " + context.getLocal(CUSTOMER)));
            note(await(future));
            note("task for " + customer.get());
            return null;
        });
        assertTrace("0 callback for Ada", "0 for Grace", "0 task for Linus");
    }
}
