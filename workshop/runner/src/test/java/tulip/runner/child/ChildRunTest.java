package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Starts real children, and runs what is on the class path in them.
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
            assertEquals(6, verdict.checks().size());
        }
    }

    @Test
    void aMistakeIsCaughtByItsCheckAndRecognised() throws IOException {
        var order = new Order(
                "tulip.iterators.CountdownMistakes$OneSharedCursor",
                java.util.Map.of(),
                List.of("tulip.iterators.CountdownMistakes"));
        Failure failure = child.run(order, DEADLINE).failure().orElseThrow();
        assertEquals("eachWalkIsItsOwn", failure.check());
        assertEquals(List.of("first.next() → 3", "first.next() → 2", "second.next() → 1"), failure.steps());
        assertTrue(failure.mistake().orElseThrow().startsWith("All walks share one position"));
    }

    @Test
    void aContractThatIsNotThereIsAFailure() throws IOException {
        Verdict verdict = child.run(Order.of("tulip.iterators.NoneTest"), DEADLINE);
        assertEquals(Verdict.State.WRONG, verdict.state());
    }

    @Test
    void bodiesPauseOnVirtualThreadsUnlessAskedOtherwise() throws IOException {
        Verdict verdict = child.run(Order.of(ChosenBackend.class.getName()), DEADLINE);
        assertEquals(Verdict.State.DONE, verdict.state(), verdict::toString);
    }
}
