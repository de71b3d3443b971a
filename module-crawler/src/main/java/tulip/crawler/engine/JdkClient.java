package tulip.crawler.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.guard.Guard;
import tulip.crawler.http.ResponseHead;

/// Fetches with `java.net.http.HttpClient`, which has a selector thread and worker threads of its own.
///
/// `HttpClient` does not report when it has connected and sent, so both timeouts begin before it connects. It
/// does not report the first byte either, so the first-byte timeout applies to the whole head. It keeps idle
/// connections for 30 s by default (system property `jdk.httpclient.keepalive.timeout`).
///
/// Some requests are sent with our own client instead, so that the page set is the same. These are requests that
/// `HttpClient` would send changed, and those on which it gives up before the end of a head or in the framing. It
/// repeats a request only once after kept connections that the server had closed, and it refuses some correct
/// responses. On a site without such faults our client is never used.
final class JdkClient implements Client {
    private final JdkHttp http;
    private final BlockingClient ours;
    private final Guard guard;
    private final Limits limits;
    private volatile boolean closed;

    JdkClient(Limits limits, Access access) {
        this.limits = limits;
        this.ours = new BlockingClient(limits, access);
        this.http = new JdkHttp(limits, access);
        this.guard = access.guard();
    }

    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw Failures.internal(closed ? "the client is closed" : "the thread was interrupted");
        }
        Target.check(url);
        FetchFailure broken = null;
        for (InetAddress address : addresses(url)) {
            Optional<HttpRequest> request = JdkHttp.request(url, address);
            if (request.isEmpty()) {
                return ours.get(url, wantsBody);
            }
            try {
                return get(http.client(url), request.get(), wantsBody);
            } catch (FetchFailure failure) {
                switch (failure.kind()) {
                    case RESET, BAD_HEAD, BAD_FRAMING -> {
                        return ours.get(url, wantsBody);
                    }
                    case CONNECT_REFUSED -> broken = failure; // another address may accept
                    default -> throw failure;
                }
            }
        }
        throw broken;
    }

    /// The addresses of the host that are allowed; at least one.
    private List<InetAddress> addresses(Url url) throws FetchFailure {
        try {
            return guard.addresses(url.hostOnly());
        } catch (UnknownHostException unknown) {
            throw Failures.connecting(unknown, url.authority(), limits);
        }
    }

    private Response get(HttpClient client, HttpRequest request, Predicate<ResponseHead> wantsBody)
            throws FetchFailure {
        var exchange = new JdkExchange(limits, wantsBody);
        long begin = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, exchange);
        try {
            return await(response, exchange, begin);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Failures.internal("the thread was interrupted");
        } finally {
            response.cancel(true); // no effect if the response is complete
        }
    }

    private Response await(CompletableFuture<HttpResponse<byte[]>> response, JdkExchange exchange, long begin)
            throws FetchFailure, InterruptedException {
        long responseDeadline = begin + limits.responseTimeout().toNanos();
        long headDeadline = begin + limits.firstByteTimeout().toNanos();
        try {
            try {
                return exchange.response(response.get(headDeadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        .body());
            } catch (TimeoutException late) {
                if (!exchange.inBody()) {
                    throw Failures.firstByteTimeout(limits);
                }
                return exchange.response(response.get(responseDeadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                        .body());
            }
        } catch (TimeoutException late) {
            if (exchange.enough()) {
                return exchange.withoutBody();
            }
            throw Failures.responseTimeout(limits);
        } catch (CancellationException | ExecutionException broken) {
            if (closed) {
                throw Failures.internal("the client was closed");
            }
            if (exchange.enough()) {
                return exchange.withoutBody(); // an error in an unwanted body is no failure
            }
            throw JdkFailures.of(broken, exchange, limits);
        }
    }

    @Override
    public void close() {
        closed = true;
        ours.close();
        http.close();
    }
}
