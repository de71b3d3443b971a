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

    /// What to run when a channel is ready in one direction.
    private static final class Direction {
        private Runnable callback; // null: nobody wants to know it
        private Context context;
        private Handle queued; // the callback in the ready queue; null: never

        boolean isQueued() {
            return queued != null && !queued.isCancelled();
        }

        /// Takes the callback back, also from the ready queue.
        ///
        /// @return whether there was one
        boolean remove() {
            boolean was = callback != null;
            callback = null;
            if (was && queued != null) {
                queued.cancel();
            }
            return was;
        }
    }

    /// The callbacks of a channel.
    private static final class Watched {
        private final Direction input = new Direction();
        private final Direction output = new Direction();
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
        set(((Watched) key.attachment()).input, callback, context, channel, "waits for input of ");
        key.interestOpsOr(INPUT & channel.validOps());
    }

    /// Watches for room for output, and for the end of a connect.
    void addWriter(SelectableChannel channel, Runnable callback, Context context) throws ClosedChannelException {
        SelectionKey key = keyOf(channel);
        set(((Watched) key.attachment()).output, callback, context, channel, "waits to write to ");
        key.interestOps((key.interestOps() & ~OUTPUT) | SocketCalls.outputOf(channel));
    }

    private static void set(
            Direction direction, Runnable callback, Context context, SelectableChannel channel, String what) {
        if (direction.callback != null) {
            throw new IllegalStateException("somebody " + what + channel + " already: remove that first");
        }
        direction.callback = callback;
        direction.context = context;
    }

    /// The interest stays until the channel is ready for nobody. So a task that reads one message after the other tells
    /// the system only once.
    boolean removeReader(SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        return key != null && ((Watched) key.attachment()).input.remove();
    }

    /// The interest ends at once, because a channel nearly always has room for output.
    boolean removeWriter(SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key == null || !((Watched) key.attachment()).output.remove()) {
            return false;
        }
        if (key.isValid()) {
            key.interestOpsAnd(~OUTPUT);
        }
        return true;
    }

    /// Has [#close] close this channel, too.
    void adopt(SelectableChannel channel) throws ClosedChannelException {
        keyOf(channel);
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
            calls.select(selector, look, nanos);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void look(SelectionKey key) {
        Watched watched = (Watched) key.attachment();
        int operations = key.isValid() ? key.readyOps() : 0;
        if ((operations & INPUT) != 0) {
            tell(key, watched.input, INPUT);
        }
        if ((operations & OUTPUT) != 0) {
            tell(key, watched.output, OUTPUT);
        }
    }

    private void tell(SelectionKey key, Direction direction, int operations) {
        if (direction.callback == null) {
            key.interestOpsAnd(~operations);
        } else if (!direction.isQueued()) {
            direction.queued = new Handle(direction.callback, direction.context);
            ready.accept(direction.queued);
        }
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
