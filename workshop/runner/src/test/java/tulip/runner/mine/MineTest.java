package tulip.runner.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.crawler.engine.Part;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;

/// Which answers become parts of engine `mine`, and whose each member is.
final class MineTest {
    @TempDir
    private Path folder;

    private Participant participant;

    @BeforeEach
    void aCopyOfTheProject() throws IOException {
        participant = Participant.in(folder);
    }

    @Test
    void atFirstNoPartIsTheParticipants() throws IOException {
        try (Mine mine = Mine.of(participant.home())) {
            assertEquals(Set.of(), mine.yours());
            mine.answers().forEach(each -> assertInstanceOf(Whose.NotStarted.class, each.whose(), each.toString()));
            List<String> legend = Legend.lines(mine, 80);
            assertTrue(legend.getFirst().startsWith("No part of engine mine is yours yet"), legend.toString());
        }
    }

    @Test
    @Tag("slow")
    void aCompleteSetOfAnswersIsAllTheParticipants() throws IOException {
        participant.doesAll();
        try (Mine mine = Mine.of(participant.home())) {
            assertEquals(partsWithExercises(), mine.yours());
            for (PartAnswer each : mine.answers()) {
                if (each.whose() instanceof Whose.Yours(List<String> _, List<String> filled)) {
                    assertEquals(List.of(), filled, each.toString());
                }
            }
        }
    }

    private Set<Part> partsWithExercises() throws IOException {
        Set<String> answers = participant.exercisesOfParts().stream()
                .map(each -> each.stage().exercisePackage() + "." + each.answerClass())
                .collect(Collectors.toSet());
        Set<Part> parts = EnumSet.allOf(Part.class);
        parts.removeIf(part -> !answers.contains(part.answer()));
        return parts;
    }

    @Test
    void openMembersAreFilledInMemoryAndTheLegendNamesThem() throws IOException {
        participant.does("4.1");
        String before = participant.answer("4.1");
        try (Mine mine = Mine.of(participant.home())) {
            assertEquals(Set.of(Part.EVENT_LOOP), mine.yours());
            assertEquals(
                    new Whose.Yours(
                            List.of("add", "turn", "run"),
                            List.of("addTimer", "takeDueTimers", "nextTimer", "timerCancelled")),
                    answer(mine, Part.EVENT_LOOP).whose());
            String legend = String.join("\n", Legend.lines(mine, 80));
            assertTrue(legend.contains("1 of 13 parts is yours."), legend);
            assertTrue(legend.contains("  EventLoop     yours: add, turn, run; the reference's: addTimer,"), legend);
            assertTrue(legend.contains("  the reference Handoff, Generator, Coroutine, CallQueue,"), legend);
            legend.lines().forEach(line -> assertTrue(line.length() <= 80, line));
        }
        assertEquals(before, participant.answer("4.1"));
    }

    @Test
    void aHalfWrittenExerciseIsFilledToo() throws IOException {
        String join = "        if (unfinished > 0) {\n            finished.await();\n        }\n";
        participant.does("4.9").changes("4.9", join, "        throw new Todo(\"later\");\n");
        try (Mine mine = Mine.of(participant.home())) {
            var whose =
                    assertInstanceOf(Whose.Yours.class, answer(mine, Part.QUEUE).whose());
            assertEquals(List.of("join"), whose.filled());
        }
    }

    /// A future that wakes only the first task that awaits it.
    @Test
    void aWrongAnswerIsNotUsedAndTheBrokenPromiseIsNamed() throws IOException {
        participant.does("4.3").changes("4.3", "all.forEach(this::schedule);", "schedule(all.getFirst());");
        try (Mine mine = Mine.of(participant.home())) {
            var whose = assertInstanceOf(
                    Whose.NotUsable.class, answer(mine, Part.FUTURE).whose());
            assertTrue(whose.why().startsWith("4.3 is wrong. Broken promise: "), whose.why());
            assertEquals("./tulip run 4.3", whose.to());
            assertEquals(Set.of(), mine.yours());
        }
    }

    @Test
    void anAnswerThatDoesNotCompileIsNotUsed() throws IOException {
        participant.does("4.3", "4.11").changes("4.3", "all.forEach(this::schedule);", "all.forEach(this::shedule);");
        participant.changes("4.11", "calls.add(call);", "calls.add(call)");
        try (Mine mine = Mine.of(participant.home())) {
            var future = assertInstanceOf(
                    Whose.NotUsable.class, answer(mine, Part.FUTURE).whose());
            assertTrue(future.why().startsWith("MyFuture.java:"), future.why());
            var calls = assertInstanceOf(
                    Whose.NotUsable.class, answer(mine, Part.CALL_QUEUE).whose());
            assertEquals("MyThreadsafeCalls.java has an error", calls.why());
        }
    }

    @Test
    void aFileThatIsGoneIsNotUsed() throws IOException {
        Files.delete(participant.answerFile("4.9"));
        try (Mine mine = Mine.of(participant.home())) {
            var whose = assertInstanceOf(
                    Whose.NotUsable.class, answer(mine, Part.QUEUE).whose());
            assertTrue(whose.why().startsWith("MyQueue.java is gone"), whose.why());
        }
    }

    /// So the last run counts, and a part at fault is judged again.
    @Test
    void anAnswerThatIsDoneIsNotRunAgain() throws IOException {
        participant.does("4.3").changes("4.3", "all.forEach(this::schedule);", "schedule(all.getFirst());");
        Exercise promise = participant.exercisesOfParts().stream()
                .filter(each -> each.shortId().equals("4.3"))
                .findFirst()
                .orElseThrow();
        new Progress(participant.home())
                .record(promise, Progress.Verdict.DONE, Files.readAllBytes(promise.answerFile()), List.of(promise));
        try (Mine mine = Mine.of(participant.home())) {
            assertEquals(Set.of(Part.FUTURE), mine.yours());
            assertFalse(mine.judgeAgain(Part.FUTURE).isYours());
        }
    }

    private static PartAnswer answer(Mine mine, Part part) {
        return Optional.of(mine).stream()
                .flatMap(each -> each.answers().stream())
                .filter(each -> each.part() == part)
                .findFirst()
                .orElseThrow();
    }
}
