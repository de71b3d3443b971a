package tulip.async;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The channels that a loop watches, and the selector at which the loop waits.
///
/// A channel that is ready has its callback run in each turn, until it is not ready any more or the callback is removed
/// (level-triggered, as with `add_reader` of asyncio).
///
/// All methods but [#wakeUp] are for the thread of the loop.
public final class Channels {
    private static final int INPUT = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
    private static final int OUTPUT = SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// What to run when a channel is ready in one direction.
    private record Callback(Runnable callback, Context context) {}

    /// The callbacks of a channel; null: there is none.
    private static final class Watched {
        private Callback reader;
        private Callback writer;
        private Handle ofReader; // in the ready queue
        private Handle ofWriter;
    }

    private final Selector selector;
    private final Consumer<Handle> ready;
    private final Consumer<SelectionKey> look = this::look;
    SocketCalls calls = SocketCalls.SYSTEM; // a test replaces it

    /// @param selector  [#close] closes it
    /// @param ready     gets the callback of each channel that is ready
    public Channels(Selector selector, Consumer<Handle> ready) {
        this.selector = Objects.requireNonNull(selector, "selector");
        this.ready = Objects.requireNonNull(ready, "ready");
    }

    /// Watches for input, for the end of the stream, and for connections to accept.
    void addReader(SelectableChannel channel, Runnable callback, Context context) throws ClosedChannelException {
        SelectionKey key = keyOf(channel);
        Watched watched = (Watched) key.attachment();
        if (watched.reader != null) {
            throw new IllegalStateException("somebody waits for input of " + channel + " already: remove that first");
        }
        watched.reader = new Callback(callback, context);
        key.interestOpsOr(INPUT & channel.validOps());
    }

    /// Watches for room for output, and for the end of a connect.
    void addWriter(SelectableChannel channel, Runnable callback, Context context) throws ClosedChannelException {
        SelectionKey key = keyOf(channel);
        Watched watched = (Watched) key.attachment();
        if (watched.writer != null) {
            throw new IllegalStateException("somebody waits to write to " + channel + " already: remove that first");
        }
        watched.writer = new Callback(callback, context);
        key.interestOps((key.interestOps() & ~OUTPUT) | SocketCalls.outputOf(channel));
    }

    /// The interest stays until the channel is ready for nobody. So a task that reads one message after the other tells
    /// the system only once.
    boolean removeReader(SelectableChannel channel) {
        Watched watched = watched(channel);
        if (watched == null || watched.reader == null) {
            return false;
        }
        watched.reader = null;
        cancel(watched.ofReader);
        return true;
    }

    /// The interest ends at once, because a channel nearly always has room for output.
    boolean removeWriter(SelectableChannel channel) {
        Watched watched = watched(channel);
        if (watched == null || watched.writer == null) {
            return false;
        }
        watched.writer = null;
        cancel(watched.ofWriter);
        SelectionKey key = channel.keyFor(selector);
        if (key.isValid()) {
            key.interestOpsAnd(~OUTPUT);
        }
        return true;
    }

    /// Has [#close] close this channel, too.
    void adopt(SelectableChannel channel) throws ClosedChannelException {
        keyOf(channel);
    }

    private static void cancel(Handle handle) {
        if (handle != null) {
            handle.cancel();
        }
    }

    private Watched watched(SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        return key == null ? null : (Watched) key.attachment();
    }

    private SelectionKey keyOf(SelectableChannel channel) throws ClosedChannelException {
        SelectionKey known = channel.keyFor(selector);
        if (known != null && known.isValid()) {
            return known;
        }
        if (channel.isOpen() && channel.isBlocking()) {
            throw new IllegalArgumentException(
                    channel + " would block the loop: call configureBlocking(false) on it first");
        }
        return channel.register(selector, 0, new Watched());
    }

    /// Waits, and tells what is ready.
    ///
    /// @param nanos  how long to wait at most; 0: not at all; negative: until a channel is ready, or [#wakeUp]
    public void poll(long nanos) {
        try {
            if (nanos == 0) {
                selector.selectNow(look);
            } else if (nanos < 0) {
                selector.select(look);
            } else { // rounded up: a timer never fires early
                selector.select(look, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void look(SelectionKey key) {
        Watched watched = (Watched) key.attachment();
        int operations = key.isValid() ? key.readyOps() : 0;
        if ((operations & INPUT) != 0 && !isQueued(watched.ofReader)) {
            watched.ofReader = tell(key, watched.reader, INPUT);
        }
        if ((operations & OUTPUT) != 0 && !isQueued(watched.ofWriter)) {
            watched.ofWriter = tell(key, watched.writer, OUTPUT);
        }
    }

    private static boolean isQueued(Handle handle) {
        return handle != null && !handle.isCancelled();
    }

    private Handle tell(SelectionKey key, Callback callback, int operations) {
        if (callback == null) { // nobody wants to know it any more
            key.interestOpsAnd(~operations);
            return null;
        }
        var handle = new Handle(callback.callback, callback.context);
        ready.accept(handle);
        return handle;
    }

    /// Closes a channel. A selector keeps the socket of a closed channel until it is asked the next time, and such a
    /// socket still accepts connections. So this method asks the selector.
    void close(SelectableChannel channel) throws IOException {
        calls.close(channel);
        poll(0);
    }

    /// Ends the wait in [#poll], or the next wait. For any thread.
    public void wakeUp() {
        selector.wakeup();
    }

    /// Closes the channels that are left, and the selector, also if one of them cannot be closed.
    public void close() {
        List<Closeable> left = new ArrayList<>();
        selector.keys().forEach(key -> left.add(key.channel()));
        left.add(selector);
        UncheckedIOException failure = null;
        for (Closeable each : left) {
            try {
                each.close();
            } catch (IOException failed) {
                failure = failure == null ? new UncheckedIOException(failed) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
