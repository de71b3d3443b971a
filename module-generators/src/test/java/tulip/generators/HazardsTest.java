package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The hazards of a pause in Java: each hazard is refused, or a test shows what happens.
final class HazardsTest {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();
    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();

    private static <T> GeneratorObject<T> generator(Suspension suspension, Generator.Body<T> body) {
        assumeTrue(suspension.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
        return new GeneratorObject<>(suspension, body);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "PLATFORM_THREAD"})
    void onAThreadOfItsOwnWhoeverWantsTheBodysMonitorWaits(Suspension suspension) throws InterruptedException {
        Object lock = new Object();
        var generator = generator(suspension, out -> {
            synchronized (lock) {
                out.yield(1);
            }
        });
        generator.next();
        Thread wanting = Thread.ofPlatform().daemon().start(() -> {
            synchronized (lock) {
                LOCAL.remove();
            }
        });
        while (wanting.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        assertFalse(generator.hasNext(), "the body leaves");
        wanting.join();
    }

    @Test
    void aReentrantLockHeldAcrossAPauseLetsTheCallerInOnAContinuation() {
        var lock = new ReentrantLock();
        var generator = generator(Suspension.CONTINUATION, out -> {
            lock.lock();
            try {
                out.yield(1);
            } finally {
                lock.unlock();
            }
        });
        generator.next();
        assertTrue(lock.tryLock());
        assertEquals(2, lock.getHoldCount(), "the lock takes the two for one thread, since they are");
        lock.unlock();
        generator.close();
        assertFalse(lock.isLocked());
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "PLATFORM_THREAD"})
    void locksDoNotFollowOntoAnotherThread(Suspension suspension) {
        var lock = new ReentrantLock();
        lock.lock();
        GeneratorObject<Boolean> mayEnter = generator(suspension, out -> out.yield(lock.tryLock()));
        assertFalse(mayEnter.next());
        GeneratorObject<ReentrantLock> holder = generator(suspension, out -> {
            var own = new ReentrantLock();
            own.lock();
            out.yield(own);
        });
        assertFalse(holder.next().tryLock(), "and what the body holds, its caller cannot have");
        mayEnter.close();
        holder.close();
    }

    @ParameterizedTest
    @EnumSource(Suspension.class)
    void threadLocalsFollowOnlyOnAContinuation(Suspension suspension) {
        LOCAL.set("the caller's");
        try {
            var seen = generator(suspension, out -> out.yield(LOCAL.get()));
            assertEquals(suspension == Suspension.CONTINUATION ? "the caller's" : null, seen.next());
            seen.close();
        } finally {
            LOCAL.remove();
        }
    }

    @Test
    void aYieldInsideABindingIsRefusedOnAContinuationAndTheBodyGoesOn() {
        var generator = generator(Suspension.CONTINUATION, out -> {
            ScopedValue.where(NAME, "the body's").run(() -> {
                var refused = assertThrows(IllegalStateException.class, () -> out.yield("inside"));
                assertTrue(refused.getMessage().contains("ScopedValue.where"), refused::getMessage);
            });
            out.yield("outside");
        });
        assertEquals("outside", generator.next());
        assertFalse(NAME.isBound());
        assertFalse(generator.hasNext());
    }

    @Test
    void aYieldInsideABindingIsRefusedAtEveryPauseAndOnAVirtualThread() throws InterruptedException {
        var generator = generator(Suspension.CONTINUATION, out -> {
            out.yield("first");
            ScopedValue.where(NAME, "the body's").run(() -> out.yield("inside"));
        });
        Thread.ofVirtual()
                .start(() -> {
                    generator.next();
                    assertThrows(IllegalStateException.class, generator::next);
                })
                .join();
        assertSame(State.CLOSED, generator.state());
    }

    @Test
    void aBindingOfTheCallersDisturbsNoPause() {
        var generator = generator(Suspension.CONTINUATION, out -> {
            out.yield(1);
            out.yield(2);
            out.yield(3);
        });
        assertEquals(1, ScopedValue.where(NAME, "one").call(generator::next));
        assertEquals(2, ScopedValue.where(NAME, "two").call(generator::next));
        assertEquals(3, generator.next());
    }

    /// A continuation caches the scoped values that it has read: on JDK 25 it sees "one" twice.
    @Test
    void aBodyMaySeeTheBindingOfAnEarlierCaller() {
        GeneratorObject<String> generator = generator(Suspension.CONTINUATION, out -> {
            out.yield(NAME.get());
            out.yield(NAME.get());
        });
        assertEquals("one", ScopedValue.where(NAME, "one").call(generator::next));
        String second = ScopedValue.where(NAME, "two").call(generator::next);
        assertTrue(List.of("one", "two").contains(second), second);
    }

