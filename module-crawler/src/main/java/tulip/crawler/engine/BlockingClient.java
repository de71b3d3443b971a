package tulip.crawler.engine;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.ResponseHead;
import tulip.kit.Clock;

/// An HTTP/1.1 client that blocks its caller: plain sockets, keep-alive, `GET` only.
///
/// The client of the controlled engines. It has no thread, selector, executor or connection limit of its own, so the
/// cost of waiting depends only on the threads that call it. Any number of platform or virtual threads may use it at
/// once.
///
/// It follows no redirects and does not decompress. It keeps idle connections until they are used, are found broken, or
/// the client is closed. The system looks up host names; our limits do not apply to that.
public final class BlockingClient implements Client {
    private record Origin(String scheme, String host, int port) {}

    private final Limits limits;
    private final Connector connector;
    private final Map<Origin, Endpoint> endpoints = new ConcurrentHashMap<>();

    public BlockingClient(Limits limits) {
        this(limits, Clock.SYSTEM);
    }

    BlockingClient(Limits limits, Clock clock) {
        this(limits, clock, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    BlockingClient(Limits limits, SSLSocketFactory tls) {
        this(limits, Clock.SYSTEM, () -> tls);
    }

    private BlockingClient(Limits limits, Clock clock, Supplier<SSLSocketFactory> tls) {
        this.limits = limits;
        this.connector = new Connector(limits, tls, clock);
    }

    /// Fetches a page.
    ///
    /// The server may have closed a kept connection, or sent bytes on it that belong to no request. If this shows
    /// before the head of the response, the request is sent once more, on a new connection (RFC 9110, section
    /// 9.2.2).
    ///
    /// An interrupt does not wake a platform thread that waits for a socket.
    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        if (connector.isClosed() || Thread.currentThread().isInterrupted()) {
            throw Failures.internal(connector.isClosed() ? "the client is closed" : "the thread was interrupted");
        }
        Endpoint endpoint = endpoint(url);
        Target.check(url);
        byte[] request = endpoint.request(url);
        Optional<Connection> kept = takeIdle(endpoint);
        if (kept.isPresent()) {
            try {
                return exchange(kept.get(), endpoint, request, wantsBody);
            } catch (FetchFailure failure) {
                if (!isStale(kept.get(), failure)) {
                    throw failure;
                }
            }
        }
        return exchange(connector.connect(endpoint), endpoint, request, wantsBody);
    }

    /// Closes every connection. Running calls of `get` fail immediately.
    @Override
    public void close() {
        connector.close();
    }

    private Endpoint endpoint(Url url) {
        var origin = new Origin(url.scheme(), url.host(), url.port());
        return endpoints.computeIfAbsent(origin, _ -> new Endpoint(url));
    }

    private Optional<Connection> takeIdle(Endpoint endpoint) {
        Optional<Connection> idle = endpoint.takeIdle();
        while (idle.isPresent() && !idle.get().hasNoUnexpectedBytes()) {
            connector.close(idle.get().socket());
            idle = endpoint.takeIdle();
        }
        return idle;
    }

    /// Says whether the failure comes from keeping the connection: the server had closed it, or bytes of an earlier
    /// response came before the head.
    private static boolean isStale(Connection kept, FetchFailure failure) {
        return (failure.kind() == FailureKind.RESET && !kept.receivedAny()) || failure.kind() == FailureKind.BAD_HEAD;
    }

    private Response exchange(
            Connection connection, Endpoint endpoint, byte[] request, Predicate<ResponseHead> wantsBody)
            throws FetchFailure {
        boolean keep = false;
        try {
            Response response = connection.exchange(request, wantsBody);
            keep = connection.reusable();
            return response;
        } catch (HttpError error) {
            throw Failures.of(error);
        } catch (IOException broken) {
            throw connector
                    .ended(connection.socket())
                    .orElseGet(
                            () -> Failures.exchanging(broken, connection.receivedAny(), connection.inBody(), limits));
        } finally {
            if (keep) {
                endpoint.putIdle(connection);
            } else {
                connector.close(connection.socket());
            }
        }
    }
}
