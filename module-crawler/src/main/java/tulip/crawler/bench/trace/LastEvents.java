package tulip.crawler.bench.trace;

import tulip.async.Future;
import tulip.async.Task;
import tulip.async.Tracer;

/// Keeps the last steps and pauses of a loop in memory, with their times, as a flight recorder does.
final class LastEvents implements Tracer {
    private static final int MOST = 4_096; // a power of two

    private final Task<?>[] tasks = new Task<?>[MOST];
    private final Future<?>[] awaited = new Future<?>[MOST];
    private final long[] times = new long[MOST];
    private int count;

    @Override
    public void resumed(Task<?> task, long nanos) {
        keep(task, null, nanos);
    }

    @Override
    public void paused(Task<?> task, Future<?> future, long nanos) {
        keep(task, future, nanos);
    }

    @Override
    public void ended(Task<?> task, long nanos) {
        keep(task, task, nanos);
    }

    private void keep(Task<?> task, Future<?> future, long nanos) {
        int place = count & (MOST - 1);
        tasks[place] = task;
        awaited[place] = future;
        times[place] = nanos;
        count++;
    }
}
