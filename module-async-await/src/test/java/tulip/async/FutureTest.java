package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FutureTest extends OnEachBackend {
    private final Future<String> future = loop.createFuture();

    private void turns() {
        loop.callSoon(loop::stop);
        loop.runForever();
    }

    @Test
    void aFutureIsSetOnce() {
        assertFalse(future.isDone());
        assertThrows(IllegalStateException.class, future::result);
        assertThrows(IllegalStateException.class, future::exception);
        future.setResult("tea");
        assertTrue(future.isDone());
        assertEquals("tea", future.result());
        assertNull(future.exception());
        assertThrows(IllegalStateException.class, () -> future.setResult("coffee"));
        assertThrows(IllegalStateException.class, () -> future.setException(new ArithmeticException()));
        assertFalse(future.cancel());
        assertEquals("tea", future.result());
    }

    @Test
    void anExceptionComesOutAsItIs() {
        var failure = new ArithmeticException("no milk");
        future.setException(failure);
        assertSame(failure, future.exception());
        assertSame(failure, assertThrows(ArithmeticException.class, future::result));
        assertSame(failure, assertThrows(ArithmeticException.class, future::result));
    }

    @Test
    void aCancelledFutureSaysWhy() {
        assertTrue(future.cancel("closing time"));
        assertTrue(future.isCancelled());
        assertTrue(future.isDone());
        assertEquals(
                "closing time",
                assertThrows(CancelledError.class, future::result).getMessage());
        assertThrows(CancelledError.class, future::exception);
        assertFalse(future.cancel());
    }

    @Test
    void callbacksAreScheduledInOrderAndNeverRunInside() {
        future.addDoneCallback(done -> note("a " + done.result()));
        future.addDoneCallback(_ -> note("b"));
        future.setResult("tea");
        future.addDoneCallback(_ -> note("late"));
        assertTrace();
        turns();
        assertTrace("0 a tea", "0 b", "0 late");
    }

    @Test
    void aCallbackCanBeTakenBack() {
        Consumer<Future<String>> callback = _ -> note("never");
        future.addDoneCallback(callback);
        future.addDoneCallback(callback);
        assertEquals(2, future.removeDoneCallback(callback));
        assertEquals(0, future.removeDoneCallback(callback));
        future.setResult(null);
        turns();
        assertTrace();
    }

    @Test
    void aFutureThatIsDoneIsAwaitedWithoutATurn() {
        run(() -> {
            loop.callSoon(() -> note("callback"));
            future.setResult("tea");
            note(future.await());
            return null;
        });
        assertTrace("0 tea", "0 callback");
    }

    @Test
    void anExceptionThatNobodyReadIsReportedWhenTheLoopIsClosed() {
        future.setException(new ArithmeticException("lost"));
        Future<String> read = loop.createFuture();
        read.setException(new IllegalStateException("read"));
        read.exception();
        loop.close();
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void anExceptionThatNobodyReadIsReportedWhenItsFutureIsGone() {
        loop.<String>createFuture().setException(new ArithmeticException("lost"));
        for (int i = 0; i < 50 && reported.isEmpty(); i++) {
            System.gc();
            loop.callLater(millis(1), loop::stop); // an idle loop looks
            loop.runForever();
        }
        assertEquals(List.of("ArithmeticException"), reported);
    }

    @Test
    void aFutureOfAnotherLoopIsRefused() {
        try (var other = new SelectorEventLoop(clock)) {
            Future<String> foreign = other.createFuture();
            run(() -> {
                var wrong = assertThrows(IllegalStateException.class, foreign::await);
                assertTrue(wrong.getMessage().contains("another loop"), wrong.getMessage());
                return null;
            });
        }
    }
}
