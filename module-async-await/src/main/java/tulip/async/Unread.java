package tulip.async;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An exception that nobody has read yet. If its future is collected before, the loop reports the
/// exception.
///
/// CPython does the same when the last reference to the future goes. Here the loop looks once in a turn in
/// which it has time, and when it is closed: the collector decides when a future is gone.
public final class Unread extends PhantomReference<Future<?>> {
    private static final ReferenceQueue<Future<?>> GONE = new ReferenceQueue<>();
    private static final Set<Unread> ALL = ConcurrentHashMap.newKeySet(); // keeps the references themselves

    private final EventLoop loop;
    private final Throwable exception;
    private final String future;

    private Unread(Future<?> future, Throwable exception) {
        super(future, GONE);
        this.loop = future.loop();
        this.exception = exception;
        this.future = future.toString();
    }

    /// Reports the exception when the future is gone, unless [#read] is called before.
    public static Unread watch(Future<?> future, Throwable exception) {
        var unread = new Unread(future, exception);
        ALL.add(unread);
        return unread;
    }

    /// Somebody has read the exception.
    public void read() {
        ALL.remove(this);
        clear();
    }

    /// Reports the exceptions of futures that are gone.
    public static void reportGone() {
        for (var gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            var unread = (Unread) gone;
            if (ALL.remove(unread)) {
                unread.report();
            }
        }
    }

    /// Reports all exceptions of a loop that is closed.
    @SuppressWarnings("ReferenceEquality") // a loop is one object
    public static void reportAll(EventLoop loop) {
        for (Unread unread : List.copyOf(ALL)) {
            if (unread.loop == loop && ALL.remove(unread)) {
                unread.report();
            }
        }
    }

    private void report() {
        loop.callExceptionHandler("nobody has read the exception of " + future, exception);
    }
}
