package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.kit.HangStory;
import tulip.kit.timeline.Timeline;
import tulip.runner.Workshop;
import tulip.runner.answer.Compiled;
import tulip.runner.child.CheckResult;
import tulip.runner.child.Failure;
import tulip.runner.child.Mark;
import tulip.runner.child.Place;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.sources.Written;
import tulip.runner.terminal.Style;

/// Checks how a report tells of a hang: the sentences always, and the picture if there is one, and room for it.
final class HangReportTest {
    private static final String NOW = "┼ now";

    @TempDir
    private Path folder;

    private Exercise exercise;

    @BeforeEach
    void anExercise() throws IOException {
        exercise = Workshop.in(folder).exercise(1);
    }

    private static Timeline picture() {
        var waits = new Timeline.Activity("waits", "", Timeline.Tone.WAITING);
        var span = new Timeline.Span(Duration.ZERO, Duration.ofMillis(40), waits, "", "Ada waits");
        var mark = new Timeline.Mark(Duration.ofMillis(40), "waits for a bell");
        var lane = new Timeline.Lane("tasks", "Ada", List.of(span), List.of(mark));
        return new Timeline(
                "",
                "",
                List.of(lane),
                List.of(),
                List.of(waits),
                List.of("now: 3 s after the last event"),
                Duration.ZERO);
    }

    private Attempt hang(Optional<Timeline> picture) throws IOException {
        var failure = new Failure(
                Failure.Cause.HANG,
                "check",
                "The bell rings.",
                List.of("ring()", "run the loop"),
                Optional.of("an end"),
                "no end within 3.0 s",
                List.of(new Place("MyBell.java", 14)),
                Optional.empty(),
                new HangStory(List.of("Ada waits for a bell (MyBell.java:14)", "Linus waits for Ada"), picture));
        var check = new CheckResult("tulip.iterators.RingContract", "check", "The bell rings.", Mark.FAILED);
        return new Attempt.Ran(
                exercise,
                new Verdict(
                        Verdict.State.WRONG, List.of(check), Optional.of(failure), "", 0, List.of(), Optional.empty()),
                new Compiled(Map.of(), Map.of()),
                Workshop.STUB,
                Written.of(List.of(exercise), Workshop.STUB));
    }

    private static String text(Attempt attempt, Style style, int rows) {
        var report = new RunReport(style, 80, rows, false, "the end", Wording.COMMANDS);
        return String.join("\n", report.lines(attempt, Optional.empty(), List.of())) + "\n";
    }

    private static String text(Attempt attempt, int rows) {
        return text(attempt, new Style(false, true), rows);
    }

    @Test
    void thePictureTakesThePlaceOfTheChecks() throws IOException {
        assertEquals("""
                ✗ 1.1 Ring: 0 of 1 promise kept

                MyBell.java:14
                   14 │ throw new Todo("ring");
                promised  The bell rings.
                did       2. run the loop (all steps: ./tulip run --all)
                expected  an end
                seen      no end within 3.0 s
                waits     Ada waits for a bell (MyBell.java:14)
                          Linus waits for Ada

                Ada ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  waits for a bell
                    ┼─────────┼─────────┼─────────┼─────────┼ now
                    0         10        20        30        40 ms
                ░░░ waits   now: 3 s after the last event
                likely    A loop that never ends, or takes far too long, or a wait that nothing
                          ends. The line shows where it was.
                to do     Correct your code and run again. Stuck? ./tulip hint 1.1
                """, text(hang(Optional.of(picture())), 18));
    }

    @Test
    void whereThereIsRoomNothingIsLeftOut() throws IOException {
        String screen = text(hang(Optional.of(picture())), 40);
        assertTrue(screen.contains(NOW), screen);
        assertTrue(screen.contains("✗ The bell rings."), screen);
        assertTrue(screen.contains("1. ring()"), screen);
    }

    @Test
    void whereThereIsNoRoomOnlyTheSentencesAreShown() throws IOException {
        String screen = text(hang(Optional.of(picture())), 16);
        assertFalse(screen.contains(NOW), screen);
        assertTrue(screen.contains("waits     Ada waits for a bell (MyBell.java:14)"), screen);
    }

    @Test
    void withoutATraceThereIsNoPicture() throws IOException {
        String screen = text(hang(Optional.empty()), 40);
        assertFalse(screen.contains("░") || screen.contains(NOW), screen);
        assertTrue(screen.contains("          Linus waits for Ada"), screen);
    }

    @Test
    void thePictureFitsTheTerminal() throws IOException {
        String ascii = text(hang(Optional.of(picture())), new Style(false, false), 40);
        assertTrue(ascii.contains("Ada ....."), ascii);
        assertTrue(ascii.chars().allMatch(character -> character < 128), ascii);
        assertFalse(text(hang(Optional.of(picture())), 40).contains("\033"));
        assertTrue(text(hang(Optional.of(picture())), new Style(true, true), 40).contains("\033[0;38;5;245m░"));
    }
}
