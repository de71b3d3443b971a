package tulip.crawler.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.ResponseHead;

/// Fetches over plain sockets, blocking the thread that asks: platform threads and virtual ones alike.
///
/// There is no selector, executor, thread or connection limit in here. Whoever compares two engines on this client
/// compares their threads. Connections are kept for the next request to the same origin, the latest used first.
public final class BlockingClient implements AutoCloseable {
    private static final long NAME_NANOS = TimeUnit.SECONDS.toNanos(30);

    private record Origin(String scheme, String host, int port) {}

    private record Resolved(InetAddress address, long nanoTime) {}

    private final Limits limits;
    private final Map<Origin, Deque<Connection>> idle = new ConcurrentHashMap<>();
    private final Map<String, Resolved> names = new ConcurrentHashMap<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public BlockingClient(Limits limits) {
        this.limits = limits;
    }

    /// Sends a GET request and waits for its response. Redirects are not followed, nothing is decompressed.
    ///
    /// A kept connection that the server has closed meanwhile costs a second try on a new one.
    ///
    /// @param wantsBody  decides by the head; an unwanted body is left out of the response
    /// @throws FetchFailure if there is no whole response within the limits, or the client is closed
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        var origin = new Origin(url.scheme(), url.host(), url.port());
        Deque<Connection> kept = idle.computeIfAbsent(origin, _ -> new ConcurrentLinkedDeque<>());
        Connection reused = kept.pollFirst();
        if (reused != null) {
            try {
                return exchange(reused, kept, url, wantsBody);
            } catch (FetchFailure failure) {
                if (failure.kind() != FailureKind.RESET || reused.gotAnything() || closed) {
                    throw failure;
                }
            }
        }
        return exchange(connect(url), kept, url, wantsBody);
    }

    private Connection connect(Url url) throws FetchFailure {
        var connection = new Connection(limits);
        open.add(connection);
        if (closed) { // after the add: close() either sees it or we see the flag
            open.remove(connection);
            throw new FetchFailure(FailureKind.INTERNAL, "the client is closed");
        }
        try {
            connection.connect(url, resolve(url.host()));
            return connection;
        } catch (FetchFailure failure) {
            open.remove(connection);
            throw failure;
        }
    }

    private Response exchange(Connection connection, Deque<Connection> kept, Url url, Predicate<ResponseHead> wantsBody)
            throws FetchFailure {
        try {
            return connection.exchange(request(url), wantsBody);
        } finally {
            if (connection.isReusable() && !closed) {
                kept.addFirst(connection);
            } else {
                open.remove(connection);
                connection.close();
            }
        }
    }

    private static RequestHead request(Url url) {
        var headers = new Headers()
                .add("Host", url.authority())
                .add("User-Agent", "tulip-crawler/1.0")
                .add("Accept", "text/html, */*;q=0.1")
                .add("Accept-Encoding", "gzip");
        return new RequestHead("GET", url.pathAndQuery(), 1, headers);
    }

    /// Asks for a host's address at most every 30 seconds: the JDK's own cache takes a lock.
    private InetAddress resolve(String host) throws FetchFailure {
        Resolved known = names.get(host);
        if (known != null && System.nanoTime() - known.nanoTime < NAME_NANOS) {
            return known.address;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            names.put(host, new Resolved(address, System.nanoTime()));
            return address;
        } catch (UnknownHostException unknown) {
            throw new FetchFailure(FailureKind.UNKNOWN_HOST, "the name " + host + " cannot be resolved");
        }
    }

    /// Closes every connection, also those in use: whoever waits on one gets a [FetchFailure].
    @Override
    public void close() {
        closed = true;
        open.forEach(Connection::close);
        open.clear();
        idle.clear();
    }
}
