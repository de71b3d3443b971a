package tulip.async;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.kit.Frames;

/// Tells for what each task waits, as a tree: a task, and below it those for which it waits. (CPython 3.14 has
/// `python -m asyncio pstree`.)
final class Description {
    private static final int MOST_CALLS = 5;
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

    /// Their calls are not shown: they are the same in all programs.
    private static final Set<String> LIBRARY = Stream.of(
                    AsCompleted.class,
                    Async.class,
                    AsyncBody.class,
                    AsyncGenerator.class,
                    Awaitable.class,
                    BlockingCall.class,
                    Condition.class,
                    Connection.class,
                    Context.class,
                    CoroutineCall.class,
                    Event.class,
                    Future.class,
                    FutureObject.class,
                    Handle.class,
                    Lock.class,
                    Permit.class,
                    Queue.class,
                    Running.class,
                    SelectorEventLoop.class,
                    Semaphore.class,
                    Server.class,
                    Sockets.class,
                    StreamReader.class,
                    Streams.class,
                    StreamWriter.class,
                    TaskGroup.class,
                    TaskObject.class,
                    TimeoutShield.class)
            .map(Class::getName)
            .collect(Collectors.toSet());

    /// What ends a wait in these methods.
    private static final Map<String, String> ENDS = Map.of(
            "Queue.get", "a put",
            "Queue.put", "a get",
            "Queue.join", "the last taskDone",
            "Semaphore.acquire", "a release",
            "FairSemaphore.acquire", "a release",
            "Event.await", "set",
            "Condition.await", "a notify, and then the lock,");

    /// A task that is not done, and what it does.
    ///
    /// @param call  the innermost call of an answer, or else of a program; null: none is known
    record State(Task<?> task, String words, StackTraceElement call) {}

    private final EventLoop loop;
    private final TaskRecord record; // null: it describes a loop that goes on; else it explains why nothing does
    private final List<State> states = new ArrayList<>();
    private final Map<Task<?>, Set<Task<?>>> waitsFor = new LinkedHashMap<>();
    private final Set<Task<?>> shown = new HashSet<>();
    private final List<String> lines = new ArrayList<>();

    private Description(EventLoop loop, TaskRecord record) {
        this.loop = loop;
        this.record = record;
        Set<Task<?>> tasks = new LinkedHashSet<>(loop.tasks());
        if (record != null) {
            tasks.addAll(record.open()); // a check may make tasks without the loop
        }
        tasks.forEach(this::add);
    }

    /// Adds a task, and those for which it waits: the loop may not know them.
    private void add(Task<?> task) {
        if (!waitsFor.containsKey(task)) {
            waitsFor.put(task, tasksBehind(task));
            waitsFor.get(task).forEach(this::add);
        }
    }

    static String of(EventLoop loop) {
        return new Description(loop, null).text();
    }

    /// Tells of a loop that does not go on. Tasks for which no task waits come first.
    static List<State> ofHang(EventLoop loop, TaskRecord record) {
        var description = new Description(loop, record);
        description.text();
        description.states.removeIf(state -> description.asks(state.task()));
        return description.states;
    }

    private String text() {
        Set<Task<?>> awaited = waitsFor.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        lines.add(waitsFor.size() == 1 ? "1 task" : waitsFor.size() + " tasks");
        List<Task<?>> order = new ArrayList<>(waitsFor.keySet());
        order.sort((one, other) -> Boolean.compare(awaited.contains(one), awaited.contains(other)));
        for (Task<?> task : order) {
            if (!shown.contains(task)) {
                show(task, "", "", new ArrayList<>());
            }
        }
        return String.join("\n", lines);
    }

