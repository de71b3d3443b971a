package tulip.crawler.cost;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import tulip.crawler.Url;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.ResponseHead;

/// Sends each request as a `GET` over HTTP/1.1, with one selector. A request takes the connection that became
/// idle last, or opens one.
final class HttpWire implements Wire, AutoCloseable {
    private static final int MAX_BYTES = 16 * 1024;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Selector selector = Selector.open();
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Map<Integer, Line> busy = new HashMap<>();
    private final ByteBuffer received = ByteBuffer.allocate(MAX_BYTES);
    private final InetSocketAddress address;
    private final byte[] request;
    private final String expected;

    /// A connection.
    private final class Line {
        private final SocketChannel channel = SocketChannel.open();
        private final SelectionKey key;
        private final MessageReader<ResponseHead> reader = MessageReader.ofResponses(MAX_BYTES, MAX_BYTES);
        private int carried; // the request, while the line is busy

        Line() throws IOException {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean connected = channel.connect(address);
            key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        }

        void write() throws IOException {
            if (channel.isConnected() && channel.write(ByteBuffer.wrap(request)) < request.length) {
                throw new IOException("a request did not fit into the buffer of a socket");
            }
        }

        void connect() throws IOException {
            channel.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            write();
        }

        /// Reads what has come.
        ///
        /// @return the whole response, or null if it is not complete
        Step.MessageRead<ResponseHead> read() throws IOException, HttpError {
            received.clear();
            if (channel.read(received) < 0) {
                throw new IOException("closed");
            }
            received.flip();
            while (true) {
                switch (reader.feed(received)) {
                    case Step.NeedsBytes<ResponseHead> _ -> {
                        return null;
                    }
                    case Step.HeadRead<ResponseHead> _ -> {}
                    case Step.MessageRead<ResponseHead> whole -> {
                        return whole;
                    }
                }
            }
        }

        void close() {
            key.cancel();
            try {
                channel.close();
            } catch (IOException alreadyClosed) {
                // nothing is left to close
            }
        }
    }

    /// @param expected  the body of every right answer
    HttpWire(Url url, String expected) throws IOException {
        this.address = new InetSocketAddress(url.host(), url.port());
        this.request = ("GET " + url.pathAndQuery() + " HTTP/1.1\r\nHost: " + url.host() + ":" + url.port()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.expected = expected;
    }

    @Override
    public void send(int number, Answers answers) {
        Line line = idle.pollFirst();
        try {
            if (line == null) {
                line = new Line();
            }
            line.carried = number;
            busy.put(number, line);
            line.write();
        } catch (IOException broken) {
            fail(line, number, "no connection", answers);
        }
    }

    @Override
    public void poll(long nanos, Answers answers) throws IOException {
        if (nanos <= 0) {
            selector.selectNow(key -> ready(key, answers));
        } else {
            selector.select(key -> ready(key, answers), Math.max(1, nanos / NANOS_PER_MILLI));
        }
    }

    @Override
    public void giveUp(int number) {
        Line line = busy.remove(number);
        if (line != null) {
            line.close();
        }
    }

    @Override
    public void close() throws IOException {
        busy.values().forEach(Line::close);
        idle.forEach(Line::close);
        selector.close();
    }

    private void ready(SelectionKey key, Answers answers) {
        Line line = (Line) key.attachment();
        boolean carries = busy.get(line.carried) == line;
        try {
            if (key.isConnectable()) {
                line.connect();
            } else if (carries) {
                Step.MessageRead<ResponseHead> whole = line.read();
                if (whole != null) {
                    end(line, whole, answers);
                }
            } else {
                drop(line); // the service has closed an idle connection
            }
        } catch (IOException broken) {
            fail(line, line.carried, "connection broken", answers);
        } catch (HttpError wrong) {
            fail(line, line.carried, "no HTTP", answers);
        }
    }

    private void end(Line line, Step.MessageRead<ResponseHead> whole, Answers answers) {
        int number = line.carried;
        busy.remove(number);
        if (whole.keepAlive()) {
            idle.addFirst(line);
        } else {
            line.close();
        }
        if (whole.head().status() != 200) {
            answers.failed(number, "status " + whole.head().status());
        } else if (!new String(whole.body(), StandardCharsets.UTF_8).equals(expected)) {
            answers.failed(number, "wrong answer");
        } else {
            answers.answered(number);
        }
    }

    private void fail(Line line, int number, String kind, Answers answers) {
        if (line != null) {
            drop(line);
        }
        busy.remove(number);
        answers.failed(number, kind);
    }

    private void drop(Line line) {
        idle.remove(line);
        line.close();
    }
}
