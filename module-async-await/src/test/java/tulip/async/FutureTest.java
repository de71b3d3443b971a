package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the contract does not ask of a participant's future.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class FutureTest extends OnEachBackend {
    private final Future<String> future = loop.createFuture();

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

    @Test
    void aLoopReportsItsOwnFuturesOnly() {
        try (var other = new SelectorEventLoop()) {
            other.setExceptionHandler((what, exception) -> reported.add("of the other loop"));
            loop.createFuture().setException(new ArithmeticException());
        }
        assertEquals(List.of(), reported);
        loop.close();
        assertEquals(List.of("ArithmeticException"), reported);
    }
}