    /// When a thread first reads a scoped value, its empty bindings are replaced by another empty object.
    @Test
    void theFirstLookAtAScopedValueOnAThreadIsNoBinding() throws Exception {
        GeneratorObject<Boolean> generator = generator(Suspension.CONTINUATION, out -> out.yield(NAME.isBound()));
        var seen = new FutureTask<>(generator::next);
        Thread.ofPlatform().start(seen);
        assertFalse(seen.get());
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "PLATFORM_THREAD"})
    void onAThreadOfItsOwnABindingStaysWithTheBody(Suspension suspension) {
        var generator = generator(suspension, out -> {
            ScopedValue.where(NAME, "the body's").run(() -> out.yield(NAME.get()));
        });
        assertEquals("the body's", generator.next());
        assertFalse(NAME.isBound());
        assertNull(ScopedValue.where(NAME, "the caller's").call(() -> generator.hasNext() ? "more" : null));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "PLATFORM_THREAD"})
    void onAThreadOfItsOwnTheBodySeesNoBindingOfItsCallers(Suspension suspension) {
        GeneratorObject<Boolean> isBound = generator(suspension, out -> out.yield(NAME.isBound()));
        assertFalse(ScopedValue.where(NAME, "the caller's").call(isBound::next));
        isBound.close();
    }

    @Test
    void aPausedContinuationIsInNoThreadDumpButInTheRegistry(@TempDir Path folder) throws Exception {
        var generator = generator(Suspension.CONTINUATION, HazardsTest::standHere);
        generator.next();
        assertFalse(threadDump(folder).contains("standHere"));
        assertTrue(LiveCoroutines.all().contains(generator));
        assertStandsHere(generator);
        generator.close();
        assertFalse(LiveCoroutines.all().contains(generator));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "PLATFORM_THREAD"})
    void aThreadOfItsOwnIsInTheThreadDumpWithItsName(Suspension suspension, @TempDir Path folder) throws IOException {
        var generator = generator(suspension, HazardsTest::standHere);
        generator.next();
        String dump = threadDump(folder);
        assertTrue(dump.contains("standHere") && dump.contains(generator.toString()), dump);
        generator.close();
    }

    private static String threadDump(Path folder) throws IOException {
        Path dump = folder.resolve("dump");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return Files.readString(dump);
    }

    @ParameterizedTest
    @EnumSource(Suspension.class)
    void theRegistryKnowsWhereEachStands(Suspension suspension) {
        var generator = generator(suspension, HazardsTest::standHere);
        assertFalse(LiveCoroutines.all().contains(generator), "it has not begun");
        generator.next();
        assertTrue(LiveCoroutines.all().contains(generator));
        assertStandsHere(generator);
        assertFalse(generator.hasNext());
        assertFalse(LiveCoroutines.all().contains(generator), "it has ended");
    }

    private static void standHere(Generator.Out<Integer> out) {
        out.yield(1);
    }

    private static void assertStandsHere(LiveCoroutines.Live live) {
        var stack = live.getStackTrace();
        assertTrue(
                Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("standHere")),
                () -> Arrays.toString(stack));
    }

    @ParameterizedTest
    @EnumSource(names = {"VIRTUAL_THREAD", "PLATFORM_THREAD"})
    void aThreadIsNamedAfterTheGeneratorThatItCarries(Suspension suspension) {
        var generator =
                generator(suspension, out -> out.yield(Thread.currentThread().getName()));
        assertEquals(generator.toString(), generator.next());
        assertTrue(generator.toString().startsWith("generator HazardsTest@"), generator::toString);
        generator.close();
    }

    private static final class Kept {
        static Generator.Out<Integer> out;
    }

    private static final class OnContinuationInitializer {
        static {
            Kept.out.yield(0);
        }

        static void touch() {}
    }

    private static final class OnThreadInitializer {
        static {
            Kept.out.yield(0);
        }

        static void touch() {}
    }

    @Test
    void aPauseUnderAClassInitializerIsRefusedOnAContinuation() {
        var generator = generator(Suspension.CONTINUATION, (Generator.Out<Integer> out) -> {
            Kept.out = out;
            var error = assertThrows(ExceptionInInitializerError.class, OnContinuationInitializer::touch);
            assertTrue(error.getCause().getMessage().startsWith("cannot pause here"), () -> "" + error.getCause());
            out.yield(1);
        });
        assertEquals(1, generator.next());
        assertFalse(generator.hasNext());
    }

    @Test
    void aPauseUnderAClassInitializerIsFineOnAThreadOfItsOwn() {
        var generator = generator(Suspension.VIRTUAL_THREAD, (Generator.Out<Integer> out) -> {
            Kept.out = out;
            OnThreadInitializer.touch();
            out.yield(1);
        });
        assertEquals(0, generator.next());
        assertEquals(1, generator.next());
        assertFalse(generator.hasNext());
    }
}
