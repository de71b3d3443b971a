package tulip.runner.participant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tulip.runner.answer.AnswerBuild;
import tulip.runner.answer.AnswerFile;
import tulip.runner.answer.Compiled;
import tulip.runner.answer.Unusable;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Failure;
import tulip.runner.child.Order;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.sources.Written;

/// Runs answers: reads, compiles and scans an answer, then passes it to a child JVM.
final class ExerciseRun {
    private final AnswerBuild build;
    private final Exercises exercises;
    private final ChildRun child;
    private final Optional<Duration> deadline;

    /// @param deadline  replaces the exercise's own
    ExerciseRun(Exercises exercises, ChildRun child, Optional<Duration> deadline) {
        this.build = new AnswerBuild(System.getProperty("java.class.path"), exercises.all());
        this.exercises = exercises;
        this.child = child;
        this.deadline = deadline;
    }

    Attempt run(Exercise exercise) throws IOException {
        String text = "";
        try {
            text = AnswerFile.read(exercise.answerFile());
            Compiled compiled = build.build(exercise, text);
            CompletableFuture<Written> written = written(exercise, text); // while the child runs the contract
            Verdict verdict = verdict(exercise, compiled);
            return judged(new Attempt.Ran(exercise, verdict, compiled, text, awaited(written)));
        } catch (Unusable unusable) {
            return new Attempt.Rejected(exercise, unusable.findings(), text);
        }
    }

    private CompletableFuture<Written> written(Exercise exercise, String text) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Written.of(exercises.sharing(exercise), text);
            } catch (IOException syntaxError) {
                throw new UncheckedIOException(syntaxError);
            }
        });
    }

    private static Written awaited(CompletableFuture<Written> written) throws IOException {
        try {
            return written.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException told) {
                throw told.getCause();
            }
            throw failed;
        }
    }

    /// If no member of an exercise is written, the exercise is not started, whatever its checks see. But if a
    /// promise of an earlier exercise in the same file is broken, the participant is told. A right answer never
    /// reaches a `Todo` of a later exercise.
    static Attempt.Ran judged(Attempt.Ran ran) {
        boolean untouched = ran.written().isUntouched(ran.exercise());
        Optional<Failure> beyond = LaterTodo.of(ran);
        if (beyond.isPresent() && !untouched) {
            return ran.wrong(beyond.get());
        }
        return untouched
                        && ran.verdict()
                                .failure()
                                .filter(failure -> !Blame.of(ran, failure).isEarlierThan(ran.exercise()))
                                .isPresent()
                ? ran.notStarted()
                : ran;
    }

    /// Whether the test that runs the contract was changed.
    static boolean isTestEdited(Exercise exercise) throws IOException {
        Path test = exercise.testFile();
        return Files.exists(test) && Files.mismatch(test, exercise.pristineTestFile()) >= 0;
    }

    private Verdict verdict(Exercise exercise, Compiled compiled) throws IOException {
        List<String> mistakes = exercises.sharing(exercise).stream()
                .filter(each -> each.number() <= exercise.number()) // the contract has their promises, too
                .map(Exercise::mistakes)
                .toList();
        var order = new Order(exercise.test(), compiled.all(), mistakes);
        return child.run(order, deadline.orElse(exercise.deadline()));
    }
}
