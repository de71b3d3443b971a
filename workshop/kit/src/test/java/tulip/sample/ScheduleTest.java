package tulip.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.ContractFailure;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// Schedules find the races of [SampleMistakes] at the first run and at the same line each time. The package is not the
/// kit's, since the kit's classes have no steps.
final class ScheduleTest {
    private static final int RUNS = 20;

    abstract static class CounterContract extends Contract {
        private final Supplier<SampleMistakes.Counter> maker;

        CounterContract(Supplier<SampleMistakes.Counter> maker) {
            this.maker = maker;
        }

        @Check("Two increments count as two.")
        @Order(1)
        @Stepped
        void twoIncrements() {
            Schedule.eachStep("one", schedule -> {
                SampleMistakes.Counter counter = maker.get();
                Thread one = schedule.start("one", counter::increment);
                schedule.settle();
                Thread two = schedule.start("two", counter::increment);
                schedule.settle();
                schedule.release();
                boolean end = schedule.ends(one) && schedule.ends(two);
                expectThat(schedule, schedule.clash().isEmpty(), "no clash", "two are in " + schedule.clash());
                expectThat(schedule, end && counter.count() == 2, "the count is 2", "the count is " + counter.count());
            });
        }
    }

    static final class LosesAnIncrement extends CounterContract {
        LosesAnIncrement() {
            super(SampleMistakes.ReadsAndWrites::new);
        }
    }

    static final class UsesAList extends CounterContract {
        UsesAList() {
            super(() -> new SampleMistakes.Lists(new ArrayList<>()));
        }
    }

    static final class UsesASafeList extends CounterContract {
        UsesASafeList() {
            super(() -> new SampleMistakes.Lists(new CopyOnWriteArrayList<>()));
        }
    }

    static final class UsesALockedList extends CounterContract {
        UsesALockedList() {
            super(SampleMistakes.ListsAndLocks::new);
        }
    }

    /// The first thread has ended when the second one begins.
    static final class OneAfterTheOther extends Contract {
        @Check("Each action of a round has a thread of its own.")
        @Order(1)
        @Stepped
        void twoThreads() {
            for (int tries = 0; tries < RUNS; tries++) {
                Schedule.eachStep("nobody", schedule -> {
                    Thread one = schedule.start("one", () -> {});
                    boolean end = schedule.ends(one);
                    Thread two = schedule.start("two", () -> {});
                    expectThat(schedule, end && !one.equals(two), "two threads", "one thread");
                    schedule.settle();
                });
            }
        }
    }

    static final class LosesNone extends CounterContract {
        LosesNone() {
            super(SampleMistakes.Locks::new);
        }
    }

    /// The first round runs out of patience, as it may on a busy machine: its thread comes too late to be held.
    static final class LosesAnIncrementAfterALateRound extends Contract {
        @Check("Two increments count as two.")
        @Order(1)
        @Stepped
        void twoIncrements() {
            var goOn = new AtomicBoolean();
            Schedule.eachStep("one", schedule -> {
                var counter = new SampleMistakes.ReadsAndWrites();
                Thread one = schedule.start("one", () -> {
                    while (!goOn.get()) {
                        Thread.onSpinWait();
                    }
                    counter.increment();
                });
                schedule.settle();
                Thread two = schedule.start("two", counter::increment);
                schedule.settle();
                schedule.release();
                boolean late = !goOn.getAndSet(true);
                boolean end = schedule.ends(one) && schedule.ends(two);
                expectThat(
                        schedule,
                        end && (late || counter.count() == 2),
                        "the count is 2",
                        "the count is " + counter.count());
            });
        }
    }

    abstract static class GateContract extends Contract {
        private final Supplier<SampleMistakes.Gate> maker;

        GateContract(Supplier<SampleMistakes.Gate> maker) {
            this.maker = maker;
        }

        @Check("Who waits at the gate goes on when the gate is opened.")
        @Order(1)
        @Stepped
        void theWaiterGoesOn() {
            Schedule.eachStep("one", schedule -> {
                SampleMistakes.Gate gate = maker.get();
                Thread one = schedule.start("one", gate::await);
                schedule.settle();
                Thread two = schedule.start("two", gate::open);
                schedule.settle();
                schedule.release();
                expectThat(
                        schedule, schedule.ends(one) && schedule.ends(two), "the waiter goes on", "the waiter waits");
            });
        }
    }

    static final class LosesAWakeUp extends GateContract {
        LosesAWakeUp() {
            super(SampleMistakes.LooksBeforeItRegisters::new);
        }
    }

    static final class LosesNoWakeUp extends GateContract {
        LosesNoWakeUp() {
            super(SampleMistakes.RegistersFirst::new);
        }
    }

    static final class OnAMonitor extends GateContract {
        OnAMonitor() {
            super(SampleMistakes.Notifies::new);
        }
    }

    static final class Busily extends GateContract {
        Busily() {
            super(SampleMistakes.Spins::new);
        }
    }

    @Test
    void aLostUpdateIsFoundAtTheSameLineEachTime() {
        assertEquals(
                List.of("the count is 1, if a thread stands still for a moment before the line shown"),
                sameEachTime(LosesAnIncrement.class, "increment"));
    }

    @Test
    void aCollectionThatIsNotMadeForTwoThreadsIsFoundEachTime() {
        assertEquals(
                List.of("two are in Optional[ArrayList], if a thread stands still for a moment before the line shown"),
                sameEachTime(UsesAList.class, "increment"));
    }

    @Test
    void aLostUpdateIsFoundAfterALateRound() {
        assertEquals(
                List.of("the count is 1, if a thread stands still for a moment before the line shown"),
                failures(LosesAnIncrementAfterALateRound.class).stream()
                        .map(ContractFailure::actual)
                        .toList());
    }

    @Test
    void aLostWakeUpIsFoundAtTheSameLineEachTime() {
        assertEquals(
                List.of("the waiter waits, if a thread stands still for a moment before the line shown"),
                sameEachTime(LosesAWakeUp.class, "await"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LosesNone.class,
                LosesNoWakeUp.class,
                OnAMonitor.class,
                Busily.class,
                OneAfterTheOther.class,
                UsesASafeList.class,
                UsesALockedList.class
            })
    void whatIsRightPasses(Class<?> right) {
        assertEquals(List.of(), failures(right));
    }

    private static List<String> sameEachTime(Class<?> type, String method) {
        var lines = new HashSet<StackTraceElement>();
        for (int run = 0; run < RUNS; run++) {
            failures(type).forEach(failure -> lines.add(failure.frame().orElseThrow()));
        }
        assertEquals(
                List.of(method),
                lines.stream().map(StackTraceElement::getMethodName).toList());
        return failures(type).stream().map(ContractFailure::actual).toList();
    }

    private static List<ContractFailure> failures(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .map(ContractFailure.class::cast)
                .toList();
    }
}
