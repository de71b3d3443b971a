package tulip.crawler.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import tulip.async.Awaited;
import tulip.async.EventLoop;
import tulip.crawler.web.ClientDisconnected;

/// The bytes of a connection, in both directions, for tasks that wait.
///
/// Bytes that come are read at once, so that the end of the connection is seen while an application works. At
/// 64 KB of unread bytes the wire stops reading, and goes on when 16 KB are left (the water marks of asyncio).
/// Bytes that go are not queued: [#send] waits until the system has taken them.
final class Wire implements Transport.Protocol {
    private static final int HIGH_WATER = 64 * 1024;
    private static final int LOW_WATER = 16 * 1024;
    private static final int SMALLEST_INPUT = 512;
    private static final int KEPT_INPUT = 4 * 1024; // an idle connection holds no larger array
    private static final int LINGER_BYTES = 1 << 20;

    private final Transport transport;
    private final ServerLimits limits;
    private final Signal changed;
    private final Deadline reading;
    private final Deadline writing;
    private ByteBuffer input = ByteBuffer.allocate(0); // from its position to its limit: bytes that nobody has read
    private boolean paused; // whether the transport was told not to read
    private boolean ended; // whether the client sends no more
    private boolean room; // whether there is room for output, since a task has waited for it
    private boolean sending; // whether a task waits in `send`
    private IOException failure; // why the connection is lost; null: it is not

    Wire(EventLoop loop, Transport transport, ServerLimits limits) {
        this.transport = transport;
        this.limits = limits;
        changed = new Signal(loop, (Awaited) () -> "the client " + transport.client());
        reading = new Deadline(loop, changed::wake);
        writing = new Deadline(loop, changed::wake);
    }

    void begin() throws IOException {
        transport.begin(this);
    }

    @Override
    public void received(ByteBuffer bytes) {
        append(bytes);
        if (input.remaining() >= HIGH_WATER) {
            read(false);
        }
        changed.wake();
    }

    @Override
    public void inputEnded() {
        ended = true;
        changed.wake();
    }

    @Override
    public void roomCame() {
        room = true;
        changed.wake();
    }

    @Override
    public void lost(IOException why) {
        ended = true;
        failure = failure == null ? why : failure;
        changed.wake();
    }

    /// The unread bytes. Whoever reads moves the position.
    ByteBuffer input() {
        return input;
    }

    /// Whether the client sends no more.
    boolean hasEnded() {
        return ended;
    }

    /// The limit of time for what the client has to send.
    Deadline reading() {
        return reading;
    }

    /// Waits until anything has changed at this connection.
    ///
    /// @throws IOException if the connection is lost
    void awaitChange() throws IOException {
        requireNoFailure();
        if (paused && input.remaining() <= LOW_WATER) {
            read(true);
        }
        changed.await();
        requireNoFailure();
    }

    /// Lets all tasks that wait at this connection look again.
    void wake() {
        changed.wake();
    }

    /// Sends all bytes. Waits while the client is slow.
    ///
    /// @param parts  must not be modified before the method returns
    /// @throws IOException if the client is gone, or takes nothing for too long
    void send(ByteBuffer... parts) throws IOException {
        requireNoFailure();
        if (sending) {
            throw new IllegalStateException("another task is sending at the same time");
        }
        sending = true;
        boolean whole = false;
        try {
            writeSome(parts);
            while (anyLeft(parts)) {
                awaitRoom();
                writeSome(parts);
            }
            whole = true;
        } finally {
            sending = false;
            writing.clear();
            if (!whole) { // also if the task was cancelled: the next bytes would be taken for the rest of these
                lost(new IOException("a response was cut short"));
            }
        }
    }

    private void writeSome(ByteBuffer... parts) throws ClientDisconnected {
        try {
            transport.write(parts);
        } catch (IOException gone) {
            lost(gone);
            throw new ClientDisconnected(gone);
        }
    }

    private static boolean anyLeft(ByteBuffer... parts) {
        for (ByteBuffer part : parts) {
            if (part.hasRemaining()) {
                return true;
            }
        }
        return false;
    }

    private void awaitRoom() throws IOException {
        room = false;
        writing.in(limits.writeTimeout());
        transport.watchRoom();
        while (!room) {
            changed.await();
            requireNoFailure();
            if (writing.hasPassed()) {
                throw new ClientDisconnected("the client has taken no byte for " + limits.writeTimeout());
            }
        }
    }

    /// Closes the connection so that the client gets the last response (RFC 9112, section 9.6). If bytes of the
    /// client are unread when a socket is closed, the system sends a reset, and the client may lose what it has
    /// not read yet. So this method ends the output first, and then reads and drops bytes until the client
    /// closes.
    void linger() throws IOException {
        input.position(input.limit());
        if (ended) {
            return;
        }
        transport.endOutput();
        reading.in(limits.lingerTimeout());
        long dropped = 0;
        while (!ended && !reading.hasPassed() && dropped < LINGER_BYTES) {
            awaitChange();
            dropped += input.remaining();
            input.position(input.limit());
        }
    }

    void close() {
        reading.close();
        writing.close();
        transport.close();
    }

    /// Closes the connection so that the client takes it for an error.
    void abort() {
        lost(new IOException("the server has given up this connection"));
        transport.abort();
    }

    boolean isLost() {
        return failure != null;
    }

    /// Throws if the connection is lost.
    void requireNoFailure() throws ClientDisconnected {
        if (failure != null) {
            throw new ClientDisconnected(failure);
        }
    }

    private void append(ByteBuffer bytes) {
        int kept = input.remaining();
        int needed = kept + bytes.remaining();
        byte[] array = input.array();
        if (needed > array.length) {
            array = new byte[Math.max(needed, Math.max(SMALLEST_INPUT, 2 * array.length))];
        } else if (kept == 0 && array.length > KEPT_INPUT && needed <= KEPT_INPUT) {
            array = new byte[KEPT_INPUT];
        }
        System.arraycopy(input.array(), input.position(), array, 0, kept);
        bytes.get(array, kept, bytes.remaining());
        input = ByteBuffer.wrap(array, 0, needed);
    }

    private void read(boolean on) {
        try {
            transport.read(on);
            paused = !on;
        } catch (IOException gone) {
            lost(gone);
        }
    }
}
