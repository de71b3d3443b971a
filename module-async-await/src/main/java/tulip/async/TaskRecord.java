package tulip.async;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tulip.kit.Clock;

/// What the tasks of a loop did last, so that a hang can be explained. [Running] tells the events, so a
/// participant's loop and tasks are recorded like those of the reference.
///
/// The memory is bounded: there is room for a number of tasks, and for the last changes of each. A task that has ended
/// is not kept in memory, because the loop reports an exception that nobody has read when the task is gone. The methods
/// are synchronized, because another thread reads the record while the loop runs.
final class TaskRecord {
    private static final int MOST_BEGUN = 200;
    private static final int MOST_ENDED = 50;
    private static final int MOST_CHANGES = 60; // of a task

    /// What a task does from a moment on.
    enum Doing {
        RUNS,
        SLEEPS,
        WAITS,
        LETS_OTHERS_RUN,
        ENDED
    }

    /// @param nanos  as the clock of the record counts
    record Change(Doing doing, long nanos) {}

    /// A task, and what it did.
    ///
    /// @param number   tasks count in the order of their first steps
    /// @param changes  the last ones, the oldest first
    record Row(int number, String name, WeakReference<Task<?>> task, List<Change> changes) {
        Change last() {
            return changes.getLast();
        }

        boolean hasEnded() {
            return last().doing() == Doing.ENDED;
        }
    }

    private static final class Begun {
        final int number;
        final Deque<Change> changes = new ArrayDeque<>();
        Future<?> awaited; // null: it runs, or only lets others run

        Begun(int number) {
            this.number = number;
        }

        Doing doing() {
            return changes.getLast().doing();
        }

        Row row(Task<?> task) {
            return new Row(number, task.name(), new WeakReference<>(task), List.copyOf(changes));
        }
    }

    private final Map<Task<?>, Begun> begun = new LinkedHashMap<>();
    private final Deque<Row> ended = new ArrayDeque<>();
    private final Clock clock;
    private int count;

    TaskRecord(Clock clock) {
        this.clock = clock;
    }

    boolean isTimedBySystem() {
        return clock.equals(Clock.SYSTEM);
    }

    long now() {
        return clock.nanoTime();
    }

    /// A step of the task begins.
    synchronized void runs(Task<?> task) {
        Begun known = begun.get(task);
        if (known == null) {
            if (begun.size() == MOST_BEGUN) {
                return;
            }
            known = new Begun(++count);
            begun.put(task, known);
        }
        change(known, Doing.RUNS, null);
    }

    /// The running task pauses.
    ///
    /// @param future  null: it only lets others run
    synchronized void pauses(Task<?> task, Future<?> future) {
        Begun known = begun.get(task);
        if (known != null) {
            change(known, doing(future), future);
        }
    }

    /// A step of the task ends: the task has paused, or its body has ended.
    synchronized void stepEnds(Task<?> task) {
        Begun known = begun.get(task);
        if (known == null || known.doing() != Doing.RUNS) {
            return;
        }
        change(known, Doing.ENDED, null);
        begun.remove(task);
        ended.add(known.row(task));
        if (ended.size() > MOST_ENDED) {
            ended.removeFirst();
        }
    }

    private static Doing doing(Future<?> future) {
        if (future == null) {
            return Doing.LETS_OTHERS_RUN;
        }
        return future.purpose() instanceof TimerHandle ? Doing.SLEEPS : Doing.WAITS;
    }

    private void change(Begun task, Doing doing, Future<?> future) {
        task.awaited = future;
        long nanos = clock.nanoTime();
        Deque<Change> changes = task.changes;
        if (!changes.isEmpty() && changes.getLast().nanos() == nanos && isReplaced(changes.getLast(), doing)) {
            changes.removeLast();
        }
        changes.add(new Change(doing, nanos));
        if (changes.size() > MOST_CHANGES) {
            changes.removeFirst();
        }
    }

    /// A wait that takes no time is not kept, and of several steps that take none, one is.
    private static boolean isReplaced(Change before, Doing now) {
        return before.doing() != Doing.RUNS || now == Doing.RUNS;
    }

    /// For what a task waits, as its `await` has told; null: it runs, is ready, or is not known.
    synchronized Future<?> awaited(Task<?> task) {
        Begun known = begun.get(task);
        return known == null ? null : known.awaited;
    }

    /// The known tasks that are not done.
    synchronized List<Task<?>> open() {
        List<Task<?>> open = new ArrayList<>(begun.keySet());
        ended.stream()
                .<Task<?>>map(row -> row.task().get())
                .filter(Objects::nonNull)
                .forEach(open::add);
        open.removeIf(Task::isDone);
        return open;
    }

    /// Whether the body of a task has ended.
    synchronized boolean hasEnded(Task<?> task) {
        return ended.stream().anyMatch(row -> row.task().refersTo(task));
    }

    /// All that is known, in no order.
    synchronized List<Row> rows() {
        List<Row> rows = new ArrayList<>(ended);
        begun.forEach((task, known) -> rows.add(known.row(task)));
        return rows;
    }
}
