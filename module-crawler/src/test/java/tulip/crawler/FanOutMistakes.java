package tulip.crawler;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tulip.kit.Mistake;

final class FanOutMistakes {
    private FanOutMistakes() {}

    @Mistake(
            caughtBy = "threadsSendAllAtOnce",
            explanation = "The loop that sends the requests also waits for the answers. So the second "
                    + "request is sent when the first is answered, and the time is the sum of all.")
    static final class JoinsInTheLoop extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    List<String> answers = new ArrayList<>();
                    try (threads) {
                        for (Callable<String> request : requests) {
                            answers.add(threads.submit(request).get());
                        }
                    }
                    return answers;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsSendAllAtOnce",
            explanation = "The answers are collected in the order in which they come. The caller cannot "
                    + "know which answer belongs to which request.")
    static final class CollectsInTheOrderOfAnswers extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    List<String> answers = new ArrayList<>();
                    try (threads) {
                        var ended = new ExecutorCompletionService<String>(threads);
                        requests.forEach(ended::submit);
                        for (int left = requests.size(); left > 0; left--) {
                            answers.add(ended.take().get());
                        }
                    }
                    return answers;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsSendAllAtOnce",
            explanation = "The pool has as many threads as there are requests. If there is no request, a "
                    + "pool of 0 threads is refused.")
    static final class SizesThePoolByTheRequests extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                ExecutorService pool(int most, int count) {
                    return Executors.newFixedThreadPool(Math.min(most, count));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsKeepTheLimit",
            explanation = "There is a thread for each request, and no limit. The service gets all "
                    + "requests at once, whatever the limit is.")
    static final class HasNoLimit extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                ExecutorService pool(int most, int count) {
                    return Executors.newCachedThreadPool();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsKeepTheLimit",
            explanation = "The requests go in waves: the next wave begins when the slowest request of "
                    + "this wave is answered. Meanwhile places are free, and no request uses them.")
    static final class SendsInWaves extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> threads(List<Callable<String>> requests, int most) throws Exception {
                    List<String> answers = new ArrayList<>();
                    for (int i = 0; i < requests.size(); i += most) {
                        answers.addAll(super.threads(requests.subList(i, Math.min(i + most, requests.size())), most));
                    }
                    return answers;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsAreAPool",
            explanation = "Virtual threads send the requests. This method is the one for platform " + "threads.")
    static final class HasVirtualThreadsForBoth extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> threads(List<Callable<String>> requests, int most) throws Exception {
                    return virtualThreads(requests, most);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsAreAPool",
            explanation = "A new thread is started for each request, and a semaphore keeps the limit. "
                    + "Platform threads are dear: a pool uses the same few threads again.")
    static final class StartsAThreadForEachRequest extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> threads(List<Callable<String>> requests, int most) throws Exception {
                    return correct(
                            Executors.newThreadPerTaskExecutor(Executors.defaultThreadFactory()),
                            limited(requests, new Semaphore(most)));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsPassTheErrorOn",
            explanation = "The caller gets an ExecutionException. What the request has thrown is its " + "cause.")
    static final class WrapsTheError extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try (threads) {
                        return collect(threads, requests);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsPassTheErrorOn",
            explanation = "The exception of a request is caught and forgotten. The caller gets null "
                    + "instead of an answer, and does not know why.")
    static final class SwallowsTheError extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    return correct(threads, requests.stream().map(this::safe).toList());
                }

                private Callable<String> safe(Callable<String> request) {
                    return () -> {
                        try {
                            return request.call();
                        } catch (IOException failed) {
                            return null;
                        }
                    };
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsCancelTheOthers",
            explanation = "The pool is closed, which waits until all requests are answered. Nobody "
                    + "cancels them, so the caller gets the exception late, or never.")
    static final class WaitsForTheOthers extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try (threads) {
                        return collect(threads, requests);
                    } catch (ExecutionException failed) {
                        throw (IOException) failed.getCause();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsCancelTheOthers",
            explanation =
                    "After a failure, the other requests go on, although nobody wants their answers " + "any more.")
    static final class ForgetsToCancel extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try {
                        return collect(threads, requests);
                    } catch (ExecutionException failed) {
                        throw (IOException) failed.getCause();
                    } finally {
                        threads.shutdown();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsDoNotDelayAnError",
            explanation = "The caller waits for the answers in the order of the requests. So it sees a "
                    + "failure only when all requests before it are answered.")
    static final class ReadsTheAnswersInOrder extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try (threads) {
                        var answers = requests.stream().map(threads::submit).toList();
                        try {
                            List<String> read = new ArrayList<>();
                            for (var answer : answers) {
                                read.add(answer.get());
                            }
                            return read;
                        } catch (ExecutionException failed) {
                            throw (IOException) failed.getCause();
                        } finally {
                            threads.shutdownNow();
                        }
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "threadsLeaveNothing",
            explanation = "Nobody ends the pool. Its threads wait for the next request for ever, and each "
                    + "fan-out leaves a pool.")
    static final class NeverEndsThePool extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    var ended = new ExecutorCompletionService<String>(threads);
                    var answers = requests.stream().map(ended::submit).toList();
                    try {
                        for (int left = answers.size(); left > 0; left--) {
                            ended.take().get();
                        }
                        return answers.stream()
                                .map(java.util.concurrent.Future::resultNow)
                                .toList();
                    } catch (ExecutionException failed) {
                        answers.forEach(answer -> answer.cancel(true));
                        throw (IOException) failed.getCause();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsSendAllAtOnce",
            explanation = "Each request is sent when the one before is answered. So one virtual thread "
                    + "would do, and the time is the sum of all.")
    static final class JoinsEachVirtualThread extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> allVirtual(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    List<String> answers = new ArrayList<>();
                    try (threads) {
                        for (Callable<String> request : requests) {
                            answers.add(threads.submit(request).get());
                        }
                    }
                    return answers;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsKeepTheLimit",
            explanation = "Virtual threads cost nearly nothing, so all requests are sent at once. But the "
                    + "service must answer all of them at once: what is cheap here is dear there.")
    static final class HasNoSemaphore extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<Callable<String>> limited(List<Callable<String>> requests, Semaphore places) {
                    return requests;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsKeepTheLimit",
            explanation = "A request takes a place of the semaphore, and nobody gives the place back.")
    static final class NeverReleasesAPlace extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Callable<String> limited(Callable<String> request, Semaphore places) {
                    return () -> {
                        places.acquire();
                        return request.call();
                    };
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsAreNotPooled",
            explanation = "The limit is a pool of virtual threads. Virtual threads are made to be used "
                    + "once: a pool of them saves nothing, and only hides the limit.")
    static final class PoolsVirtualThreads extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                ExecutorService virtual(int most) {
                    return Executors.newFixedThreadPool(most, Thread.ofVirtual().factory());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsAreNotPooled",
            explanation = "Platform threads send the requests, as in the method before. The limit was "
                    + "what made them few.")
    static final class HasPlatformThreadsForBoth extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> virtualThreads(List<Callable<String>> requests, int most) throws Exception {
                    return correct(Executors.newFixedThreadPool(most), requests);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsPassTheErrorOn",
            explanation = "The caller gets an ExecutionException, and not what the request has thrown.")
    static final class WrapsTheErrorOfAVirtualThread extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> allVirtual(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try (threads) {
                        return collect(threads, requests);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "virtualThreadsCancelTheOthers",
            explanation =
                    "After a failure, the other virtual threads go on with requests whose answers " + "nobody wants.")
    static final class LeavesVirtualThreads extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> allVirtual(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try {
                        return collect(threads, requests);
                    } catch (ExecutionException failed) {
                        throw (IOException) failed.getCause();
                    } finally {
                        threads.shutdown();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxSendsAllAtOnce",
            explanation = "The client has the default pool, which is 5 connections to a host. The sixth "
                    + "request waits until one of the others is answered.")
    static final class HasTheDefaultPool extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                PoolOptions options(int most) {
                    return new PoolOptions();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxSendsAllAtOnce",
            explanation = "compose waits: the function that sends the second request is called when the "
                    + "first is answered. So one request is in flight at a time.")
    static final class ComposesOneAfterTheOther extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> bodies(HttpClient client, List<Url> pages) {
                    Future<List<String>> all = Future.succeededFuture(List.of());
                    for (Url page : pages) {
                        all = all.compose(before -> get(client, page).map(body -> {
                            List<String> more = new ArrayList<>(before);
                            more.add(body);
                            return more;
                        }));
                    }
                    return all;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxSendsAllAtOnce",
            explanation = "The event loop waits for the answer, and blocks its own thread. Nobody is left "
                    + "to send the request or to read the answer.")
    static final class BlocksTheEventLoop extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> bodies(HttpClient client, List<Url> pages) {
                    List<String> bodies = new ArrayList<>();
                    try {
                        for (Url page : pages) {
                            bodies.add(get(client, page)
                                    .toCompletionStage()
                                    .toCompletableFuture()
                                    .get());
                        }
                        return Future.succeededFuture(bodies);
                    } catch (InterruptedException | ExecutionException failed) {
                        return Future.failedFuture(failed);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxSendsAllAtOnce",
            explanation =
                    "Each callback adds its body to a list. So the bodies are in the order in which " + "they came.")
    static final class ListsBodiesAsTheyCome extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> bodies(HttpClient client, List<Url> pages) {
                    List<String> bodies = new ArrayList<>();
                    return Future.all(pages.stream()
                                    .map(page -> get(client, page).map(bodies::add))
                                    .toList())
                            .map(bodies);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxKeepsTheLimit",
            explanation = "The pool is larger than the limit. The number of connections is the only limit "
                    + "of this client.")
    static final class HasALargePool extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                PoolOptions options(int most) {
                    return new PoolOptions().setHttp1MaxSize(1_000);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxPassesTheErrorOn",
            explanation = "Nobody looks at the status. A response with status 503 is a response, so its "
                    + "error page counts as an answer.")
    static final class TakesAnyStatus extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<HttpClientResponse> checked(HttpClientResponse response) {
                    return Future.succeededFuture(response);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxCancelsTheOthers",
            explanation = "The client is not closed when a request fails. The other requests stay in "
                    + "flight, and their connections stay open.")
    static final class ClosesTheClientOnlyOnSuccess extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> ended(HttpClient client, Future<List<String>> all) {
                    return all.compose(bodies -> client.close().map(bodies));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxCancelsTheOthers",
            explanation = "The future waits for the end of all requests, also if one of them has failed.")
    static final class WaitsForAllRequests extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> together(List<Future<String>> bodies) {
                    return Future.join(bodies)
                            .map(_ -> bodies.stream().map(Future::result).toList());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxDoesNotDelayAnError",
            explanation = "The bodies are put together one after the other. So a failure counts only when "
                    + "all requests before it are answered.")
    static final class ReadsTheBodiesInOrder extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> together(List<Future<String>> bodies) {
                    Future<List<String>> all = Future.succeededFuture(List.of());
                    for (Future<String> body : bodies) {
                        all = all.compose(before -> body.map(text -> {
                            List<String> more = new ArrayList<>(before);
                            more.add(text);
                            return more;
                        }));
                    }
                    return all;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "vertxLeavesNothing",
            explanation = "The client is closed only after a failure. After each fan-out that goes well, "
                    + "its connections stay open.")
    static final class ClosesTheClientOnlyOnFailure extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                Future<List<String>> ended(HttpClient client, Future<List<String>> all) {
                    return all.recover(failed -> client.close().compose(_ -> Future.failedFuture(failed)));
                }
            }.tested();
        }
    }
}
