package tulip.runner.participant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tulip.runner.answer.Members;
import tulip.runner.child.ChildRun;
import tulip.runner.exercises.Exercise;
import tulip.runner.state.Progress;
import tulip.runner.terminal.Text;

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
        return new Judgement(attempt, course.refreshed().next(exercise), notes(attempt));
    }

    /// Compiles and runs an answer without a verdict, so that this JVM and the child are fast at the next save.
    public void rehearse(Exercise exercise) throws IOException {
        run.run(exercise);
    }

    private List<String> notes(Attempt attempt) throws IOException {
        List<String> notes = new ArrayList<>();
        if (ExerciseRun.isTestEdited(attempt.exercise())) {
            notes.add(attempt.exercise().testFile().getFileName()
                    + " was edited, so the original was run instead (it is in exercises/stubs)");
        }
        if (attempt instanceof Attempt.Ran ran) {
            others(ran).ifPresent(notes::add);
        }
        boolean started = Judgement.verdict(attempt) != Progress.Verdict.NOT_STARTED;
        if (started
                && attempt instanceof Attempt.Ran ran
                && !ran.verdict().leftovers().isEmpty()) {
            notes.add(leftovers(ran));
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

    /// One line, also for many threads. Threads that a later exercise of the file will end are not named.
    private String leftovers(Attempt.Ran ran) {
        List<String> threads = ran.verdict().leftovers();
        Exercise exercise = ran.exercise();
        boolean goesOn = !course.exercises().sharing(exercise).getLast().equals(exercise);
        String more = threads.size() == 1 ? "" : " and " + (threads.size() - 1) + " more";
        return "your code left " + Text.plural(threads.size(), "thread") + " running"
                + (goesOn
                        ? ". That is no mistake in " + exercise.shortId()
                                + ": a later exercise of this file ends its threads"
                        : ": " + threads.getFirst() + more);
    }
}
