package tulip.crawler.exercise;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import tulip.crawler.Url;
import tulip.kit.Todo;

/// Exercise 5.1: many requests in order to answer one. The text is exercises/1-fan-out.md.
public final class MyFanOut {
    private MyFanOut() {}

    /// Sends the requests on a pool of platform threads.
    ///
    /// @param requests  each blocks its thread until the answer is there; an interrupt cancels it
    /// @param most      requests in flight at once, and so the size of the pool
    /// @throws Exception the first failure, as the same object
    public static <T> List<T> threads(List<Callable<T>> requests, int most) throws Exception {
        throw new Todo("send all requests on a pool, and wait for the answers");
    }

    /// Sends each request on a virtual thread of its own.
    ///
    /// @param requests  each blocks its thread until the answer is there; an interrupt cancels it
    /// @param most      requests in flight at once
    /// @throws Exception the first failure, as the same object
    public static <T> List<T> virtualThreads(List<Callable<T>> requests, int most) throws Exception {
        throw new Todo("the same with a virtual thread for each request, and with a semaphore");
    }

    /// What a request has thrown.
    private static Exception causeOf(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return (Exception) failed.getCause();
    }

    /// Gets pages on the event loop of Vert.x.
    ///
    /// @param most  requests in flight at once to each host: the size of the connection pool
    /// @return the bodies, as text in UTF-8; or the first failure. Each status but 200 is a failure
    public static Future<List<String>> vertx(Vertx vertx, List<Url> pages, int most) {
        throw new Todo("get all pages with one client, and make one future of their futures");
    }

    /// Gets one page.
    ///
    /// @return the body; or a failure, also if the status is not 200, or if the client is closed
    private static Future<String> get(HttpClient client, Url page) {
        return client.request(HttpMethod.GET, page.port(), page.host(), page.pathAndQuery())
                .compose(HttpClientRequest::send)
                .expecting(HttpResponseExpectation.SC_OK)
                .compose(HttpClientResponse::body)
                .map(Buffer::toString);
    }
}
