package tulip.crawler.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tulip.async.EventLoop;
import tulip.async.ExceptionGroup;
import tulip.async.Running;
import tulip.crawler.Crawl;
import tulip.crawler.Progress;

/// Runs engine `tulip` with the parts of a participant, and ends a crawl that such a part would never end.
///
/// The engine is run by a thread of its own. The caller watches the crawl: if nothing happens for too long, it
/// throws an [EngineFailure] that tells which tasks wait and for what, and gives the thread up.
final class MineEngine implements Engine {
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_LINES = 12; // of the story

    private final Supplier<Engine> opening;
    private final Supplier<Optional<String>> reported;
    private final Duration patience;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("mine").factory());
    private volatile Engine engine; // null before the first crawl
    private volatile boolean givenUp;

    /// @param opening   opens the engine
    /// @param reported  the first exception that the loop has reported
    /// @param patience  how long nothing may happen
    MineEngine(Supplier<Engine> opening, Supplier<Optional<String>> reported, Duration patience) {
        this.opening = opening;
        this.reported = reported;
        this.patience = patience;
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        if (givenUp) {
            throw new EngineFailure("engine mine stands still since an earlier crawl", null);
        }
        Future<?> run;
        try {
            run = executor.submit(() -> runHere(crawl), null);
        } catch (RejectedExecutionException closed) {
            crawl.stop();
            return;
        }
        try {
            watch(run, crawl);
        } catch (InterruptedException interrupted) {
            crawl.stop();
            run.cancel(true);
            throw interrupted;
        }
    }

    private void runHere(Crawl crawl) {
        if (engine == null) {
            engine = opening.get();
        }
        try {
            engine.run(crawl);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the caller of run() was interrupted, and throws
        }
    }

    private void watch(Future<?> run, Crawl crawl) throws InterruptedException {
        Progress seen = crawl.progress();
        long since = System.nanoTime();
        while (true) {
            try {
                run.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillRuns) {
                Progress now = crawl.progress();
                if (!now.equals(seen) || crawl.isWaiting(System.nanoTime())) {
                    seen = now;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > patience.toNanos()) {
                    throw standsStill(now);
                }
            } catch (ExecutionException failed) {
                throw failed(failed.getCause());
            }
        }
    }

    private static EngineFailure failed(Throwable cause) {
        return cause instanceof EngineFailure failure && failure.getCause() == null
                ? failure
                : new EngineFailure("engine mine has failed: " + told(cause), cause);
    }

    /// An exception, and the line of an answer that has thrown it.
    static String told(Throwable thrown) {
        Throwable first = first(thrown);
        return first + placeOf(first).map(place -> ", at " + place).orElse("");
    }

    /// What was thrown first, inside of the exceptions that carry it.
    private static Throwable first(Throwable thrown) {
        return switch (thrown) {
            case ExceptionGroup group -> first(group.exceptions().getFirst());
            case EngineFailure failure when failure.getCause() != null -> first(failure.getCause());
            default -> thrown;
        };
    }

    /// The innermost line of an answer where this was thrown.
    private static Optional<String> placeOf(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(10)
                .flatMap(each -> place(each.getStackTrace()).stream())
                .findFirst();
    }

    private static Optional<String> place(StackTraceElement... stack) {
        return Arrays.stream(stack)
                .filter(frame -> AnswerClasses.isAnswer(frame.getClassName()))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst();
    }

    /// Gives the thread up. What it has begun is left to the end of the JVM.
    private EngineFailure standsStill(Progress now) {
        givenUp = true;
        String what = "engine mine stands still: for " + patience.toSeconds() + " s nothing has happened, with "
                + now.inFlight() + " fetches in flight and " + now.queued() + " waiting";
        String before = reported.get().map(told -> ". Before that, " + told).orElse("");
        return new EngineFailure(what + before + busy() + story(), null);
    }

    /// Says where a thread is that runs code of an answer and does not wait.
    private static String busy() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getState() == Thread.State.RUNNABLE)
                .map(Map.Entry::getValue)
                .filter(stack -> Arrays.stream(stack).noneMatch(MineEngine::isSelector))
                .flatMap(stack -> place(stack).stream())
                .findFirst()
                .map(place -> ". A thread is busy at " + place)
                .orElse("");
    }

    private static boolean isSelector(StackTraceElement frame) {
        return frame.getClassName().startsWith("sun.nio.ch.");
    }

    /// What each task of the loop waits for, on lines of their own.
    private static String story() {
        List<String> lines =
                Running.loops().stream().flatMap(loop -> describe(loop).lines()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        int more = lines.size() - MOST_LINES;
        return "\n" + String.join("\n", lines.subList(0, Math.min(MOST_LINES, lines.size())))
                + (more > 0 ? "\n… and " + more + " lines more" : "");
    }

    private static String describe(EventLoop loop) {
        try {
            return loop.describe();
        } catch (RuntimeException | StackOverflowError changing) { // the loop is still running, on its thread
            return "";
        }
    }

    @Override
    public void close() {
        if (!givenUp && engine != null) {
            engine.close();
        }
        executor.shutdown();
    }
}
