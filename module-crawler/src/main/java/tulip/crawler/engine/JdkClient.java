package tulip.crawler.engine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.ResponseHead;

/// Fetches with `java.net.http.HttpClient`, which has a selector thread and worker threads of its own.
///
/// `HttpClient` does not report when it has connected and sent, so both timeouts begin before it connects. It does not
/// report the first byte either, so the first-byte timeout applies to the whole head. It keeps idle connections for 30
/// s by default (system property `jdk.httpclient.keepalive.timeout`).
///
/// Some requests are sent with our own client instead, so that the page set is the same. These are requests that
/// `HttpClient` would send changed, and those on which it gives up before the end of a head or in the framing. It
/// repeats a request only once after kept connections that the server had closed, and it refuses some correct
/// responses. On a site without such faults our client is never used.
final class JdkClient implements Client {
    // Like the default executor of HttpClient, whose threads would outlive the client by a minute.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("httpclient-", 1).factory());
    private final HttpClient client;
    private final BlockingClient ours;
    private final Limits limits;
    private volatile boolean closed;

    JdkClient(Limits limits) {
        this.limits = limits;
        this.ours = new BlockingClient(limits);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .executor(threads)
                .build();
    }

    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw Failures.internal(closed ? "the client is closed" : "the thread was interrupted");
        }
        Target.check(url);
        Optional<HttpRequest> request = request(url);
        if (request.isEmpty()) {
            return ours.get(url, wantsBody);
        }
        try {
            return get(request.get(), wantsBody);
        } catch (FetchFailure failure) {
            return switch (failure.kind()) {
                case RESET, BAD_HEAD, BAD_FRAMING -> ours.get(url, wantsBody);
                default -> throw failure;
            };
        }
    }

    private Response get(HttpRequest request, Predicate<ResponseHead> wantsBody) throws FetchFailure {
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

    /// Makes the request; empty if `HttpClient` would refuse the address, or send another one.
    private static Optional<HttpRequest> request(Url url) {
        try {
            URI uri = URI.create(url.toString());
            String query = uri.getRawQuery();
            String sent = uri.getRawPath() + (query == null || query.isEmpty() ? "" : "?" + query);
            return sent.equals(url.pathAndQuery())
                    ? Optional.of(HttpRequest.newBuilder(uri)
                            .header("User-Agent", "tulip-crawler/1.0")
                            .header("Accept", "text/html, */*;q=0.1")
                            .header("Accept-Encoding", "gzip")
                            .build())
                    : Optional.empty();
        } catch (IllegalArgumentException unsupported) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        ours.close();
        client.shutdownNow();
        client.close();
        threads.close();
    }
}
