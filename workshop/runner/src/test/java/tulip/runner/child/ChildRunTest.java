package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Starts real child JVMs, and runs classes of the class path in them.
final class ChildRunTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static ChildRun child;

    @BeforeAll
    static void start() throws IOException {
        child = ChildRun.start(Limits.USUAL);
    }

    @AfterAll
    static void close() {
        child.close();
    }

    @Test
    void theReferencePassesAgainAndAgain() throws IOException {
        for (int i = 0; i < 3; i++) {
            Verdict verdict = child.run(Order.of("tulip.iterators.CountdownTest"), DEADLINE);
            assertEquals(Verdict.State.DONE, verdict.state(), verdict::toString);
            assertFalse(verdict.checks().isEmpty());
        }
    }

    @Test
    void aMistakeIsCaughtByItsCheckAndRecognised() throws IOException {
        var order = new Order(
                "tulip.iterators.CountdownMistakes$OneSharedCursor",
                Map.of(),
                List.of("tulip.iterators.CountdownMistakes"));
        Failure failure = child.run(order, DEADLINE).failure().orElseThrow();
        assertEquals("eachWalkIsItsOwn", failure.check());
        assertEquals(List.of("first.next() → 3", "first.next() → 2", "second.next() → 1"), failure.steps());
        assertTrue(failure.mistake().orElseThrow().startsWith("All walks share one position"));
    }

    @ParameterizedTest
    @CsvSource({"SameHang, The first step waits.", "SameSum, The second step gives nothing."})
    void theSameMistakeIsRecognised(String answer, String explanation) throws IOException {
        assertEquals(Optional.of(explanation), recognised(answer));
    }

    /// To name a wrong mistake is worse than to name no mistake.
    @ParameterizedTest
    @ValueSource(strings = {"WaitsSecond", "OtherSum", "OtherSteps", "FitsTwo"})
    void anAnswerThatIsWrongInAnotherWayIsNot(String answer) throws IOException {
        assertEquals(Optional.empty(), recognised(answer));
    }

    private static Optional<String> recognised(String answer) throws IOException {
        String contract = TwoStepsContract.class.getName();
        var order = new Order(contract + "$" + answer, Map.of(), List.of(contract + "$Named"));
        Failure failure = child.run(order, DEADLINE).failure().orElseThrow();
        assertEquals("bothGiveOne", failure.check());
        return failure.mistake();
    }

    @Test
    void aContractThatIsNotThereIsAFailure() throws IOException {
        Verdict verdict = child.run(Order.of("tulip.iterators.NoneTest"), DEADLINE);
        assertEquals(Verdict.State.WRONG, verdict.state());
    }

    /// Vert.x loads for seconds, so a contract that needs it would be slow if each run cost a JVM.
    @Test
    void aContractOnVertxRunsAgainInTheSameJvm() throws IOException {
        Verdict first = child.run(Order.of(OnVertx.class.getName()), DEADLINE.multipliedBy(2));
        Verdict second = child.run(Order.of(OnVertx.class.getName()), DEADLINE);
        assertEquals(Verdict.State.DONE, first.state(), first::toString);
        assertEquals(List.of(), first.leftovers());
        assertEquals(first.output(), second.output());
    }

    @Test
    void bodiesPauseOnVirtualThreadsUnlessAskedOtherwise() throws IOException {
        Verdict verdict = child.run(Order.of(ChosenBackend.class.getName()), DEADLINE);
        assertEquals(Verdict.State.DONE, verdict.state(), verdict::toString);
    }
}
