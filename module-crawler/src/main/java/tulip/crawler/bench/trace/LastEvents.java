package tulip.crawler.bench.trace;

import tulip.async.Future;
import tulip.async.Task;
import tulip.async.Tracer;

/// Keeps the last steps of a loop in memory, as a flight recorder does: which task, from when to when, and for what it
/// then waits.
final class LastEvents implements Tracer {
    private static final int MOST = 1_024; // a power of two

    private final Object[] tasks = new Object[MOST]; // an array of an interface would check the type of each element
    private final Object[] awaited = new Object[MOST]; // null: the task lets others run; the task itself: it has ended
    private final long[] begins = new long[MOST];
    private final long[] ends = new long[MOST];
    private int count;
    private long begin; // of the step that runs

    @Override
    public void resumed(Task<?> task, long nanos) {
        begin = nanos;
    }

    @Override
    public void paused(Task<?> task, Future<?> future, long nanos) {
        keep(task, future, nanos);
    }

    @Override
    public void ended(Task<?> task, long nanos) {
        keep(task, task, nanos);
    }

    private void keep(Object task, Object future, long nanos) {
        int place = count & (MOST - 1);
        tasks[place] = task;
        awaited[place] = future;
        begins[place] = begin;
        ends[place] = nanos;
        count++;
    }
}
