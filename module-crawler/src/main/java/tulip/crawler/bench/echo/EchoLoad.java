package tulip.crawler.bench.echo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Sends messages over many connections, one at a time on each, and times each round trip. The same for all servers:
/// one
/// thread with a selector of the JDK.
final class EchoLoad implements AutoCloseable {
    private static final int DIGITS = 3;

    private final Selector selector = Selector.open();
    private final List<Talk> talks = new ArrayList<>();
    private final Histogram nanos = new Histogram(DIGITS);
    private boolean measures;

    /// A connection.
    private final class Talk {
        private final SocketChannel channel;
        private final ByteBuffer sent;
        private final ByteBuffer received;
        private long sentAt;

        Talk(int port, int bytes) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            sent = ByteBuffer.allocateDirect(bytes);
            received = ByteBuffer.allocateDirect(bytes);
        }

        void send() throws IOException {
            sent.clear();
            received.clear();
            sentAt = System.nanoTime();
            if (channel.write(sent) < sent.capacity()) {
                throw new IOException("a message did not fit into a socket that is empty");
            }
        }

        void receive() throws IOException {
            if (channel.read(received) < 0) {
                throw new IOException("the server has closed a connection");
            }
            if (!received.hasRemaining()) {
                if (measures) {
                    nanos.recordValue(System.nanoTime() - sentAt);
                }
                send();
            }
        }
    }

    /// What was measured.
    ///
    /// @param perSecond   round trips
    /// @param p99Micros   99 of 100 round trips took no longer
    record Result(double perSecond, double medianMicros, double p99Micros) {
        JsonObject toJson() {
            return new JsonObject()
                    .put("perSecond", perSecond)
                    .put("medianMicros", medianMicros)
                    .put("p99Micros", p99Micros);
        }
    }

    EchoLoad(int port, int connections, int bytes) throws IOException {
        for (int i = 0; i < connections; i++) {
            talks.add(new Talk(port, bytes));
        }
    }

    Result run(Duration warmUp, Duration time) throws IOException {
        for (Talk talk : talks) {
            talk.send();
        }
        runFor(warmUp);
        measures = true;
        double seconds = runFor(time);
        return new Result(
                nanos.getTotalCount() / seconds,
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3);
    }

    private double runFor(Duration time) throws IOException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < time.toNanos()) {
            List<IOException> failures = new ArrayList<>();
            selector.select(
                    key -> {
                        try {
                            ((Talk) key.attachment()).receive();
                        } catch (IOException failed) {
                            failures.add(failed);
                        }
                    },
                    time.toMillis());
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() throws IOException {
        for (Talk talk : talks) {
            talk.channel.close();
        }
        selector.close();
    }
}
