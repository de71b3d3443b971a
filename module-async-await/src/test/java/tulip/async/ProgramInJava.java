package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import tulip.async.Async.ReturnWhen;
import tulip.async.Program.Statement;
import tulip.coroutines.Raise;
import tulip.kit.ManualClock;

/// Runs a [Program], and logs what each task does.
@SuppressWarnings("ReferenceEquality") // GOES_ON is one object
final class ProgramInJava {
    /// An exception of the program's own.
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String name) {
            super(name, null, false, false);
        }
    }

    private static final long END = 1_000_000_000_000L;
    private static final Object GOES_ON = new Object();

    private final Program program;
    private final ManualClock clock = new ManualClock();
    private final SelectorEventLoop loop = new SelectorEventLoop(clock);
    private final List<String> log = new ArrayList<>();
    private final List<Task<Object>> tasks = new ArrayList<>();
    private final List<Future<Object>> futures = List.of(loop.createFuture(), loop.createFuture());
    private final Lock lock = new Lock();
    private final Semaphore permits;
    private final Event event = new Event();
    private final Condition changed = new Condition();
    private final Queue<Integer> queue;
    private final ContextVar<Integer> variable = new ContextVar<>("var", 0);

    private ProgramInJava(Program program) {
        this.program = program;
        this.permits = new Semaphore(program.permits());
        this.queue = new Queue<>(program.places());
    }

    /// Runs a program until nothing happens any more.
    ///
    /// @param scheduler  of the loop; null: none
    static List<String> run(Program program, IntUnaryOperator scheduler) {
        var run = new ProgramInJava(program);
        if (scheduler != null) {
            run.loop.setScheduler(scheduler);
        }
        return run.run();
    }

    private List<String> run() {
        loop.setExceptionHandler((_, _) -> {});
        for (int me = 0; me < program.tasks(); me++) {
            tasks.add(loop.createTask(null, body(me)));
        }
        loop.callAt(END, loop::stop);
        loop.runForever();
        tasks.forEach(task -> log("end", outcome(task), task.cancelling()));
        log(
                "end",
                lock.isLocked(),
                permits.isLocked(),
                event.isSet(),
                changed.lock().isLocked(),
                queue.size(),
                outcome(futures.get(0)),
                outcome(futures.get(1)));
        var lines = List.copyOf(log);
        loop.close();
        return lines;
    }

    private Callable<Object> body(int me) {
        return () -> {
            Object result = block(program.bodies().get(me), me, null);
            return result == GOES_ON ? null : result;
        };
    }

    private Task<Object> start(int child) {
        return Async.start(body(child));
    }

    /// Runs the statements, and gives what the body returns, or GOES_ON.
    private Object block(List<Statement> block, int me, TaskGroup group) throws Exception {
        for (Statement statement : block) {
            Object result = perform(statement, me, group);
            if (result != GOES_ON) {
                return result;
            }
        }
        return GOES_ON;
    }

    private Object perform(Statement statement, int me, TaskGroup group) throws Exception {
        switch (statement) {
            case Statement.Call(String what, List<Integer> arguments) -> {
                int first = arguments.isEmpty() ? 0 : arguments.getFirst();
                if (what.equals("spawn")) {
                    group.start(body(first));
                } else if (!callOfTask(what, me, first, arguments) && !callOfPrimitive(what, me, first)) {
                    throw new AssertionError(what);
                }
            }
            case Statement.Raise(String exception) -> throw new Failure(exception);
            case Statement.Return(int value) -> {
                return value;
            }
            case Statement.With with -> {
                Object result = with(with, me, group);
                if (result == GOES_ON) {
                    log(me, "out of " + with.what());
                }
                return result;
            }
            case Statement.Combine combine -> combine(combine, me);
            case Statement.Try attempt -> {
                return attempt(attempt, me, group);
            }
        }
        return GOES_ON;
    }

    private boolean callOfTask(String what, int me, int first, List<Integer> arguments) {
        switch (what) {
            case "sleep" -> {
                Async.sleep(Duration.ofNanos(first));
                log(me, "slept");
            }
            case "await_task" -> log(me, "result", tasks.get(first).await());
            case "await_future" -> log(me, "value", futures.get(first).await());
            case "cancel" -> log(me, "cancels", first, tasks.get(first).cancel());
            case "cancelling" -> log(me, "cancelling", tasks.get(first).cancelling());
            case "uncancel" -> log(me, "uncancels", first, tasks.get(first).uncancel());
            case "cancel_future" -> log(me, "cancels future", futures.get(first).cancel());
            case "set_result" -> {
                futures.get(first).setResult(arguments.get(1));
                log(me, "sets");
            }
            case "set_exception" -> {
                futures.get(first).setException(new Failure("A"));
                log(me, "sets A");
            }
            case "when_done" ->
                tasks.get(first).addDoneCallback(task -> log(me, "sees", outcome(task), variable.get()));
            case "call_soon" -> loop.callSoon(() -> log(me, "later", variable.get()));
            case "set_var" -> {
                log(me, "var", variable.get());
                variable.set(first);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean callOfPrimitive(String what, int me, int first) {
        switch (what) {
            case "release_lock" -> did(lock::release, me, "released");
            case "release_permit" -> did(permits::release, me, "added a permit");
            case "event_set" -> did(event::set, me, "event set");
            case "event_clear" -> did(event::clear, me, "event cleared");
            case "event_wait" -> did(event::await, me, "event seen");
            case "condition_wait" -> did(changed::await, me, "notified");
            case "notify" -> did(() -> changed.notify(first), me, "notified");
            case "notify_all" -> did(changed::notifyEveryone, me, "notified all");
            case "put" -> did(() -> queue.put(first), me, "put");
            case "get" -> log(me, "got", queue.get());
            case "offer" -> log(me, queue.offer(first) ? "put" : "full");
            case "get_now" -> log(me, "got", queue.getNow());
            case "task_done" -> did(queue::taskDone, me, "task done");
            case "join" -> did(queue::join, me, "joined");
            case "shutdown" -> did(() -> queue.shutDown(first == 1), me, "shut down");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void did(Runnable call, int me, String what) {
        call.run();
        log(me, what);
    }

    private Object with(Statement.With with, int me, TaskGroup group) throws Exception {
        Callable<Object> body = () -> {
            log(me, "in " + with.what());
            return block(with.body(), me, group);
        };
        return switch (with.what()) {
            case "lock" -> lock.with(body);
            case "permit" -> permits.with(body);
            case "condition" -> changed.lock().with(body);
            case "timeout" -> Async.timeout(Duration.ofNanos(with.time()), body);
            default ->
                TaskGroup.run(inner -> {
                    log(me, "in group");
                    try {
                        return block(with.body(), me, inner);
                    } catch (Exception thrown) {
                        throw Raise.asItIs(thrown);
                    }
                });
        };
    }

    private void combine(Statement.Combine combine, int me) throws TimeoutException {
        List<Future<Object>> all = new ArrayList<>();
        combine.tasks().forEach(task -> all.add(tasks.get(task)));
        combine.children().forEach(child -> all.add(start(child)));
        Duration time = Duration.ofNanos(combine.time());
        switch (combine.what()) {
            case "shield" -> log(me, "shielded", Async.shield(all.getFirst()).await());
            case "wait_for" -> log(me, "in time", Async.waitFor(all.getFirst(), time));
            case "gather" -> log(me, "gathered", Async.gather(all).await());
            default -> {
                List<Future<Object>> done = Async.wait(
                                all, ReturnWhen.valueOf(combine.what()), combine.time() < 0 ? null : time)
                        .done();
                log(me, "waited", all.stream().map(done::contains).toList());
            }
        }
    }

    private Object attempt(Statement.Try attempt, int me, TaskGroup group) throws Exception {
        Throwable pending = null;
        Object result = GOES_ON;
        try {
            result = block(attempt.body(), me, group);
        } catch (Throwable thrown) {
            pending = thrown;
        }
        if (pending != null && attempt.caught() != null && isCaught(pending, attempt.caught())) {
            log(me, "caught", name(pending));
            pending = null;
            try {
                result = block(attempt.handler(), me, group);
            } catch (Throwable thrown) {
                pending = thrown;
            }
        }
        if (attempt.cleanup() != null) {
            log(me, "finally");
            Object instead = block(attempt.cleanup(), me, group);
            if (instead != GOES_ON) {
                return instead;
            }
        }
        if (pending != null) {
            throw Raise.asItIs(pending);
        }
        return result;
    }

    private static boolean isCaught(Throwable thrown, String caught) {
        return switch (caught) {
            case "Exception" -> thrown instanceof Exception;
            case "BaseException" -> true;
            default -> name(thrown).equals(caught);
        };
    }

    private void log(Object... what) {
        var line = new ArrayList<String>();
        line.add(String.valueOf(clock.nanoTime()));
        for (Object each : what) {
            line.add(text(each));
        }
        log.add(String.join(" ", line));
    }

    private static String outcome(Future<?> future) {
        if (!future.isDone()) {
            return "pending";
        }
        if (future.isCancelled()) {
            return "cancelled";
        }
        return future.exception() == null ? "done " + text(future.result()) : "failed " + name(future.exception());
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> truth ? "True" : "False";
            case List<?> list -> list.stream().map(ProgramInJava::text).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    private static String name(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> failure.getMessage();
            case CancelledError _ -> "CancelledError";
            case TimeoutException _ -> "TimeoutError";
            case ExceptionGroup group ->
                group.exceptions().stream().map(ProgramInJava::name).collect(Collectors.joining(", ", "Group[", "]"));
            case QueueShutDown _ -> "ShutDown";
            case NoSuchElementException _ -> "Empty";
            case IllegalStateException _ -> "Refused";
            default -> thrown.toString();
        };
    }
}
