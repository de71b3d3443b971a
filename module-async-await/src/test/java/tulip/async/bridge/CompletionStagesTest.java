package tulip.async.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.await;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import tulip.async.CancelledError;
import tulip.async.ContextVar;
import tulip.async.Future;
import tulip.async.OnEachBackend;
import tulip.async.Task;

final class CompletionStagesTest extends OnEachBackend {
    private final CompletableFuture<String> cup = new CompletableFuture<>();
    private final ContextVar<String> customer = new ContextVar<>("customer", "nobody");

    /// A stage that nobody can cancel from outside.
    private static final class Closed extends CompletableFuture<String> {
        @Override
        public CompletableFuture<String> toCompletableFuture() {
            throw new UnsupportedOperationException();
        }
    }

    /// Makes a future of the JDK end when the loop waits at its selector.
    private static void whenIdle(Thread ofLoop, Runnable action) {
        Thread.ofPlatform().daemon().start(() -> {
            while (Arrays.stream(ofLoop.getStackTrace())
                    .noneMatch(call -> call.getClassName().startsWith("sun.nio.ch.")
                            && call.getMethodName().equals("select"))) {
                Thread.onSpinWait();
            }
            action.run();
        });
    }

    @Test
    void anotherThreadWakesALoopThatWaitsOnlyForItsFuture() {
        whenIdle(Thread.currentThread(), () -> cup.complete("tea"));
        assertEquals("tea", run(() -> await(CompletionStages.toFuture(cup))));
    }

    @Test
    void nullIsAResult() {
        cup.complete(null);
        assertNull(run(() -> await(CompletionStages.toFuture(cup))));
        Future<String> ours = loop.createFuture();
        ours.setResult(null);
        assertNull(run(() -> await(CompletionStages.toFuture(CompletionStages.fromFuture(ours)))));
    }

    @Test
    void aTaskGetsTheExceptionThatTheStageHasThrown() {
        var broken = new ArithmeticException();
        CompletableFuture<String> direct = CompletableFuture.failedFuture(broken);
        CompletableFuture<String> wrapped = direct.thenApply(drink -> drink);
        CompletableFuture<String> wrappedTwice =
                CompletableFuture.failedFuture(new CompletionException(new CompletionException(broken)));
        CompletableFuture<String> empty = CompletableFuture.failedFuture(new CompletionException("no cause", null));
        run(() -> {
            assertSame(broken, thrownBy(direct));
            assertSame(broken, thrownBy(wrapped));
            assertSame(
                    broken,
                    assertThrows(CompletionException.class, () -> raise(thrownBy(wrappedTwice)))
                            .getCause());
            assertEquals("no cause", thrownBy(empty).getMessage());
            return null;
        });
        loop.close(); // reports what nobody has read
        assertEquals(List.of(), reported);
    }

    private static Throwable thrownBy(CompletableFuture<?> stage) {
        return assertThrows(Throwable.class, () -> await(CompletionStages.toFuture(stage)));
    }

    private static void raise(Throwable thrown) throws Throwable {
        throw thrown;
    }

