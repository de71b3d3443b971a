package tulip.async;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The bytes that go to the other side. [#write] never waits, so call [#drain] after it: `drain` waits while the other
/// side is slow. Without it, the bytes that are left need memory without a limit.
public final class StreamWriter {
    private static final int HIGH_WATER = 64 * 1024; // as in asyncio
    private static final int LOW_WATER = 16 * 1024;
    private static final int MOST_AT_ONCE = 16; // parts in one call to the system

    private final Connection connection;
    private final Deque<ByteBuffer> left = new ArrayDeque<>(); // bytes for which the socket had no room
    private final List<Future<Void>> drains = new ArrayList<>(); // tasks that wait until less is left
    private int size; // of what is left, in bytes
    private int high = HIGH_WATER;
    private int low = LOW_WATER;
    private boolean full; // more than `high` was left, and never less than `low` since
    private boolean ending; // the other side is to get the end of the stream, when nothing is left
    private boolean closing; // the socket is to be closed, when nothing is left

    StreamWriter(Connection connection) {
        this.connection = connection;
    }

    /// Sends these bytes: as many as there is room for now, the others later. Does not wait.
    ///
    /// @throws IOException           if the connection was lost
    /// @throws IllegalStateException if the writer was closed
    public void write(byte... bytes) throws IOException {
        requireOpen();
        connection.requireNoFailure();
        ByteBuffer all = ByteBuffer.wrap(bytes);
        if (left.isEmpty()) {
            send(all);
        }
        if (all.hasRemaining()) {
            keep(ByteBuffer.wrap(Arrays.copyOfRange(bytes, all.position(), all.limit())));
        }
    }

    private void keep(ByteBuffer rest) throws IOException {
        if (left.isEmpty()) {
            connection.loop().addWriter(connection.channel, this::flush);
        }
        left.add(rest);
        size += rest.remaining();
        full |= size > high;
    }

    private long send(ByteBuffer... parts) throws IOException {
        try {
            return connection.calls.write(connection.channel, parts);
        } catch (IOException lost) {
            connection.fail(lost);
            throw lost;
        }
    }

    /// Writes what is left. The loop calls this method when there is room.
    private void flush() {
        try {
            size -= (int) send(left.stream().limit(MOST_AT_ONCE).toArray(ByteBuffer[]::new));
        } catch (IOException lost) {
            return; // `drain` and `write` throw it
        }
        while (!left.isEmpty() && !left.getFirst().hasRemaining()) {
            left.remove();
        }
        if (size <= low) {
            full = false;
            wake();
        }
        if (left.isEmpty()) {
            connection.loop().removeWriter(connection.channel);
            finish();
        }
    }

    /// Waits while too much is left: after [#setWaterMarks] `high` bytes, until at most `low` are left.
    ///
    /// @throws IOException if the connection is closed or was lost
    public void drain() throws IOException {
        connection.requireNoFailure();
        while (full && !connection.isClosed()) {
            Future<Void> drained =
                    connection.loop().createFuture(Awaited.of(() -> "room for output on the " + connection, List::of));
            drains.add(drained);
            try {
                drained.await();
            } finally {
                drains.remove(drained);
            }
        }
        connection.requireNoFailure();
        if (connection.isClosed()) {
            throw new IOException("the " + connection + " is closed");
        }
    }

    /// How many bytes are left: those for which the socket had no room.
    public int size() {
        return size;
    }

    /// Says when [#drain] waits.
    ///
    /// @param low   bytes; `drain` waits until no more than these are left
    /// @param high  bytes; `drain` begins to wait when more than these are left
    public void setWaterMarks(int low, int high) {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException(
                    "the water marks must be 0 <= low <= high, and not " + low + " and " + high);
        }
        this.low = low;
        this.high = high;
        full = size > high;
        if (!full) {
            wake();
        }
    }

    /// Tells the other side that no more bytes come, when all are written. This side can still read.
    public void writeEnd() throws IOException {
        requireOpen();
        connection.requireNoFailure();
        ending = true;
        if (left.isEmpty()) {
            finish();
        }
        connection.requireNoFailure();
    }

    /// Has the connection closed when all bytes are written. Does not wait. Does nothing if this was said before.
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        connection.reader().wake();
        if (left.isEmpty()) {
            finish();
        }
    }

    /// Closes the connection at once. Bytes that are not written are lost.
    public void abort() {
        closing = true;
        connection.end();
    }

    /// Waits until the connection is closed.
    ///
    /// @throws IOException if it was lost, so that bytes may be lost
    public void waitClosed() throws IOException {
        Async.shield(connection.closed()).await();
        connection.requireNoFailure();
    }

    public boolean isClosing() {
        return closing || connection.isClosed();
    }

    private void finish() {
        if (closing) {
            connection.end();
        } else if (ending) {
            try {
                connection.calls.shutdownOutput(connection.channel);
            } catch (IOException lost) {
                connection.fail(lost);
            }
        }
    }

    /// Lets the tasks that wait in [#drain] look again.
    void wake() {
        if (connection.isClosed()) {
            left.clear();
            size = 0;
        }
        drains.forEach(Sockets::end);
    }

    private void requireOpen() {
        if (closing || ending) {
            throw new IllegalStateException("the writer of the " + connection + " is closed: nothing can be written");
        }
    }
}
