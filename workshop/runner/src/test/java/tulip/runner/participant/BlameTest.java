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
    private final AnswerBuild build = new AnswerBuild(System.getProperty("java.class.path"));
    private Exercises exercises;
    private Exercise close;
    private Exercise guards;
    private String text;

    @BeforeEach
    void writeAllBeforeTheGuards() throws IOException {
        exercises = Exercises.load(Path.of("../.."));
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
    void withoutSuchALineTheMemberToWriteIs() throws Exception {
        Blame blame = blame(guards, line("turn.compareAndSet"));
        assertEquals(
                Optional.of(line("private void refuse()") + 1), blame.place().map(Place::line));
        assertEquals(guards, blame.exercise());
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
        List<Place> places = IntStream.of(lines)
                .mapToObj(line -> new Place("MyGenerator.java", line))
                .toList();
        var failure = new Failure(
                Failure.Cause.PROMISE,
                "aCheck",
                "It holds.",
                List.of("numbers.close()"),
                Optional.empty(),
                "it does not",
                places,
                Optional.empty());
        var check = new CheckResult(promising.contract(), "aCheck", "It holds.", Mark.FAILED);
        var verdict = new Verdict(
                Verdict.State.WRONG, List.of(check), Optional.of(failure), "", 0, List.of(), Optional.empty());
        Written written = Written.of(exercises.sharing(guards), text);
        return new Attempt.Ran(guards, verdict, build.build(guards, text), text, written);
    }

    private int line(String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }
}
