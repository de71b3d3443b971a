package tulip.crawler.engine;

import static tulip.async.Async.toThread;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tulip.async.EventLoop;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.kit.Clock;

/// Opens the connections of the [TulipClient], and checks their deadlines. Used only with the turn of the loop.
///
/// One timer checks all deadlines every 50 ms. A timer for each request would nearly always be cancelled.
final class LoopConnector extends Connector {
    private static final Duration SWEEP = Duration.ofMillis(50);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final EventLoop loop;
    private final Limits limits;
    private final LoopTime time;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES); // of all connections
    private final Set<LoopConnection> open = new HashSet<>(); // from before they connect until they are closed
    private boolean closed;

    LoopConnector(EventLoop loop, Limits limits, Clock clock) {
        super(limits);
        this.loop = loop;
        this.limits = limits;
        this.time = new LoopTime(clock, SWEEP.toMillis());
        loop.callLater(SWEEP, this::sweepAgain);
    }

    private void sweepAgain() {
        if (!closed) {
            sweep();
            loop.callLater(SWEEP, this::sweepAgain);
        }
    }

    /// Checks all deadlines. The time in which the loop was held up does not count.
    void sweep() {
        time.tick();
        long now = time.nanoTime();
        open.forEach(connection -> connection.checkDeadline(now));
    }

    EventLoop loop() {
        return loop;
    }

    /// What all connections read into: each byte is parsed before another task runs.
    ByteBuffer buffer() {
        return buffer;
    }

    @Override
    long nanoTime() {
        return time.nanoTime();
    }

    /// Asks the system on another thread, because that blocks, unless no question is needed.
    @Override
    List<InetAddress> addresses(Endpoint endpoint) throws UnknownHostException, FetchFailure {
        return endpoint.hasFixedAddress() ? endpoint.addresses() : toThread(endpoint::addresses);
    }

    @Override
    Connection open(Endpoint endpoint, InetSocketAddress address, long deadlineNanos) throws IOException, FetchFailure {
        var connection = new LoopConnection(this, SocketChannel.open(), limits, buffer);
        open.add(connection);
        try {
            connection.connect(address, deadlineNanos);
            return connection;
        } catch (IOException broken) {
            connection.close();
            if (closed) {
                throw Failures.internal("the client was closed");
            }
            throw broken;
        } catch (Throwable cancelled) {
            connection.close();
            throw cancelled;
        }
    }

    void forget(LoopConnection connection) {
        open.remove(connection);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    void requireOpen() throws FetchFailure {
        if (closed) {
            throw Failures.internal("the client is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        List.copyOf(open).forEach(LoopConnection::close);
    }
}
