package tulip.async;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A loop without selector, timers and tasks, whose turns a test makes one by one.
final class TurnByTurn implements EventLoop {
    private final ConcurrentLinkedQueue<Runnable> fromOtherThreads = new ConcurrentLinkedQueue<>();
    private List<Runnable> ready = new ArrayList<>();

    void turn() {
        for (Runnable call = fromOtherThreads.poll(); call != null; call = fromOtherThreads.poll()) {
            ready.add(call);
        }
        List<Runnable> now = ready;
        ready = new ArrayList<>();
        now.forEach(Runnable::run);
    }

    @Override
    public Handle callSoon(Runnable callback, Context context) {
        ready.add(callback);
        return null;
    }

    @Override
    public Handle callSoonThreadsafe(Runnable callback) {
        fromOtherThreads.add(callback);
        return null;
    }

    @Override
    public TimerHandle callAt(long deadlineNanos, Runnable callback) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long time() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Channels channels() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Task<T> createTask(String name, Callable<T> body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Collection<Task<?>> tasks() {
        return List.of();
    }

    @Override
    public <T> T runUntilComplete(Callable<T> body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runForever() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isRunning() {
        return true;
    }

    @Override
    public Running running() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}

    @Override
    public void setExceptionHandler(ExceptionHandler handler) {}

    @Override
    public void callExceptionHandler(String what, Throwable exception) {}
}
