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
import tulip.generators.GeneratorExit;
import tulip.generators.Suspension;

/// What the contract does not ask of a participant: the texts of the trace and of errors, and schedules.
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
    void theTraceHasALineForEachStep() {
        os.start(steps("a", 3));
        os.start(steps("b", 2));
        os.run();
        assertEquals(List.of("a1", "b1", "a2", "b2", "a3"), seen);
        assertEquals(
                List.of("task 1: Pass[]", "task 2: Pass[]", "task 1: Pass[]", "task 2: returned", "task 1: returned"),
                os.trace());
    }

    @Test
    void theFailureOfATaskThatKillsItselfIsNotLost() {
        var failure = new IllegalStateException("in finally");
        os.start(out -> {
            try {
                out.yield(new Kill(1));
            } catch (GeneratorExit exit) {
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
    @Tag("contract") // of the trace of a run that fails: .ci/mutation runs it
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
        assertEquals(
                List.of("task 1: was closed", "task 2: was closed"),
                os.trace().subList(os.trace().size() - 2, os.trace().size()));
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
            int me = i + 1;
            shuffled.start(out -> {
                for (int n = 0; n < 4; n++) {
                    out.yield(
                            switch (random.nextInt(6)) {
                                case 0 -> new Start(steps("s", 2));
                                case 1 -> new Kill(1 + random.nextInt(6));
                                case 2 -> new GetId();
                                case 3 -> new WaitFor(me + 1 + random.nextInt(3)); // a later one, so never in a circle
                                default -> new Pass();
                            });
                }
                return null;
            });
        }
        shuffled.run();
        return shuffled.trace();
    }

    /// Runs a task, a task that waits for it and a task that kills the waiter, in every schedule.
    ///
    /// @return how many schedules there were, and in how many a task was lost or failed
    private static int[] schedulesOfAKilledWaiter(boolean planted) {
        var schedules = new Schedules();
        int[] count = new int[2];
        do {
            var os = planted ? forgetsNoWaiter(schedules) : new TinyOS(schedules);
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

    /// Leaves a killed task among those that wait for another one.
    private static TinyOS forgetsNoWaiter(IntUnaryOperator chooser) {
        return new TinyOS(chooser) {
            @Override
            void kill(Task killer, int id) {
                Task victim = tasks.get(id);
                List<Task> awaited = tasks.values().stream()
                        .filter(task -> task.waiters.contains(victim))
                        .toList();
                super.kill(killer, id);
                awaited.forEach(task -> task.waiters.add(victim));
            }
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
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            return runOn(Suspension.VIRTUAL_THREAD, bodies);
        }
    }

    @Nested
    final class OnAContinuation extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            assumeTrue(Suspension.CONTINUATION.isAvailable(), "not in a JVM without the flag, as an IDE may start it");
            return runOn(Suspension.CONTINUATION, bodies);
        }
    }

    private static List<String> runOn(Suspension suspension, List<Coroutine.Body<Request, Object, ?>> bodies) {
        try (var _ = new Chosen(suspension)) {
            var os = new TinyOS();
            bodies.forEach(os::start);
            os.run();
            return os.trace();
        }
    }
}
