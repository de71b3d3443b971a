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
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A correct fan-out. Each mistake overrides one or two methods, and so has only one fault.
class BreakableFanOut {
    final FanOutContract.Tested tested() {
        return new FanOutContract.Tested(this::threads, this::virtualThreads, this::vertx);
    }

    List<String> threads(List<Callable<String>> requests, int most) throws Exception {
        return all(pool(most), requests);
    }

    ExecutorService pool(int most) {
        return Executors.newFixedThreadPool(most);
    }

    List<String> virtualThreads(List<Callable<String>> requests, int most) throws Exception {
        return correct(virtual(most), limited(requests, new Semaphore(most)));
    }

    ExecutorService virtual(int most) {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    List<Callable<String>> limited(List<Callable<String>> requests, Semaphore places) {
        return requests.stream().map(request -> limited(request, places)).toList();
    }

    Callable<String> limited(Callable<String> request, Semaphore places) {
        return () -> {
            places.acquire();
            try {
                return request.call();
            } finally {
                places.release();
            }
        };
    }

    List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
        return correct(threads, requests);
    }

    static List<String> correct(ExecutorService threads, List<Callable<String>> requests) throws Exception {
        try (threads) {
            try {
                return collect(threads, requests);
            } catch (ExecutionException failed) {
                throw (IOException) failed.getCause();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    static List<String> collect(ExecutorService threads, List<Callable<String>> requests) throws Exception {
        var ended = new ExecutorCompletionService<String>(threads);
        var answers = requests.stream().map(ended::submit).toList();
        for (int left = answers.size(); left > 0; left--) {
            ended.take().get();
        }
        return answers.stream().map(java.util.concurrent.Future::resultNow).toList();
    }

    Future<List<String>> vertx(Vertx vertx, List<Url> pages, int most) {
        HttpClient client = vertx.createHttpClient(options(most));
        return ended(client, bodies(client, pages));
    }

    PoolOptions options(int most) {
        return new PoolOptions().setHttp1MaxSize(most);
    }

    Future<List<String>> bodies(HttpClient client, List<Url> pages) {
        return together(pages.stream().map(page -> get(client, page)).toList());
    }

    Future<List<String>> together(List<Future<String>> bodies) {
        return Future.all(bodies).map(_ -> bodies.stream().map(Future::result).toList());
    }

    Future<List<String>> ended(HttpClient client, Future<List<String>> all) {
        return all.eventually(client::close);
    }

    final Future<String> get(HttpClient client, Url page) {
        return client.request(HttpMethod.GET, page.port(), page.host(), page.pathAndQuery())
                .compose(HttpClientRequest::send)
                .expecting(HttpResponseExpectation.SC_OK)
                .compose(HttpClientResponse::body)
                .map(Buffer::toString);
    }
}
