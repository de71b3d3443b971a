package tulip.crawler;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.PoolOptions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Sends many requests in order to answer one, in three ways: on platform threads, on virtual threads, and on
/// an event loop.
///
/// All three promise the same. At most `most` requests are in flight at once. The results come in the order of
/// the requests. The first failure ends the fan-out: it cancels the requests in flight and sends no more. When
/// a fan-out has ended, it has left no thread and no connection.
public final class FanOut {
    private FanOut() {}

    /// Sends the requests on a pool of platform threads.
    ///
    /// @param requests  each blocks its thread until the answer is there; an interrupt cancels it
    /// @param most      requests in flight at once, and so the size of the pool
    /// @throws Exception the first failure, as the same object
    public static <T> List<T> threads(List<Callable<T>> requests, int most) throws Exception {
        return all(Executors.newFixedThreadPool(most), requests);
    }

    /// Sends each request on a virtual thread of its own.
    ///
    /// @param requests  each blocks its thread until the answer is there; an interrupt cancels it
    /// @param most      requests in flight at once
    /// @throws Exception the first failure, as the same object
    public static <T> List<T> virtualThreads(List<Callable<T>> requests, int most) throws Exception {
        var places = new Semaphore(most);
        return all(
                Executors.newVirtualThreadPerTaskExecutor(),
                requests.stream().map(request -> limited(request, places)).toList());
    }

    private static <T> Callable<T> limited(Callable<T> request, Semaphore places) {
        return () -> {
            places.acquire();
            try {
                return request.call();
            } finally {
                places.release();
            }
        };
    }

    /// Runs the requests, and ends the threads.
    private static <T> List<T> all(ExecutorService threads, List<Callable<T>> requests) throws Exception {
        try (threads) { // its end waits until no thread is left
            var ended = new ExecutorCompletionService<T>(threads);
            try {
                var answers = requests.stream().map(ended::submit).toList();
                for (int left = answers.size(); left > 0; left--) {
                    ended.take().get();
                }
                return answers.stream()
                        .map(java.util.concurrent.Future::resultNow)
                        .toList();
            } catch (ExecutionException failed) {
                throw causeOf(failed);
            } finally {
                threads.shutdownNow();
            }
        }
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
    /// @param most  requests in flight at once to each host. A connection carries one request at a time, so this
    ///              is the size of the connection pool; the default of Vert.x is 5
    /// @return the bodies, as text in UTF-8; or the first failure. Each status but 200 is a failure
    public static Future<List<String>> vertx(Vertx vertx, List<Url> pages, int most) {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(most));
        List<Future<String>> bodies =
                pages.stream().map(page -> get(client, page)).toList();
        return Future.all(bodies)
                .map(_ -> bodies.stream().map(Future::result).toList())
                .eventually(client::close);
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
