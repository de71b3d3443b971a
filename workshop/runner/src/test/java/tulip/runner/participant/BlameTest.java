package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.runner.answer.AnswerBuild;
import tulip.runner.answer.Unusable;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.sources.SourceText;
import tulip.runner.sources.Transplant;
import tulip.runner.sources.Written;

/// Breaks promises of 2.3 and 2.4, which share the file `MyGenerator.java`. The members of 2.4 are not written.
final class BlameTest {
    private AnswerBuild build;
    private Exercises exercises;
    private Exercise close;
    private Exercise guards;
    private String text;

    @BeforeEach
    void writeAllBeforeTheGuards() throws IOException {
        exercises = Exercises.load(Path.of("../.."));
        build = new AnswerBuild(System.getProperty("java.class.path"), exercises.all());
        close = exercises.find("Close", _ -> false);
        guards = exercises.find("Guards", _ -> false);
        text = SourceText.read(guards.pristineAnswerFile()).text();
        for (Exercise each : exercises.sharing(guards)) {
            text = each.number() < guards.number() ? Transplant.fill(each, text).text() : text;
        }
    }

    @Test
    void theInnermostLineThatTheParticipantWroteIsShown() throws Exception {
        int given = line("turn.compareAndSet");
        int own = line("private void finish()") + 1;
        Blame blame = blame(guards, given, own, line("finish();"));
        assertEquals(Optional.of(own), blame.place().map(Place::line));
        assertEquals(close, blame.exercise());
    }

    @Test
    void ofThreadsThatWaitTheOneInTheExerciseIsShown() throws Exception {
        int waits = line("private void refuse()") + 1;
        Attempt.Ran ran = ran(
                guards,
                guards,
                text.replace("throw new Todo(\"2.4: throw", "// new Todo(\"2.4: throw"),
                Failure.Cause.HANG,
                List.of("numbers.hasNext()"),
                line("private boolean advance()") + 2,
                waits);
        Blame blame = Blame.of(ran, ran.verdict().failure().orElseThrow());
        assertEquals(Optional.of(waits), blame.place().map(Place::line));
        assertEquals(guards, blame.exercise());
    }

    @Test
    void withoutSuchALineNoLineIsShown() throws Exception {
        Blame blame = blame(guards, line("turn.compareAndSet"));
        assertEquals(Optional.empty(), blame.place());
        assertEquals(guards, blame.exercise());
    }

    @ParameterizedTest
    @CsvSource({
        "limit.next() → 3, limit(long most)",
        "all elements of limit → [map()], limit(long most)",
        "map.next() threw IllegalStateException(limit()), map(",
        "limit(3) of filter, filter(Predicate"
    })
    void theMemberThatTheLastStepNamesIsShown(String step, String member) throws Exception {
        Blame blame = blameOfPipeline(step);
        text = filled(exercises.find("LazyPipeline", _ -> false));
        assertEquals(Optional.of(line(member) + 1), blame.place().map(Place::line));
        assertTrue(blame.called());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all elements of squares → [1]", "squares.next() → 1"})
    void aNameThatSeveralClassesHaveShowsNothing(String step) throws Exception {
        assertEquals(Optional.empty(), blameOfPipeline(step).place());
    }

    private Blame blameOfPipeline(String step) throws IOException, Unusable {
        Exercise pipeline = exercises.find("LazyPipeline", _ -> false);
        Attempt.Ran ran = ran(pipeline, pipeline, filled(pipeline), Failure.Cause.PROMISE, List.of(step));
        return Blame.of(ran, ran.verdict().failure().orElseThrow());
    }

    private static String filled(Exercise exercise) throws IOException {
        return Transplant.fill(
                        exercise, SourceText.read(exercise.pristineAnswerFile()).text())
                .text();
    }

    @Test
    void aPromiseOfAnEarlierExerciseIsItsOwn() throws Exception {
        Blame blame = blame(close);
        assertEquals(close, blame.exercise());
        assertTrue(blame.isEarlierThan(guards));
        assertFalse(blame.isEarlierThan(close));
    }

    @Test
    void anExerciseOfWhichNothingIsWrittenIsNotStarted() throws Exception {
        assertEquals(Verdict.State.NOT_STARTED, judged(guards));
    }

    @Test
    void aBrokenPromiseOfAnEarlierExerciseIsToldAllTheSame() throws Exception {
        assertEquals(Verdict.State.WRONG, judged(close));
    }

    @Test
    void aTodoOfALaterExerciseMakesAnAnswerWrong() throws Exception {
        Attempt.Ran ran = ran(close, line("private void refuse()") + 1, line("refuse();"));
        Failure reached = ran.verdict().failure().orElseThrow();
        var notStarted = new Verdict(
                Verdict.State.NOT_STARTED,
                ran.verdict().checks(),
                Optional.empty(),
                "",
                0,
                List.of(),
                Optional.of(reached));
        Attempt.Ran judged =
                ExerciseRun.judged(new Attempt.Ran(close, notStarted, ran.compiled(), ran.text(), ran.written()));
        assertEquals(Verdict.State.WRONG, judged.verdict().state());
        Failure failure = judged.verdict().failure().orElseThrow();
        assertEquals("refuse() is called. There 2.4 says: it does not", failure.seen());
        assertEquals(close, Blame.of(judged, failure).exercise());
        var ofGuards = new Attempt.Ran(guards, notStarted, ran.compiled(), ran.text(), ran.written());
        assertEquals(
                Verdict.State.NOT_STARTED,
                ExerciseRun.judged(ofGuards).verdict().state());
    }

    private Verdict.State judged(Exercise promising) throws IOException, Unusable {
        var judged = ExerciseRun.judged(ran(promising));
        return judged.verdict().state();
    }

    private Blame blame(Exercise promising, int... lines) throws IOException, Unusable {
        Attempt.Ran ran = ran(promising, lines);
        return Blame.of(ran, ran.verdict().failure().orElseThrow());
    }

    /// A run of 2.4 in which a promise of this exercise was broken.
    private Attempt.Ran ran(Exercise promising, int... lines) throws IOException, Unusable {
        return ran(guards, promising, text, Failure.Cause.PROMISE, List.of("numbers.close()"), lines);
    }

    private Attempt.Ran ran(
            Exercise exercise, Exercise promising, String text, Failure.Cause cause, List<String> steps, int... lines)
            throws IOException, Unusable {
        List<Place> places = IntStream.of(lines)
                .mapToObj(line -> new Place("MyGenerator.java", line))
                .toList();
        var failure = new Failure(
                cause, "aCheck", "It holds.", steps, Optional.empty(), "it does not", places, Optional.empty());
        var check = new CheckResult(promising.contract(), "aCheck", "It holds.", Mark.FAILED);
        var verdict = new Verdict(
                Verdict.State.WRONG, List.of(check), Optional.of(failure), "", 0, List.of(), Optional.empty());
        Written written = Written.of(exercises.sharing(exercise), text);
        return new Attempt.Ran(exercise, verdict, build.build(exercise, text), text, written);
    }

    private int line(String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }
}
