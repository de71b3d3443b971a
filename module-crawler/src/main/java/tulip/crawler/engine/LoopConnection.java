package tulip.crawler.engine;

import static tulip.async.Async.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import tulip.async.Awaited;
import tulip.async.Future;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;

/// A connection of the [TulipClient]: the task waits, and the loop goes on. Used only with the turn of the loop.
///
/// ```
///   receive ──▶ await(ready) ◀──setResult── wake ◀── the socket has bytes, or the deadline has passed
///      └──▶ read
/// ```
final class LoopConnection extends Connection implements Awaited {
    private final LoopConnector connector;
    private final SocketChannel channel;
    private final Limits limits;
    private final Runnable wake = this::wake;
    private Future<Void> ready; // for which the task waits; null: it does not wait
    private long deadlineNanos;
    private boolean late; // the deadline has passed, so the task reads what has arrived, and waits for nothing
    private boolean emptied; // the last read has taken all that the socket had

    LoopConnection(LoopConnector connector, SocketChannel channel, Limits limits, ByteBuffer received) {
        super(limits, received);
        this.connector = connector;
        this.channel = channel;
        this.limits = limits;
    }

    /// Connects.
    ///
    /// @throws SocketTimeoutException if the deadline has passed first
    void connect(InetSocketAddress address, long deadlineNanos) throws IOException {
        readUntil(deadlineNanos);
        late = deadlineNanos - nanoTime() <= 0;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        requireTime();
        boolean connected = channel.connect(address);
        while (!connected) {
            requireTime();
            awaitOutput();
            connected = channel.finishConnect();
        }
    }

    @Override
    void send(byte[] request) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(request);
        channel.write(left);
        if (left.hasRemaining()) {
            readUntil(nanoTime() + limits.responseTimeout().toNanos());
            sendRest(left);
        }
        emptied = true; // the response cannot be there yet
    }

    private void sendRest(ByteBuffer left) throws IOException {
        while (left.hasRemaining()) {
            requireTime();
            awaitOutput();
            channel.write(left);
        }
    }

    @Override
    int receive(ByteBuffer into) throws IOException {
        int count = emptied && !late ? 0 : channel.read(into);
        while (count == 0) {
            requireTime();
            awaitInput();
            count = channel.read(into.clear()); // other tasks have used the buffer
        }
        emptied = into.hasRemaining();
        return count;
    }

    private void requireTime() throws SocketTimeoutException {
        if (late) {
            throw new SocketTimeoutException("the deadline has passed");
        }
    }

    private void awaitInput() throws IOException {
        ready = connector.loop().createFuture(this);
        connector.loop().addReader(channel, wake);
        try {
            await(ready);
        } finally {
            connector.loop().removeReader(channel);
            ready = null;
        }
    }

    private void awaitOutput() throws IOException {
        ready = connector.loop().createFuture(this);
        connector.loop().addWriter(channel, wake);
        try {
            await(ready);
        } finally {
            connector.loop().removeWriter(channel);
            ready = null;
        }
    }

    private void wake() {
        if (ready != null && !ready.isDone()) {
            ready.setResult(null);
        }
    }

    @Override
    void readUntil(long deadlineNanos) {
        late &= deadlineNanos == this.deadlineNanos;
        this.deadlineNanos = deadlineNanos;
    }

    /// Lets a task whose deadline has passed look for bytes a last time.
    void checkDeadline(long now) {
        if (ready != null && deadlineNanos - now <= 0) {
            late = true;
            wake();
        }
    }

    @Override
    long nanoTime() {
        return connector.nanoTime();
    }

    @Override
    boolean hasNoUnexpectedBytes() {
        try {
            return channel.read(connector.buffer().clear()) == 0;
        } catch (IOException broken) {
            return false;
        }
    }

    @Override
    Optional<FetchFailure> ended() {
        return connector.isClosed() ? Optional.of(Failures.internal("the client was closed")) : Optional.empty();
    }

    /// Closes the connection. A task that waits for it goes on, with an exception.
    @Override
    void close() {
        connector.forget(this);
        try {
            channel.close();
        } catch (IOException _) {
            // an error while closing changes nothing
        }
        wake();
    }

    @Override
    public String words() {
        return "bytes of " + channel;
    }
}
