package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.crawler.lab.Amounts;
import tulip.runner.answer.Members;
import tulip.runner.child.ChildRun;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;

/// Judges answers: keeps a copy, runs the contract, and stores the verdict.
public final class Judge {
    private final Course course;
    private final ExerciseRun run;

    /// @param deadline  replaces each exercise's own
    public Judge(Course course, ChildRun child, Optional<Duration> deadline) {
        this.course = course;
        this.run = new ExerciseRun(course.exercises(), child, deadline);
    }

    /// The deadline that a participant asks for.
    ///
    /// @param seconds  the value of `TULIP_DEADLINE`, or null
    /// @throws IllegalArgumentException with a sentence for the user
    public static Optional<Duration> deadline(String seconds) {
        if (seconds == null || seconds.isBlank()) {
            return Optional.empty();
        }
        if (!seconds.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("TULIP_DEADLINE is '" + seconds + "', but must be whole seconds from 1");
        }
        return Optional.of(Duration.ofSeconds(Integer.parseInt(seconds)));
    }

    /// Judges the answer as it is now.
    ///
    /// @throws IOException with a sentence for the user, if it could not be run, or its verdict not be stored
    public Judgement judge(Exercise exercise) throws IOException {
        course.history().keep(exercise, "run");
        Path file = exercise.answerFile();
        byte[] answer = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        Attempt attempt = run.run(exercise);
        course.progress()
                .record(
                        exercise,
                        Judgement.verdict(attempt),
                        answer,
                        course.exercises().sharing(exercise));
        Course now = course.refreshed();
        if (Judgement.verdict(attempt) == Progress.Verdict.DONE) {
            StubNote.forget(now, exercise);
        }
        return new Judgement(attempt, now.next(exercise), notes(attempt));
    }

    /// Compiles and runs an answer without a verdict, so that this JVM and the child are fast at the next save.
    public void rehearse(Exercise exercise) throws IOException {
        run.run(exercise);
    }

    private List<String> notes(Attempt attempt) throws IOException {
        List<String> notes = new ArrayList<>();
        StubNote.of(course, attempt.exercise(), Wording.COMMANDS).ifPresent(notes::add);
        if (ExerciseRun.isTestEdited(attempt.exercise())) {
            notes.add(attempt.exercise().testFile().getFileName()
                    + " was edited, so the original was run instead (it is in exercises/stubs)");
        }
        if (attempt instanceof Attempt.Ran ran) {
            others(ran).ifPresent(notes::add);
        }
        boolean started = Judgement.verdict(attempt) != Progress.Verdict.NOT_STARTED;
        if (started && attempt instanceof Attempt.Ran ran && isLast(ran.exercise())) {
            leftovers(ran.verdict().leftovers()).ifPresent(notes::add);
        }
        return notes;
    }

    private static Optional<String> others(Attempt.Ran ran) {
        List<String> others = new ArrayList<>(new Members(ran.compiled().answer()).files());
        others.remove(ran.exercise().file());
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("your answer needs " + String.join(", ", others) + ", compiled with it. But reset, undo"
                        + " and diff know only " + ran.exercise().file());
    }

    /// Whether no later exercise goes on in the same file. A later exercise may end the threads of this one.
    private boolean isLast(Exercise exercise) {
        return course.exercises().sharing(exercise).getLast().equals(exercise);
    }

    /// One line, also for many threads.
    private static Optional<String> leftovers(List<String> threads) {
        if (threads.isEmpty()) {
            return Optional.empty();
        }
        String more = threads.size() == 1 ? "" : " and " + (threads.size() - 1) + " more";
        return Optional.of("your code left " + Amounts.plural(threads.size(), "thread") + " running: "
                + threads.getFirst() + more);
    }
}
