package tulip.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
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
        abstract SampleMistakes.Counter counter();

        @Check("Two increments count as two.")
        @Order(1)
        @Stepped
        void twoIncrements() {
            Schedule.eachStep("one", schedule -> {
                SampleMistakes.Counter counter = counter();
                Thread one = schedule.start("one", counter::increment);
                schedule.settle();
                Thread two = schedule.start("two", counter::increment);
                schedule.settle();
                schedule.release();
                boolean end = schedule.ends(one) && schedule.ends(two);
                expectThat(schedule, end && counter.count() == 2, "the count is 2", "the count is " + counter.count());
            });
        }
    }

    static final class LosesAnIncrement extends CounterContract {
        @Override
        SampleMistakes.Counter counter() {
            return new SampleMistakes.ReadsAndWrites();
        }
    }

    static final class LosesNone extends CounterContract {
        @Override
        SampleMistakes.Counter counter() {
            return new SampleMistakes.Locks();
        }
    }

    abstract static class GateContract extends Contract {
        abstract SampleMistakes.Gate gate();

        @Check("Who waits at the gate goes on when the gate is opened.")
        @Order(1)
        @Stepped
        void theWaiterGoesOn() {
            Schedule.eachStep("one", schedule -> {
                SampleMistakes.Gate gate = gate();
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
        @Override
        SampleMistakes.Gate gate() {
            return new SampleMistakes.LooksBeforeItRegisters();
        }
    }

    static final class LosesNoWakeUp extends GateContract {
        @Override
        SampleMistakes.Gate gate() {
            return new SampleMistakes.RegistersFirst();
        }
    }

    static final class OnAMonitor extends GateContract {
        @Override
        SampleMistakes.Gate gate() {
            return new SampleMistakes.Notifies();
        }
    }

    static final class Busily extends GateContract {
        @Override
        SampleMistakes.Gate gate() {
            return new SampleMistakes.Spins();
        }
    }

    @Test
    void aLostUpdateIsFoundAtTheSameLineEachTime() {
        for (int run = 0; run < RUNS; run++) {
            assertEquals(
                    List.of("the count is 1, if a thread stands still for a moment before the line shown at line 23"),
                    failures(LosesAnIncrement.class));
        }
    }

    @Test
    void aLostWakeUpIsFoundAtTheSameLineEachTime() {
        for (int run = 0; run < RUNS; run++) {
            assertEquals(
                    List.of("the waiter waits, if a thread stands still for a moment before the line shown at line 66"),
                    failures(LosesAWakeUp.class));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {LosesNone.class, LosesNoWakeUp.class, OnAMonitor.class, Busily.class})
    void whatIsRightPasses(Class<?> right) {
        assertEquals(List.of(), failures(right));
    }

    private static List<String> failures(Class<?> type) {
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
                .map(failure -> failure.actual() + " at line "
                        + failure.frame().orElseThrow().getLineNumber())
                .toList();
    }
}
