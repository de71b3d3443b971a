package tulip.crawler.engine;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Guard;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.ResponseHead;

/// Our own HTTP/1.1 client: keep-alive, `GET` only. Its code is the same whether a thread waits
/// ([BlockingClient]) or a task ([TulipClient]): only the connections differ.
///
/// It follows no redirects and does not decompress. It keeps idle connections until they are used, are found
/// broken, or the client is closed. It opens a connection only if none is idle, so there are never more than
/// callers at once. The system looks up host names; our limits do not apply to that.
abstract class KeepAliveClient implements Client {
    private record Origin(String scheme, String host, int port) {}

    private final Limits limits;
    private final Connector connector;
    private final Guard guard;
    private final Map<Origin, Endpoint> endpoints = new ConcurrentHashMap<>();

    /// @param guard  decides to which addresses the client connects
    KeepAliveClient(Limits limits, Connector connector, Guard guard) {
        this.limits = limits;
        this.guard = guard;
        this.connector = connector;
    }

    /// Fetches a page.
    ///
    /// The server may have closed a kept connection, or sent bytes on it that belong to no request. If this shows
    /// before the head of the response, the request is sent once more, on a new connection (RFC 9110, section
    /// 9.2.2).
    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        connector.requireOpen();
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
        return endpoints.computeIfAbsent(origin, _ -> new Endpoint(url, guard));
    }

    private static Optional<Connection> takeIdle(Endpoint endpoint) {
        Optional<Connection> idle = endpoint.takeIdle();
        while (idle.isPresent() && !idle.get().hasNoUnexpectedBytes()) {
            idle.get().close();
            idle = endpoint.takeIdle();
        }
        return idle;
    }

    /// Says whether the failure comes from keeping the connection: the server had closed it, or bytes of an
    /// earlier response came before the head.
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
            throw connection
                    .ended()
                    .orElseGet(
                            () -> Failures.exchanging(broken, connection.receivedAny(), connection.inBody(), limits));
        } finally {
            if (keep) {
                endpoint.putIdle(connection);
            } else {
                connection.close();
            }
        }
    }
}
