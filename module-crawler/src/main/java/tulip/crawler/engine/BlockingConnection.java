package tulip.crawler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.kit.Clock;

/// A connection of the [BlockingClient]: the thread waits. Any thread may close it.
final class BlockingConnection extends Connection {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final BlockingConnector connector;
    private final DeadlineSocket raw;
    private final boolean secure;
    private final InputStream in;
    private final OutputStream out;
    private final Clock clock;

    /// Uses a connected socket.
    ///
    /// @param socket  `raw` itself, or a TLS socket on top of it
    BlockingConnection(BlockingConnector connector, DeadlineSocket raw, Socket socket, Limits limits, Clock clock)
            throws IOException {
        super(limits, ByteBuffer.allocate(BUFFER_BYTES));
        this.connector = connector;
        this.raw = raw;
        this.secure = raw != socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.clock = clock;
    }

    @Override
    void send(byte[] request) throws IOException {
        out.write(request);
    }

    @Override
    int receive(ByteBuffer into) throws IOException {
        int count = in.read(into.array());
        into.position(Math.max(count, 0));
        return count;
    }

    @Override
    void readUntil(long deadlineNanos) {
        raw.readUntil(deadlineNanos);
    }

    @Override
    long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    boolean hasNoUnexpectedBytes() {
        try {
            return secure || in.available() == 0; // TLS also sends records without data
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    Optional<FetchFailure> ended() {
        return connector.ended(raw);
    }

    @Override
    void close() {
        connector.close(raw);
    }
}
