package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.TestAbortedException;

final class ContractTest {
    @Test
    void aRightAnswerPasses() {
        assertEquals(List.of("SUCCESSFUL", "SUCCESSFUL"), verdicts(Right.class));
    }

    @Test
    void aFailureTellsPromiseStepsAndWhatWasSeen() {
        var failure = failure(Wrong.class);
        assertEquals("The answer is 42.", failure.promise());
        assertEquals(List.of("answer() → 41"), failure.steps());
        assertEquals("the answer is 42", failure.expected().orElseThrow());
        assertEquals("the answer is 41", failure.actual());
        assertTrue(failure.frame().isEmpty());
    }

    @Test
    void theVerbFitsTheNoun() {
        for (String one :
                List.of("the class", "the source's end", "the number of files", "next()", "what all readers saw")) {
            assertEquals(" is ", Contract.verb(one), one);
        }
        for (String many : List.of("all elements after that", "the files that are open")) {
            assertEquals(" are ", Contract.verb(many), many);
        }
    }

    @Test
    void aFailureThatTheAnswerCatchesStillCounts() {
        assertEquals(
                "the answer asked whether it was caught", failure(Catches.class).actual());
    }

    @Test
    void whatTheAnswerThrowsNamesItsLine() {
        var failure = failure(Throws.class);
        assertEquals("IllegalStateException(\"no\")", failure.actual());
        assertEquals("AnswerMistakes$Throwing", simpleName(failure.frame().orElseThrow()));
        assertInstanceOf(IllegalStateException.class, failure.getCause());
    }

    @Test
    void aClassThatDidNotCompileIsTold() {
        assertEquals(
                "MyTee was not built: it, or another answer in its folder, does not compile",
                failure(NotBuilt.class).actual());
    }

    @Test
    void anExceptionThatThrowsIsAFailureLikeAnyOther() {
        assertEquals(
                "Hostile whose toString() throws Error",
                failure(ThrowsHostile.class).actual());
    }

    @Test
    void aTodoMeansNotStartedEvenIfItWasSwallowed() {
        for (Class<?> type : List.of(NotStarted.class, NotStartedElsewhere.class)) {
            var thrown = throwables(type).getFirst();
            assertInstanceOf(TestAbortedException.class, thrown);
            assertEquals(
                    "write it", assertInstanceOf(Todo.class, thrown.getCause()).getMessage());
        }
    }

    @Test
    void aTodoOfAnotherRunIsNotOurs() throws Exception {
        var run = CheckRun.start("promise", ClassLoader.getPlatformClassLoader());
        assertEquals("elsewhere", new Todo("elsewhere").getMessage());
        assertTrue(run.todo().isEmpty());
    }

    @Test
    void aHangNamesItsLineAndSkipsTheRest() {
        assertEquals(List.of("FAILED", "SKIPPED"), verdicts(Hangs.class));
        var failure = failure(Hangs.class);
        assertTrue(failure.isHang());
        assertEquals("AnswerMistakes$Hanging", simpleName(failure.frame().orElseThrow()));
    }

    @Test
    void aHangIsToldFromAStandstill() {
        assertEquals("no end within 1.0 s", failure(Spins.class).actual());
        assertEquals(
                "every thread waits, so none can go on", failure(Hangs.class).actual());
        assertEquals(
                "every thread waits, so none can go on",
                failure(HangsElsewhere.class).actual());
    }

    @Test
    void aHangOnAVirtualThreadNamesItsLineToo() {
        assertEquals(
                "AnswerMistakes$HangingOnVirtualThread",
                simpleName(failure(HangsElsewhere.class).frame().orElseThrow()));
    }

    @Test
    void stepsAreToldAtOnce() {
        var told = new ArrayList<String>();
        CheckRun.observe(told::add);
        try {
            failure(Wrong.class);
        } finally {
            CheckRun.observe(step -> {});
        }
        assertEquals(List.of("answer()"), told);
    }

    @Test
    void expectThrowsReturnsWhatWasThrown() {
        var thrown = new IllegalStateException();
        var same = new AnswerContract() {
            @Override
            int answer() {
                return 0;
            }
        }.expectThrows(IllegalStateException.class, "throwing", () -> {
            throw thrown;
        });
        assertSame(thrown, same);
    }

    @Test
    void whatWasReturnedInsteadOfThrownIsSeen() {
        assertEquals("next() returns null", failure(ReturnsNull.class).actual());
        assertEquals("close() returns normally", failure(ReturnsNothing.class).actual());
    }

    @Test
    void textSurvivesABrokenToString() {
        var broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
        assertTrue(Text.of(broken).endsWith("whose toString() throws IllegalStateException"));
        assertEquals("null", Text.of(null));
        assertEquals("\"a⏎b\"", Text.of("a\nb"));
        assertEquals(160, Text.of("x".repeat(1000)).length());
    }

    private static String simpleName(StackTraceElement frame) {
        return frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ContractFailure failure(Class<?> type) {
        return assertInstanceOf(ContractFailure.class, throwables(type).getFirst());
    }

    private static List<Throwable> throwables(Class<?> type) {
        return events(type).stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    private static List<String> verdicts(Class<?> type) {
        return events(type).stream()
                .filter(event -> !event.getType().toString().equals("STARTED"))
                .map(event -> event.getPayload(TestExecutionResult.class)
                        .map(result -> result.getStatus().toString())
                        .orElse(event.getType().toString()))
                .collect(Collectors.toList());
    }

    private static List<Event> events(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents()
                .list();
    }

    static final class Right extends AnswerMistakes {
        Right() {
            super(() -> 42);
        }
    }

    static final class Wrong extends AnswerMistakes {
        Wrong() {
            super(() -> 41);
        }
    }

    static final class Throws extends AnswerMistakes {
        Throws() {
            super(new Throwing());
        }
    }

    static final class NotBuilt extends AnswerMistakes {
        NotBuilt() {
            super(() -> {
                throw new NoClassDefFoundError("tulip/iterators/exercise/MyTee");
            });
        }
    }

    static final class ThrowsHostile extends AnswerMistakes {
        ThrowsHostile() {
            super(() -> {
                throw new Hostile();
            });
        }
    }

    static final class Hostile extends RuntimeException {
        @Override
        public String getMessage() {
            throw new Error();
        }

        @Override
        public synchronized Throwable getCause() {
            return this;
        }
    }

    static final class Hangs extends AnswerMistakes {
        Hangs() {
            super(new Hanging());
        }
    }

    static final class Spins extends AnswerMistakes {
        Spins() {
            super(new Spinning());
        }
    }

    static final class HangsElsewhere extends AnswerMistakes {
        HangsElsewhere() {
            super(new HangingOnVirtualThread());
        }
    }

    static final class NotStarted extends AnswerMistakes {
        NotStarted() {
            super(() -> {
                throw new Todo("write it");
            });
        }
    }

    static final class NotStartedElsewhere extends AnswerMistakes {
        NotStartedElsewhere() {
            super(() -> {
                join(Thread.ofVirtual().start(() -> new Todo("write it")));
                return 0;
            });
        }
    }

    static final class ReturnsNull extends AnswerContract {
        @Override
        int answer() {
            expectThrows(IllegalStateException.class, "next()", () -> null);
            return 42;
        }
    }

    static final class ReturnsNothing extends AnswerContract {
        @Override
        int answer() {
            expectThrows(IllegalStateException.class, "close()", () -> {});
            return 42;
        }
    }

    static final class Catches extends AnswerContract {
        @Override
        int answer() {
            try {
                throw failure("the answer asked whether it was caught");
            } catch (AssertionError swallowed) {
                return 42;
            }
        }
    }
}