    @Test
    void aCancelledCompletableFutureCancelsTheTaskThatAwaitsIt() {
        CompletableFuture<String> behind = cup.thenApply(drink -> drink);
        run(() -> {
            Task<String> direct = start(() -> await(CompletionStages.toFuture(cup)));
            Task<String> second = start(() -> await(CompletionStages.toFuture(behind)));
            sleep(millis(1));
            assertTrue(cup.cancel(false));
            sleep(millis(1));
            assertTrue(direct.isCancelled());
            assertTrue(second.isCancelled());
            return null;
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aCancelledTaskCancelsTheCompletableFutureBeforeItGoesOn() {
        run(() -> {
            Task<String> task = start(() -> {
                try {
                    return await(CompletionStages.toFuture(cup));
                } catch (CancelledError cancelled) {
                    note("the cup is cancelled: " + cup.isCancelled());
                    throw cancelled;
                }
            });
            sleep(millis(1));
            task.cancel();
            sleep(millis(1));
            assertTrue(task.isCancelled());
            return null;
        });
        assertTrace("1 the cup is cancelled: true");
        assertEquals(List.of(), reported);
    }

    @Test
    void toCloseTheLoopCancelsWhatATaskAwaits() {
        run(() -> {
            start(() -> await(CompletionStages.toFuture(cup)));
            sleep(millis(1));
            return null;
        });
        loop.close();
        assertTrue(cup.isCancelled());
    }

    @Test
    void aStageThatCannotBeCancelledRunsOnAndItsLateResultIsDropped() {
        var closed = new Closed();
        run(() -> {
            Future<String> future = CompletionStages.toFuture(closed);
            future.cancel();
            sleep(millis(1));
            assertFalse(closed.isDone());
            closed.complete("tea");
            sleep(millis(1));
            assertTrue(future.isCancelled());
            return null;
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aLateFailureIsReported() {
        var closed = new Closed();
        run(() -> {
            CompletionStages.toFuture(closed).cancel();
            sleep(millis(1));
            closed.completeExceptionally(new ArithmeticException());
            sleep(millis(1));
            return null;
        });
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void aFailureThatNobodyAwaitsIsReportedWhenTheLoopIsClosed() {
        run(() -> {
            CompletionStages.toFuture(cup);
            return null;
        });
        cup.completeExceptionally(new ArithmeticException()); // the loop does not run, so it cannot take the failure
        assertEquals(List.of(), reported);
        loop.close();
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void afterTheLoopWasClosedAFailureIsReportedAndAllElseIsDropped() {
        var result = new CompletableFuture<String>();
        var cancelled = new CompletableFuture<String>();
        CompletableFuture<String> ours = run(() -> {
            List.of(cup, result, cancelled).forEach(CompletionStages::toFuture);
            return CompletionStages.fromFuture(loop.<String>createFuture());
        });
        loop.close();
        result.complete("tea");
        cancelled.cancel(false);
        assertTrue(ours.cancel(false));
        assertEquals(List.of(), reported);
        cup.completeExceptionally(new ArithmeticException());
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void whatTheBridgeRunsInTheLoopHasTheContextOfTheCodeThatMadeIt() {
        var closed = new Closed();
        run(() -> {
            loop.setExceptionHandler((_, _) -> note("handler for " + customer.get()));
            customer.set("Ada");
            CompletionStages.toFuture(closed).cancel();
            Future<String> ours = loop.createFuture();
            var _ = CompletionStages.fromFuture(ours).thenAccept(_ -> note("callback for " + customer.get()));
            Task<String> task = start(() -> {
                customer.set("Linus");
                String drink = await(CompletionStages.toFuture(cup));
                note("task for " + customer.get());
                return drink;
            });
            customer.set("Grace");
            ours.setResult("tea");
            sleep(millis(1));
            onAnotherThread(() -> closed.completeExceptionally(new ArithmeticException()));
            onAnotherThread(() -> cup.complete("tea"));
            await(task);
            note("body for " + customer.get());
            return null;
        });
        assertTrace("0 callback for Ada", "1 handler for Ada", "1 task for Linus", "1 body for Grace");
    }

    @Test
    void aCompletableFutureEndsAsOurFutureDoes() {
        Future<String> made = loop.createFuture();
        Future<String> broken = loop.createFuture();
        Future<String> cancelled = loop.createFuture();
        CompletableFuture<String> first = CompletionStages.fromFuture(made);
        CompletableFuture<String> second = CompletionStages.fromFuture(broken);
        CompletableFuture<String> third = CompletionStages.fromFuture(cancelled);
        made.setResult("tea");
        broken.setException(new ArithmeticException());
        cancelled.cancel("closing time");
        assertFalse(first.isDone()); // in a later turn, as all callbacks of ours
        run(() -> null);
        assertEquals("tea", first.join());
        assertThrows(ArithmeticException.class, () -> raise(second.exceptionNow()));
        assertTrue(third.isCancelled());
        assertThrows(CancellationException.class, third::join);
        assertEquals(
                "closing time", third.handle((_, thrown) -> thrown.getMessage()).join());
        assertEquals(List.of(), reported);
    }

    @Test
    void toCancelTheCompletableFutureOnAnotherThreadCancelsTheTask() {
        Thread ofLoop = Thread.currentThread();
        run(() -> {
            Task<String> task = start(() -> await(loop.<String>createFuture()));
            CompletableFuture<String> theirs = CompletionStages.fromFuture(task);
            whenIdle(ofLoop, () -> theirs.cancel(false));
            var cancelled = assertThrows(CancelledError.class, () -> await(task));
            assertEquals("its CompletableFuture was cancelled", cancelled.getMessage());
            assertTrue(task.isCancelled());
            return null;
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aTaskThatFailsAfterItsCompletableFutureWasCancelledIsReported() {
        run(() -> {
            Task<String> task = start(() -> {
                try {
                    return await(loop.<String>createFuture());
                } catch (CancelledError cancelled) {
                    throw new ArithmeticException();
                }
            });
            CompletableFuture<String> theirs = CompletionStages.fromFuture(task);
            sleep(millis(1));
            theirs.cancel(false);
            sleep(millis(1));
            assertTrue(theirs.isCancelled());
            return null;
        });
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void toCompleteTheCompletableFutureLeavesTheTaskAlone() {
        run(() -> {
            Task<String> task = start(sleeper("tea", 10, "tea"));
            assertTrue(CompletionStages.fromFuture(task).complete("cocoa"));
            assertEquals("tea", await(task));
            return null;
        });
        assertTrace("0 tea begins", "10 tea ends");
    }

    @Test
    void aDescriptionNamesWhatIsAwaited() {
        run(() -> {
            start("Ada", () -> await(CompletionStages.toFuture(cup)));
            sleep(millis(1));
            assertTrue(loop.describe().contains("Ada: waits for a CompletionStage\n"), loop.describe());
            cup.complete("tea");
            sleep(millis(1));
            return null;
        });
    }
}