    /// Shows a task, and then those for which it waits.
    ///
    /// @param first  begins the line of the task
    /// @param rest   begins the other lines
    /// @param path   the tasks above, which wait for this one
    private void show(Task<?> task, String first, String rest, List<Task<?>> path) {
        int again = path.indexOf(task);
        if (again >= 0) {
            String circle =
                    path.subList(again, path.size()).stream().map(Task::name).collect(Collectors.joining(" → "));
            String words = "a circle, and none of its tasks can go on: " + circle + " → " + task.name();
            lines.add(first + task.name() + ": " + words);
            states.add(new State(task, "is in " + words, null));
            return;
        }
        if (!shown.add(task)) {
            lines.add(first + task.name() + ": see above");
            return;
        }
        String state = state(task);
        lines.add(first + task.name() + ": " + state);
        states.add(new State(task, state, record == null ? null : innermost(task)));
        calls(task, rest + (waitsFor.get(task).isEmpty() ? "    " : "│   "));
        path.add(task);
        List<Task<?>> below = List.copyOf(waitsFor.get(task));
        for (Task<?> child : below) {
            boolean last = child.equals(below.getLast());
            show(child, rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "), path);
        }
        path.removeLast();
    }

    @SuppressWarnings("ReferenceEquality") // a task is one object
    private boolean runs(Task<?> task) {
        return task == loop.running().stepped();
    }

    /// Whether the task runs and asks for this description, so that it does not wait.
    @SuppressWarnings("ReferenceEquality") // a loop has one object
    private boolean asks(Task<?> task) {
        return runs(task) && Running.here() == loop.running();
    }

    private Future<?> awaited(Task<?> task) {
        return task.awaited() == null && record != null ? record.awaited(task) : task.awaited();
    }

    private String state(Task<?> task) {
        if (runs(task)) {
            return record == null ? "runs" : "runs: nothing else can run on the loop before its next await";
        }
        Future<?> future = awaited(task);
        boolean busy = loop.running().stepped() != null && !asks(loop.running().stepped());
        if (record != null && !busy && (future == null || future.isDone())) {
            return lost(task, future);
        }
        if (future == null) {
            return task.getStackTrace().length == 0 ? "has not begun, and is ready" : "is ready";
        }
        String cancelled = task.cancelling() > 0 ? " (it was asked to end: cancelled)" : "";
        if (future.isDone()) {
            return "is ready: its wait has ended" + cancelled;
        }
        return words(task, future) + cancelled;
    }

    /// Tells of a task that waits for nothing, and yet is not resumed while the loop has nothing else to do.
    private String lost(Task<?> task, Future<?> future) {
        if (future instanceof Task<?> other) {
            return "is not resumed, although " + other.name() + " has ended, for which it waits";
        }
        if (future != null) {
            return "is not resumed, although the future is done for which it waits";
        }
        if (record.hasEnded(task)) {
            return "is not done, although its body has ended";
        }
        return task.getStackTrace().length == 0
                ? "does not begin: nobody makes its first step"
                : "is not resumed, although it only let others run";
    }

    private String words(Task<?> waiting, Future<?> future) {
        if (future instanceof Task<?> task) {
            return "waits for the end of " + task.name();
        }
        return switch (future.purpose()) {
            case null -> place(waiting);
            case Awaited awaited -> "waits for " + awaited.words() + end(future, awaited);
            case TimerHandle timer ->
                "sleeps " + Math.max(0, timer.deadlineNanos() - loop.time()) / 1_000_000 + " ms more";
            default -> "waits for its " + future.purpose().getClass().getSimpleName();
        };
    }

    /// What ends a wait whose reasons are all gone.
    private String end(Future<?> future, Awaited awaited) {
        Collection<? extends Future<?>> wakers = awaited.wakers();
        boolean known = !wakers.isEmpty() || isOfAnAnswer(awaited); // an object of the library may not know them
        if (record == null || !known || !wakers.stream().allMatch(Future::isDone)) {
            return "";
        }
        String whose = isOfAnAnswer(future) ? simple(future.getClass().getName()) : "the future";
        return (wakers.size() == 1 ? ": that is done" : ": all of them are done") + ", but nobody sets the result of "
                + whose;
    }

    private static boolean isOfAnAnswer(Object object) {
        return object.getClass().getPackageName().endsWith(".exercise");
    }

    /// Names the method of the library in which the task waits.
    private static String place(Task<?> task) {
        List<StackTraceElement> calls = List.of(task.getStackTrace());
        for (int i = calls.size() - 1; i >= 0; i--) {
            String method =
                    simple(calls.get(i).getClassName()) + "." + calls.get(i).getMethodName();
            String known = method.replaceFirst("^My", ""); // an answer to an exercise
            if (ENDS.containsKey(known)) {
                return "waits in " + method + ": " + ENDS.get(known) + " ends the wait";
            }
        }
        return "waits for a future: setResult on it ends the wait";
    }

    private void calls(Task<?> task, String indent) {
        if (runs(task)) {
            return;
        }
        List<String> calls = Arrays.stream(task.getStackTrace())
                .filter(Description::isOfTheProgram)
                .map(Description::told)
                .distinct() // a lambda and the method that calls it may be on one line
                .toList();
        calls.stream().limit(MOST_CALLS).forEach(call -> lines.add(indent + "at " + call));
        if (calls.size() > MOST_CALLS) {
            lines.add(indent + "and " + (calls.size() - MOST_CALLS) + " calls more");
        }
    }

    private static StackTraceElement innermost(Task<?> task) {
        String type = task.getClass().getName(); // its own methods are the same for all bodies
        List<StackTraceElement> calls = Arrays.stream(task.getStackTrace())
                .filter(call -> !call.getClassName().equals(type))
                .toList();
        return calls.stream()
                .filter(Frames::isAnswer)
                .findFirst()
                .or(() -> calls.stream().filter(Frames::isAnswerOrCheck).findFirst())
                .or(() -> calls.stream().filter(Description::isOfTheProgram).findFirst())
                .orElse(null);
    }

    /// `Shop.open (Shop.java:12)`, also for a lambda in this method.
    private static String told(StackTraceElement call) {
        String method = LAMBDA.matcher(call.getMethodName()).replaceFirst("$1");
        return simple(call.getClassName()) + "." + method + " (" + call.getFileName() + ":" + call.getLineNumber()
                + ")";
    }

    private static boolean isOfTheProgram(StackTraceElement call) {
        String name = call.getClassName();
        String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        return !LIBRARY.contains(outer)
                && Stream.of("java.", "jdk.", "tulip.generators.", "tulip.coroutines.")
                        .noneMatch(name::startsWith);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    /// The tasks for which a task waits, also if a future is between.
    private Set<Task<?>> tasksBehind(Task<?> task) {
        Set<Task<?>> found = new LinkedHashSet<>();
        collect(awaited(task), found, new HashSet<>());
        return found;
    }

    private static void collect(Future<?> future, Set<Task<?>> found, Set<Future<?>> seen) {
        if (future == null || future.isDone() || !seen.add(future)) {
            return;
        }
        if (future instanceof Task<?> task) {
            found.add(task);
        } else if (future.purpose() instanceof Awaited awaited) {
            awaited.wakers().forEach(waker -> collect(waker, found, seen));
        }
    }
}
