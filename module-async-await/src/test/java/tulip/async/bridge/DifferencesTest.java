package tulip.async.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.SelectorEventLoop;

/// What "The same at work" in the chapter says about the JDK and Vert.x.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("FutureReturnValueIgnored") // nothing follows these callbacks
final class DifferencesTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void closeVertx() {
        vertx.close().await();
    }

    @Test
    void aCompletableFutureRunsItsCallbacksInsideCompleteTheNewestFirst() {
        var cup = new CompletableFuture<String>();
        cup.thenAccept(_ -> seen.add("first added"));
        cup.thenAccept(_ -> seen.add("last added"));
        cup.complete("tea");
        seen.add("complete has returned");
        assertEquals(List.of("last added", "first added", "complete has returned"), seen);
    }

    @Test
    void behindOneThenApplyTheOldestCallbackIsFirst() {
        var cup = new CompletableFuture<String>();
        CompletableFuture<String> behind = cup.thenApply(drink -> drink);
        behind.thenAccept(_ -> seen.add("first added"));
        behind.thenAccept(_ -> seen.add("last added"));
        cup.complete("tea");
        assertEquals(List.of("first added", "last added"), seen);
    }

    @Test
    void ourFutureRunsItsCallbacksInTheNextTurnTheOldestFirst() {
        try (var loop = new SelectorEventLoop()) {
            tulip.async.Future<String> cup = loop.createFuture();
            cup.addDoneCallback(_ -> seen.add("first added"));
            cup.addDoneCallback(_ -> seen.add("last added"));
            cup.setResult("tea");
            seen.add("setResult has returned");
            loop.stop();
            loop.runForever();
        }
        assertEquals(List.of("setResult has returned", "first added", "last added"), seen);
    }

    @Test
    void aPromiseOfVertxWithoutAContextRunsItsCallbacksInsideCompleteTheOldestFirst() {
        Promise<String> cup = Promise.promise();
        cup.future().onSuccess(_ -> seen.add("first added"));
        cup.future().onSuccess(_ -> seen.add("last added"));
        cup.complete("tea");
        seen.add("complete has returned");
        assertEquals(List.of("first added", "last added", "complete has returned"), seen);
    }

    @Test
    void aCallOfVertxCallsBackOnTheContextOnWhichItWasMade() {
        Context context = vertx.getOrCreateContext();
        Promise<Context> calledBackOn = Promise.promise();
        context.runOnContext(_ -> vertx.timer(1).onSuccess(_ -> calledBackOn.complete(Vertx.currentContext())));
        assertSame(context, calledBackOn.future().await());
    }

    /// What a body does that was cancelled while it ran.
    private static final class Body implements Callable<String> {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<String> end = new CompletableFuture<>();

        @Override
        public String call() {
            begun.countDown();
            try {
                mayEnd.await();
                end.complete("ran to its end");
            } catch (InterruptedException interrupted) {
                end.complete("was interrupted");
            }
            return "tea";
        }
    }

    @Test
    void cancelOfACompletableFutureInterruptsNothing() throws Exception {
        var body = new Body();
        try (var pool = Executors.newSingleThreadExecutor()) {
            CompletableFuture<String> cup = CompletableFuture.supplyAsync(body::call, pool);
            body.begun.await();
            assertTrue(cup.cancel(true));
            assertTrue(cup.isCancelled());
            body.mayEnd.countDown();
        }
        assertEquals("ran to its end", body.end.join());
    }

    @Test
    void cancelOfAVirtualThreadOfAnExecutorInterruptsIt() throws Exception {
        var body = new Body();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> cup = threads.submit(body);
            body.begun.await();
            assertTrue(cup.cancel(true));
        }
        assertEquals("was interrupted", body.end.join());
    }

    @Test
    void ifOneVirtualThreadOfAnExecutorFailsTheOthersRunOn() throws Exception {
        var body = new Body();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> cup = threads.submit(body);
            Future<String> broken = threads.submit(DifferencesTest::breakDown);
            assertThrows(ExecutionException.class, broken::get);
            assertFalse(cup.isDone());
            body.mayEnd.countDown();
        } // waits for the others
        assertEquals("ran to its end", body.end.join());
    }

    private static String breakDown() {
        throw new IllegalStateException("no steam");
    }

    @Test
    void allOfWaitsForTheOthersIfOneHasFailed() {
        var cup = new CompletableFuture<String>();
        CompletableFuture<Void> all =
                CompletableFuture.allOf(CompletableFuture.failedFuture(new ArithmeticException()), cup);
        assertFalse(all.isDone());
        cup.complete("tea");
        assertTrue(all.isCompletedExceptionally());
    }

    @Test
    void allOfVertxFailsAtOnceAndTheOthersRunOnAndJoinWaitsForThem() {
        Promise<String> cup = Promise.promise();
        io.vertx.core.Future<String> broken = io.vertx.core.Future.failedFuture("no steam");
        assertTrue(io.vertx.core.Future.all(broken, cup.future()).failed());
        var join = io.vertx.core.Future.join(broken, cup.future());
        assertFalse(join.isComplete());
        cup.complete("tea");
        assertTrue(join.failed());
    }

    @Test
    void awaitOfVertxIsRefusedOnAnEventLoopAndOnAWorkerThread() {
        Promise<String> never = Promise.promise();
        Promise<String> onEventLoop = Promise.promise();
        vertx.runOnContext(_ -> complete(onEventLoop, never.future()::await));
        assertThrows(IllegalStateException.class, onEventLoop.future()::await);
        var onWorker = vertx.executeBlocking(never.future()::await);
        assertThrows(IllegalStateException.class, onWorker::await);
    }

    @Test
    void awaitOfADoneFutureOfVertxIsAllowedEverywhere() {
        io.vertx.core.Future<String> done = io.vertx.core.Future.succeededFuture("tea");
        Promise<String> onEventLoop = Promise.promise();
        vertx.runOnContext(_ -> complete(onEventLoop, done::await));
        assertEquals("tea", onEventLoop.future().await());
        assertEquals("tea", vertx.executeBlocking(done::await).await());
    }

    @Test
    void awaitOfVertxLetsTheNextVirtualThreadOfItsContextRun() {
        vertx.deployVerticle(
                        new VerticleBase() {
                            @Override
                            public io.vertx.core.Future<?> start() {
                                Promise<String> cup = Promise.promise();
                                Thread first = Thread.currentThread();
                                context.runOnContext(_ -> {
                                    assertNotSame(first, Thread.currentThread());
                                    seen.add("the second thread");
                                    cup.complete("tea");
                                });
                                seen.add("the first thread");
                                seen.add(cup.future().await());
                                return io.vertx.core.Future.succeededFuture();
                            }
                        },
                        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();
        assertEquals(List.of("the first thread", "the second thread", "tea"), seen);
    }

    private static <T> void complete(Promise<T> promise, Callable<T> action) {
        try {
            promise.complete(action.call());
        } catch (Exception thrown) {
            promise.fail(thrown);
        }
    }
}
