package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The primitive, on each backend.
@ParameterizedClass
@EnumSource(Suspension.class)
final class PausableTest {
    private final List<String> trace = new ArrayList<>();
    private final Suspension suspension;
    private Pausable pausable;

    PausableTest(Suspension suspension) {
        this.suspension = suspension;
    }

    private void make(Runnable body) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        pausable = suspension.pausable("the body", body);
    }

    @Test
    void turnsAreStrict() {
        make(() -> {
            trace.add("one");
            pausable.pause();
            trace.add("two");
        });
        trace.add("made");
        pausable.resume();
        trace.add("paused, done: " + pausable.isDone());
        pausable.resume();
        trace.add("ended, done: " + pausable.isDone());
        assertEquals(List.of("made", "one", "paused, done: false", "two", "ended, done: true"), trace);
    }

    @Test
    void whatTheBodyThrowsReachesTheResumerAsTheSameObject() {
        var failure = new AssertionError();
        make(() -> {
            pausable.pause();
            throw failure;
        });
        pausable.resume();
        assertSame(failure, assertThrows(AssertionError.class, pausable::resume));
        assertTrue(pausable.isDone());
    }

    @Test
    void whoResumesTheRunningBodyIsRefusedAndItGoesOn() {
        make(() -> {
            var refused = assertThrows(IllegalStateException.class, pausable::resume);
            boolean names = refused.getMessage().startsWith("resumed while it is running");
            assertTrue(suspension.staysOnOneThread() || names, refused.getMessage());
            pausable.pause();
            trace.add("goes on");
        });
        pausable.resume();
        pausable.resume();
        assertEquals(List.of("goes on"), trace);
    }

    @Test
    void whoResumesAfterTheEndIsRefused() {
        make(() -> {});
        pausable.resume();
        String first =
                assertThrows(IllegalStateException.class, pausable::resume).getMessage();
        String again =
                assertThrows(IllegalStateException.class, pausable::resume).getMessage();
        assertTrue(first.startsWith("resumed after its end"), first);
        assertEquals(first, again);
    }

    @Test
    void onlyTheBodyPasses() {
        make(() -> {
            pausable.checkPause();
            trace.add("the body may");
            pausable.pause();
        });
        assertThrows(IllegalStateException.class, pausable::checkPause);
        pausable.resume();
        assertThrows(IllegalStateException.class, pausable::checkPause);
        assertEquals(List.of("the body may"), trace);
    }

    @Test
    void anInnerBodyMayNotPauseAnOuterOne() {
        make(() -> {
            var inner = suspension.pausable("inner", () -> pausable.checkPause());
            assertThrows(IllegalStateException.class, inner::resume);
            pausable.checkPause();
            trace.add("refused");
        });
        pausable.resume();
        assertEquals(List.of("refused"), trace);
    }

    @Test
    void itTellsWhereItStands() {
        make(this::standHere);
        assertEquals(0, pausable.getStackTrace().length);
        pausable.resume();
        assertTrue(
                Arrays.stream(pausable.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("standHere")),
                () -> Arrays.toString(pausable.getStackTrace()));
        pausable.resume();
    }

    private void standHere() {
        pausable.pause();
    }

    @Test
    void noInterruptComesFromNowhere() {
        make(() -> {
            pausable.pause();
            trace.add("the body is interrupted: " + Thread.currentThread().isInterrupted());
        });
        pausable.resume();
        pausable.resume();
        assertEquals(List.of("the body is interrupted: false"), trace);
        assertFalse(Thread.interrupted());
    }

    @Test
    void anInterruptIsNotLost() {
        make(() -> pausable.pause());
        Thread.currentThread().interrupt();
        pausable.resume();
        assertTrue(Thread.interrupted());
        assertFalse(pausable.isDone());
    }
}
