package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.coroutines.Request.GetId;
import tulip.coroutines.Request.Kill;
import tulip.coroutines.Request.Pass;
import tulip.coroutines.Request.Start;
import tulip.coroutines.Request.WaitFor;
import tulip.generators.Chosen;
import tulip.generators.Suspension;

final class TinyOSTest {
    private final List<String> seen = new ArrayList<>();
    private final TinyOS os = new TinyOS();

    /// A task that notes its name at each of its steps.
    private Coroutine.Body<Request, Object, Void> steps(String name, int count) {
        return out -> {
            for (int n = 1; n <= count; n++) {
                seen.add(name + n);
                if (n < count) {
                    out.yield(new Pass());
                }
            }
            return null;
        };
    }

    @Test
    void tasksTakeTurns() {
        os.start(steps("a", 3));
        os.start(steps("b", 2));
        os.run();
        assertEquals(List.of("a1", "b1", "a2", "b2", "a3"), seen);
        assertEquals(
                List.of("task 1: Pass[]", "task 2: Pass[]", "task 1: Pass[]", "task 2: returned", "task 1: returned"),
                os.trace());
    }

    @Test
    void aTaskLearnsItsNumberAndStartsAnother() {
        os.start(out -> {
            seen.add("I am " + out.yield(new GetId()));
            seen.add("started " + out.yield(new Start(steps("child", 1))));
            return null;
        });
        os.run();
        assertEquals(List.of("I am 1", "child1", "started 2"), seen);
    }

    @Test
    void waitingEndsWithTheOtherTask() {
        os.start(out -> {
            Object id = out.yield(new Start(steps("child", 3)));
            seen.add("waited " + out.yield(new WaitFor((Integer) id)));
            seen.add("again " + out.yield(new WaitFor((Integer) id)));
            return null;
        });
        os.run();
        assertEquals(List.of("child1", "child2", "child3", "waited true", "again false"), seen);
    }

    @Test
    void killRunsFinallyAndWakesTheWaiter() {
        os.start(out -> {
            Object id = out.yield(new Start(body -> {
                try {
                    while (true) {
                        body.yield(new Pass());
                    }
                } finally {
                    seen.add("finally");
                }
            }));
            out.yield(new Start(waiter -> {
                seen.add("waited " + waiter.yield(new WaitFor((Integer) id)));
                return null;
            }));
            seen.add("killed " + out.yield(new Kill((Integer) id)));
            seen.add("again " + out.yield(new Kill((Integer) id)));
            return null;
        });
        os.run();
        assertEquals(List.of("finally", "waited true", "killed true", "again false"), seen);
    }

    @Test
    void aKilledWaiterIsForgotten() {
        int child = os.start(steps("child", 3));
        int waiter = os.start(out -> out.yield(new WaitFor(child)));
        os.start(out -> out.yield(new Kill(waiter)));
        os.run();
        assertEquals(List.of("child1", "child2", "child3"), seen);
    }

    @Test
    void aTaskMayKillItself() {
        os.start(out -> {
            try {
                out.yield(new Kill(1));
                seen.add("goes on");
            } finally {
                seen.add("finally");
            }
            return null;
        });
        os.run();
        assertEquals(List.of("finally"), seen);
    }

    @Test
    void theFailureOfATaskThatKillsItselfIsNotLost() {
        var failure = new IllegalStateException("in finally");
        os.start(out -> {
            try {
                out.yield(new Kill(1));
            } catch (tulip.generators.GeneratorExit exit) {
                throw failure;
            }
            return null;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, os::run));
    }

    @Test
    void aTaskWithoutABodyIsAnErrorOfItsParent() {
        os.start(out -> {
            assertThrows(NullPointerException.class, () -> out.yield(new Start(null)));
            seen.add("goes on");
            return null;
        });
        os.run();
        assertEquals(List.of("goes on"), seen);
    }

    @Test
    void aTaskThatYieldsWhenItIsKilledLivesOn() {
        int stubborn = os.start(out -> {
            try {
                out.yield(new Pass());
            } catch (tulip.generators.GeneratorExit exit) {
                out.yield(new Pass());
            }
            seen.add("lives on");
            return null;
        });
        os.start(out -> {
            assertThrows(IllegalStateException.class, () -> out.yield(new Kill(stubborn)));
            seen.add("refused");
            return null;
        });
        os.run();
        assertEquals(Set.of("refused", "lives on"), Set.copyOf(seen));
    }

    @Test
    void whoWaitsForItselfGetsAnError() {
        os.start(out -> {
            seen.add(assertThrows(IllegalArgumentException.class, () -> out.yield(new WaitFor(1)))
                    .getMessage());
            seen.add("" + out.yield(new WaitFor(99)) + out.yield(new Kill(99)));
            return null;
        });
        os.run();
        assertEquals(List.of("task 1 waits for itself, which never ends", "falsefalse"), seen);
    }

    @Test
    void aCircleOfWaitersIsNamedAndClosed() {
        Coroutine.Body<Request, Object, Void> waiting = out -> {
            try {
                int me = (Integer) out.yield(new GetId());
                out.yield(new WaitFor(3 - me));
            } finally {
                seen.add("finally");
            }
            return null;
        };
        os.start(waiting);
        os.start(waiting);
        assertEquals(
                "no task can go on: task 2 waits for task 1, task 1 waits for task 2",
                assertThrows(IllegalStateException.class, os::run).getMessage());
        assertEquals(List.of("finally", "finally"), seen);
    }

