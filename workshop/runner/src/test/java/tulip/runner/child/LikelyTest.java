package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tulip.kit.Contract;
import tulip.runner.answer.AnswerBuild;
import tulip.runner.answer.Compiled;
import tulip.runner.answer.CountdownAnswer;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;

/// Gives a child the usual slips of beginners, with names of their own, and sees that each slip is explained.
final class LikelyTest {
    private static final Pattern TODO = Pattern.compile("throw new Todo\\(.*\\);");
    private static final String END = "if (!hasNext()) throw new NoSuchElementException();";
    private static ChildRun child;

    @BeforeAll
    static void start() throws IOException {
        child = ChildRun.start(Limits.USUAL);
    }

    @AfterAll
    static void close() {
        child.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n--; if (n < 0) throw new NoSuchElementException(); return n + 1; | next moves the position before",
                "if (n-- < 1) throw new NoSuchElementException(); return n + 1; | next counts on before it looks"
            })
    void aCountdownThatMovesBeforeItLooks(String next, String explanation) throws Exception {
        String body = """
                return new Iterator<>() {
                    private int n = from;
                    public boolean hasNext() { return n >= 1; }
                    public Integer next() { %s }
                };""".formatted(next);
        assertLikely(explanation, CountdownAnswer.exercise(), CountdownAnswer.withBody(body));
    }

    @ParameterizedTest
    @CsvSource({
        "ahead.equals(sentinel), equals is called on an element that is null.",
        "sentinel.equals(ahead), equals is called on a sentinel that is null."
    })
    void equalsOnNull(String isEnd, String explanation) throws Exception {
        String hasNext = """
                if (state == State.UNKNOWN) {
                    ahead = source.get();
                    state = %s ? State.ENDED : State.READY;
                }
                return state == State.READY;""".formatted(isEnd);
        assertLikely(explanation, exercise(2), filled(2, hasNext, END + " state = State.UNKNOWN; return ahead;"));
    }

    @ParameterizedTest
    @CsvSource({
        "if (!hasNext()) throw new NoSuchElementException();, and the next call of hasNext uses it",
        "hasNext();, and then next uses it"
    })
    void aSourceThatIsNullAtTheEnd(String look, String explanation) throws Exception {
        String hasNext = "boolean more = source.hasNext(); if (!more) source = null; return more;";
        assertLikely(explanation, exercise(3), filled(3, hasNext, look + " return source.next();"));
    }

    @Test
    void anotherExceptionAtTheEndWhateverItsMessage() throws Exception {
        String next = "if (!hasNext()) throw new IllegalStateException(\"over\"); return source.next();";
        String hasNext =
                "boolean more = source.hasNext(); if (!more) source = Collections.emptyIterator(); return more;";
        assertLikely("At the end next throws another exception", exercise(3), filled(3, hasNext, next));
    }

    @Test
    void aZipThatTrustsItsRightSource() throws Exception {
        String zip =
                "return new UntilSentinel<>(() -> left.hasNext() ? new Pair<>(left.next(), right.next()) : null, null);";
        assertLikely("without asking whether there is one", exercise(5), filled(5, rightChain(), zip));
    }

    @Test
    void theExceptionOfTheSourceIsNamed() throws IOException {
        var order = Order.of("tulip.iterators.UntilSentinelMistakes$NoSuchElementEndsIt");
        Failure failure = child.run(order, Duration.ofSeconds(10)).failure().orElseThrow();
        String expected = failure.expected().orElseThrow();
        assertTrue(expected.endsWith("where the supplier fails, throws NoSuchElementException"), expected);
    }

    @Test
    void theNamesAndLinesOfAnAnswerDoNotHideItsMistake() {
        String held = Contract.HELD;
        assertTrue(seen("generator MyTreeWalk@5a2c yielded").looksLike(seen("generator Mistakes.Deaf@1f yielded")));
        assertTrue(seen("resume() never returns" + held).looksLike(seen("resume() never returns")));
        assertFalse(seen("resume() never returns").looksLike(seen("resume() returns")));
        assertTrue(seen("next() throws Oh(\"end\")").looksLike(seen("next() throws Oh(\"over\")")));
        assertFalse(seen("next() throws Oh(\"end\")").looksLike(seen("next() throws Ah(\"end\")")));
        assertFalse(seen("next() is \"tea\"").looksLike(seen("next() is \"milk\"")));
    }

    private static String rightChain() {
        return """
                var left = new ArrayDeque<Iterable<? extends T>>(List.of(first, second));
                return new Iterator<>() {
                    private Iterator<? extends T> now = Collections.emptyIterator();
                    public boolean hasNext() {
                        while (!now.hasNext() && !left.isEmpty()) {
                            now = new StickyEnd<>(left.getFirst().iterator());
                            left.removeFirst();
                        }
                        return now.hasNext();
                    }
                    public T next() { hasNext(); return now.next(); }
                };""";
    }

    private static Failure seen(String what) {
        return new Failure(
                Failure.Cause.PROMISE, "check", "", List.of(), Optional.empty(), what, List.of(), Optional.empty());
    }

    private static void assertLikely(String explanation, Exercise exercise, String text) throws Exception {
        Compiled compiled = new AnswerBuild(System.getProperty("java.class.path"), List.of()).build(exercise, text);
        var order = new Order(exercise.test(), compiled.all(), List.of(exercise.mistakes()));
        Verdict verdict = child.run(order, Duration.ofSeconds(10));
        assertEquals(Verdict.State.WRONG, verdict.state());
        String likely = verdict.failure().orElseThrow().mistake().orElse("nothing");
        assertTrue(likely.contains(explanation), () -> likely + verdict);
    }

    private static Exercise exercise(int number) throws IOException {
        return Exercises.load(Path.of("../..")).find("iterators/" + number, _ -> false);
    }

    /// The stub with these bodies.
    private static String filled(int number, String... bodies) throws IOException {
        String text = Files.readString(exercise(number).pristineAnswerFile());
        for (String body : bodies) {
            text = TODO.matcher(text).replaceFirst(Matcher.quoteReplacement(body));
        }
        return text;
    }
}
