package tulip.crawler.engine;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import tulip.crawler.Crawl;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.ResponseHead;

/// The floor of a race: what a crawl costs a client that does nothing but read bytes.
///
/// One thread waits on a selector. The first crawl parses each response, and remembers its length and its outcome.
/// Later crawls send the same requests and only count the bytes: they parse nothing, and have one timeout. So it is
/// not in [EngineKind]: it needs responses that do not change, and fails at the first one that does, or that is lost.
/// A server may close a connection that is idle.
public final class FloorEngine implements Engine {
    private static final int READ_BYTES = 64 * 1024;

    private record Known(long bytes, Outcome outcome) {}

    /// A connection, and the response that it waits for.
    private final class Line {
        private final SocketChannel channel;
        private final MessageReader<ResponseHead> reader =
                MessageReader.ofResponses(limits.maxHeadBytes(), limits.maxBodyBytes());
        private Next.Fetch fetch; // null while the connection is idle
        private boolean kept; // has brought a response before
        private long sentNanos;
        private long count; // bytes of the response that have come

        private Line(SocketChannel channel) {
            this.channel = channel;
        }

        private void send(Next.Fetch next) throws IOException {
            fetch = next;
            count = 0;
            sentNanos = System.nanoTime();
            ByteBuffer request = ByteBuffer.wrap(endpoint.request(next.url()));
            while (request.hasRemaining()) {
                channel.write(request); // a request fits into an empty send buffer
            }
        }

        /// Reads what has come; -1 if the connection has ended.
        private int read() {
            try {
                return channel.read(bytes.clear());
            } catch (IOException reset) {
                return -1;
            }
        }

        /// Whether the response is complete with these bytes.
        private boolean isComplete(int read) throws IOException, HttpError {
            count += read;
            Known response = known.get(fetch.url());
            if (response != null && count > response.bytes) {
                throw new IOException("the response of " + fetch.url() + " has changed");
            }
            return response == null ? parse() : count == response.bytes;
        }

        /// Whether the server may have closed this connection before it saw the request.
        private boolean isStale() {
            return kept && count == 0;
        }

        private boolean parse() throws HttpError {
            bytes.flip();
            Step<ResponseHead> step = reader.feed(bytes);
            while (step instanceof Step.HeadRead) {
                step = reader.feed(bytes);
            }
            if (step instanceof Step.MessageRead<ResponseHead>(ResponseHead head, byte[] body, boolean _)) {
                var response = new Response(head.status(), head.headers(), body);
                known.put(fetch.url(), new Known(count, small(Pages.outcome(fetch, response, limits))));
                return true;
            }
            return false;
        }
    }

    private final Limits limits;
    private final Endpoint endpoint;
    private final Selector selector;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(READ_BYTES);
    private final Map<Url, Known> known = new HashMap<>();
    private final Map<Url, Url> addresses = new HashMap<>();
    private final Deque<Line> idle = new ArrayDeque<>();

    /// Prepares for crawls of one site.
    ///
    /// @throws EngineFailure if there is no selector
    public FloorEngine(Url site, Limits limits) {
        this.limits = limits;
        this.endpoint = new Endpoint(site, Access.LOOPBACK.guard());
        try {
            this.selector = Selector.open();
        } catch (IOException broken) {
            throw failure(broken);
        }
    }

    /// Keeps each address once, however many pages link to it.
    private Outcome small(Outcome outcome) {
        return outcome instanceof Outcome.Page page
                ? new Outcome.Page(
                        page.bytes(),
                        page.plainBytes(),
                        page.links().stream()
                                .map(link -> addresses.computeIfAbsent(link, same -> same))
                                .toList(),
                        page.refresh(),
                        page.robots(),
                        page.detail(),
                        page.phrases())
                : outcome;
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        try {
            while (true) {
                switch (crawl.next(System.nanoTime())) {
                    case Next.Fetch fetch -> line().send(fetch);
                    case Next.Idle _ -> read(crawl);
                    case Next.WaitUntil _ -> throw new IllegalStateException("the floor knows no delay");
                    case Next.Done _ -> {
                        return;
                    }
                }
                if (Thread.interrupted()) {
                    crawl.stop();
                    throw new InterruptedException();
                }
            }
        } catch (IOException | FetchFailure broken) {
            throw failure(broken);
        }
    }

    private void read(Crawl crawl) throws IOException {
        int ready = selector.select(
                key -> readable(crawl, key), limits.responseTimeout().toMillis());
        if (ready == 0 && !Thread.currentThread().isInterrupted()) {
            throw new SocketTimeoutException("the site has sent nothing in time");
        }
    }

    private Line line() throws IOException, FetchFailure {
        Line free = idle.poll();
        if (free != null) {
            return free;
        }
        var channel =
                SocketChannel.open(new InetSocketAddress(endpoint.addresses().getFirst(), endpoint.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var line = new Line(channel);
        channel.register(selector, SelectionKey.OP_READ, line);
        return line;
    }

    private void readable(Crawl crawl, SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            int read = line.read();
            if (read < 0) {
                ended(line);
            } else if (line.fetch == null) {
                throw new IOException("the site has sent bytes that nobody asked for");
            } else if (line.isComplete(read)) {
                Next.Fetch fetch = line.fetch;
                line.fetch = null;
                line.kept = true;
                idle.push(line);
                crawl.completed(fetch, known.get(fetch.url()).outcome, System.nanoTime() - line.sentNanos);
            }
        } catch (IOException | FetchFailure | HttpError broken) {
            throw failure(broken);
        }
    }

    /// Sends a request once more if its connection was idle for too long.
    private void ended(Line line) throws IOException, FetchFailure {
        line.channel.close();
        idle.remove(line);
        if (line.fetch != null) {
            if (!line.isStale()) {
                throw new EOFException("the site closed a connection before the end of its response");
            }
            line().send(line.fetch);
        }
    }

    private static EngineFailure failure(Exception broken) {
        return new EngineFailure("the floor cannot go on: " + broken.getMessage(), broken);
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException broken) {
            throw failure(broken);
        }
    }
}