    @Test
    void theFailureOfATaskDoesNotStopTheOthers() {
        var first = new IllegalStateException("first");
        var second = new AssertionError("second");
        os.start(out -> {
            throw first;
        });
        os.start(steps("b", 2));
        os.start(out -> {
            throw second;
        });
        assertSame(first, assertThrows(IllegalStateException.class, os::run));
        assertEquals(List.of(second), List.of(first.getSuppressed()));
        assertEquals(List.of("b1", "b2"), seen);
    }

    @Test
    void nullIsNoRequest() {
        os.start(out -> {
            seen.add(assertThrows(IllegalArgumentException.class, () -> out.yield(null))
                    .getMessage());
            return null;
        });
        os.run();
        assertEquals(List.of("task 1 yielded null, not a request"), seen);
    }

    /// Runs three tasks of four steps each, and gives the order of the steps.
    private List<String> order(IntUnaryOperator chooser) {
        seen.clear();
        var shuffled = new TinyOS(chooser);
        for (String name : List.of("a", "b", "c")) {
            shuffled.start(steps(name, 4));
        }
        shuffled.run();
        assertEquals(12, shuffled.trace().size());
        return List.copyOf(seen);
    }

    @Test
    void eachScheduleOfThreeTasksRunsAllStepsInOrder() {
        var schedules = new Schedules();
        Set<List<String>> orders = new HashSet<>();
        do {
            List<String> order = order(schedules);
            for (String name : List.of("a", "b", "c")) {
                assertEquals(
                        List.of(name + 1, name + 2, name + 3, name + 4),
                        order.stream().filter(step -> step.startsWith(name)).toList());
            }
            assertTrue(orders.add(order), () -> "twice: " + order);
        } while (schedules.advance());
        assertEquals(34_650, orders.size()); // 12! / (4! · 4! · 4!)
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        assertEquals(shuffledTrace(7), shuffledTrace(7));
        assertNotEquals(shuffledTrace(7), shuffledTrace(8));
    }

    @Test
    void randomSchedulesEndToo() {
        randomSchedulesEnd(10_000);
    }

    @Test
    @Tag("slow")
    void manyMoreRandomSchedulesEndToo() {
        randomSchedulesEnd(100_000);
    }

    private void randomSchedulesEnd(int seeds) {
        for (long seed = 0; seed < seeds; seed++) {
            shuffledTrace(seed);
        }
    }

    /// Runs tasks that start, kill and wait for one another, as a seed says.
    private List<String> shuffledTrace(long seed) {
        var random = new Random(seed);
        var shuffled = new TinyOS(random::nextInt);
        for (int i = 0; i < 3; i++) {
            shuffled.start(out -> {
                for (int n = 0; n < 4; n++) {
                    int other = 1 + random.nextInt(6);
                    out.yield(
                            switch (random.nextInt(5)) {
                                case 0 -> new Start(steps("s", 2));
                                case 1 -> new Kill(other);
                                case 2 -> new GetId();
                                default -> new Pass();
                            });
                }
                return null;
            });
        }
        shuffled.run();
        return shuffled.trace();
    }

    /// Runs a task, a task that waits for it and a task that kills the waiter, four steps each, in every schedule.
    ///
    /// @return how many schedules there were, and in how many a task was lost or failed
    private static int[] schedulesOfAKilledWaiter(boolean planted) {
        var schedules = new Schedules();
        int[] count = new int[2];
        do {
            var os = planted ? forgetsNoWaiter(schedules) : new BreakableTinyOS(schedules);
            os.start(passing(3, new Pass()));
            os.start(passing(2, new WaitFor(1)));
            os.start(passing(2, new Kill(2)));
            count[0]++;
            try {
                os.run();
            } catch (RuntimeException lost) {
                count[1]++;
            }
        } while (schedules.advance());
        return count;
    }

    private static BreakableTinyOS forgetsNoWaiter(IntUnaryOperator chooser) {
        return new BreakableTinyOS(chooser) {
            @Override
            void forget(Task victim) {}
        };
    }

    private static Coroutine.Body<Request, Object, Void> passing(int count, Request last) {
        return out -> {
            for (int n = 0; n < count; n++) {
                out.yield(new Pass());
            }
            out.yield(last);
            return null;
        };
    }

    @Test
    void onlySomeSchedulesShowThatAKilledWaiterIsWoken() {
        assertEquals(0, schedulesOfAKilledWaiter(false)[1]);
        int[] planted = schedulesOfAKilledWaiter(true);
        assertTrue(0 < planted[1] && planted[1] < planted[0], () -> planted[1] + " of " + planted[0]);
    }

    @Nested
    final class OnAVirtualThread extends TinyOSContract {
        @Override
        protected void run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            runOn(Suspension.VIRTUAL_THREAD, bodies);
        }
    }

    @Nested
    final class OnAContinuation extends TinyOSContract {
        @Override
        protected void run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            runOn(Suspension.CONTINUATION, bodies);
        }
    }

    private static void runOn(Suspension suspension, List<Coroutine.Body<Request, Object, ?>> bodies) {
        try (var _ = new Chosen(suspension)) {
            var os = new TinyOS();
            bodies.forEach(os::start);
            os.run();
        }
    }
}
