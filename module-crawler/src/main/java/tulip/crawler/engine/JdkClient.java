package tulip.crawler.engine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tulip.crawler.FailureKind;
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
final class JdkClient implements Client {
    private static final Pattern NOT_FOR_URI = Pattern.compile("[\\[\\]\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    // Like the default executor of HttpClient, whose threads would outlive the client by a minute.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("httpclient-", 1).factory());
    private final HttpClient client;
    private final Limits limits;
    private volatile boolean closed;

    JdkClient(Limits limits) {
        this.limits = limits;
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
        HttpRequest request = request(url);
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
            throw closed ? Failures.internal("the client was closed") : JdkFailures.of(broken, exchange, limits);
        }
    }

    private static HttpRequest request(Url url) throws FetchFailure {
        try {
            return HttpRequest.newBuilder(
                            URI.create(url.at(escaped(url.pathAndQuery())).toString()))
                    .header("User-Agent", "tulip-crawler/1.0")
                    .header("Accept", "text/html, */*;q=0.1")
                    .header("Accept-Encoding", "gzip")
                    .build();
        } catch (IllegalArgumentException unsupported) {
            throw new FetchFailure(
                    FailureKind.UNKNOWN_HOST, "the host '" + url.host() + "' is not accepted by java.net.http");
        }
    }

    /// Escapes what a browser sends as it is and `java.net.URI` rejects. `HttpClient` takes no other type.
    private static String escaped(String pathAndQuery) {
        return NOT_FOR_URI
                .matcher(pathAndQuery)
                .replaceAll(match -> "%%%02X".formatted((int) match.group().charAt(0)));
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
        client.close();
        threads.close();
    }
}
