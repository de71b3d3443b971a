package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StandstillTest {
    private static final int MANY_LOOKS = 20;
    private static final int MOST_LOOKS = 100_000;
    private static final int MANY_TURNS = 20_000;
    private static final int BETWEEN_LOOKS_MILLIS = 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeAll
    static void rememberOthers() {
        Standstill.rememberOthers();
    }

    @AfterEach
    void letEveryThreadEnd() {
        over.set(true);
        never.countDown();
    }

    static Stream<Thread.Builder> builders() {
        return Stream.of(Thread.ofPlatform().daemon(), Thread.ofVirtual());
    }

    @Test
    void aThreadThatWaitsForNothingIsAStandstill() {
        assertStandstill(() -> await(never));
    }

    @Test
    void threadsThatWaitForEachOtherAreAStandstill() {
        assertStandstill(() -> join(Thread.ofVirtual().start(() -> await(never))));
    }

    @Test
    void aWaitForAMonitorIsOneToo() {
        var monitor = new Object();
        assertStandstill(() -> {
            synchronized (monitor) {
                join(Thread.ofVirtual().start(() -> {
                    synchronized (monitor) {
                        over.set(true);
                    }
                }));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("builders")
    void aThreadThatComputesMayWakeTheOthers(Thread.Builder builder) throws InterruptedException {
        assertNoStandstill(() -> join(builder.start(this::spin)));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void aThreadThatSleepsMayWakeTheOthers(Thread.Builder builder) throws InterruptedException {
        assertNoStandstill(() -> join(builder.start(this::sleep)));
    }

    /// Two threads that wait nearly all the time. A look sees the first thread before the second.
    @ParameterizedTest
    @MethodSource("builders")
    void twoThreadsThatWakeEachOtherGoOn(Thread.Builder builder) throws InterruptedException {
        var exchanger = new Exchanger<Integer>();
        var ended = new CountDownLatch(1);
        Thread player = builder.start(() -> play(exchanger));
        start(() -> {
            play(exchanger);
            join(player);
            ended.countDown();
        });
        var standstill = new Standstill(); // not awaited: the threads may have ended before one is seen to wait
        while (!isOver(ended)) {
            assertFalse(standstill.isReached());
        }
    }

    /// It waits for a minute, again and again.
    @Test
    void aCleanerWakesNoThread() {
        Cleaner cleaner = Cleaner.create();
        try {
            assertStandstill(() -> await(never));
        } finally {
            Reference.reachabilityFence(cleaner);
        }
    }

    private static void play(Exchanger<Integer> exchanger) {
        try {
            for (int turn = 0; turn < MANY_TURNS; turn++) {
                exchanger.exchange(turn);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOver(CountDownLatch latch) throws InterruptedException {
        return latch.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void spin() {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    private void sleep() {
        while (!over.get()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void assertStandstill(Runnable check) {
        Standstill standstill = waiting(check);
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (standstill.isReached()) {
                return;
            }
        }
        fail("no standstill was seen");
    }

    private void assertNoStandstill(Runnable check) throws InterruptedException {
        Standstill standstill = waiting(check);
        for (int look = 0; look < MANY_LOOKS; look++) {
            assertFalse(standstill.isReached());
            assertFalse(isOver(never));
        }
    }

    private static Thread start(Runnable check) {
        return Thread.ofPlatform().daemon().start(check);
    }

    /// @param check waits until the test ends
    private static Standstill waiting(Runnable check) {
        Thread thread = start(check);
        while (thread.getState() != Thread.State.WAITING) {
            assertTrue(thread.isAlive(), "the check does not wait");
            Thread.onSpinWait();
        }
        return new Standstill();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
