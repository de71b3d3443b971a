package tulip.runner.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tulip.kit.Clock;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Limits;
import tulip.runner.exercises.Exercise;
import tulip.runner.participant.Course;
import tulip.runner.participant.Judge;
import tulip.runner.participant.Judgement;
import tulip.runner.state.Progress;

/// Runs answers in a child JVM, on a thread of its own.
final class ChildRuns implements Runs, AutoCloseable {
    private static final long FAREWELL_SECONDS = 2;
    private static final int REHEARSALS = 12; // the JVM's compiler has then seen most of javac

    private final Course course;
    private final Optional<Duration> deadline;
    private final Clock clock;
    private final Consumer<Event> events;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("judge").daemon().factory());

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Optional<ChildRun> child = Optional.empty(); // started by the first run
    private Optional<Judge> judge = Optional.empty();
    private int rehearsals;

    /// @param deadline  replaces each exercise's own
    ChildRuns(Course course, Optional<Duration> deadline, Clock clock, Consumer<Event> events) {
        this.course = course;
        this.deadline = deadline;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void start(Exercise exercise) {
        long begun = clock.nanoTime();
        waiting.incrementAndGet();
        thread.execute(() -> {
            waiting.decrementAndGet();
            events.accept(run(exercise, begun));
        });
    }

    private Event run(Exercise exercise, long begun) {
        try {
            if (child.isEmpty()) {
                child = Optional.of(ChildRun.startWithSpare(Limits.USUAL)); // it warms up while this JVM compiles
                judge = Optional.of(new Judge(course, child.get(), deadline));
            }
            Judgement judgement = judge.orElseThrow().judge(exercise);
            if (judgement.verdict() != Progress.Verdict.WRONG
                    && judgement.notes().isEmpty()) { // it may hang, or leave threads
                thread.execute(() -> rehearse(exercise));
            }
            return new Event.Judged(judgement, Duration.ofNanos(clock.nanoTime() - begun));
        } catch (IOException problem) {
            return new Event.Failed(String.valueOf(problem.getMessage()));
        } catch (RuntimeException | Error problem) { // whatever happens, the session must learn that the run is over
            return new Event.Failed("error in tulip itself: " + problem);
        }
    }

    /// Runs the answer again while there is nothing else to do. A save waits for one rehearsal at most.
    private void rehearse(Exercise exercise) {
        if (rehearsals == REHEARSALS || waiting.get() > 0) {
            return;
        }
        rehearsals++;
        try {
            judge.orElseThrow().rehearse(exercise);
            thread.execute(() -> rehearse(exercise));
        } catch (IOException | RejectedExecutionException ended) {
            rehearsals = REHEARSALS;
        }
    }

    @Override
    public void stop() {
        child.ifPresent(ChildRun::stop);
    }

    /// Ends the present run, and all processes.
    @Override
    public void close() {
        child.ifPresent(ChildRun::abandon);
        thread.shutdown();
        try {
            thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        child.ifPresent(ChildRun::close);
    }
}
