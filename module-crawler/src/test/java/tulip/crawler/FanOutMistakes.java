package tulip.crawler;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
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
            caughtBy = "threadsKeepTheLimit",
            explanation = "There is a thread for each request, and no limit. The service gets all "
                    + "requests at once, whatever the limit is.")
    static final class HasNoLimit extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                ExecutorService pool(int most) {
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
            caughtBy = "threadsCancelTheOthers",
            explanation = "The caller gets an ExecutionException. What the request has thrown is its " + "cause.")
    static final class WrapsTheError extends FanOutContract {
        @Override
        protected Tested fanOut() {
            return new BreakableFanOut() {
                @Override
                List<String> all(ExecutorService threads, List<Callable<String>> requests) throws Exception {
                    try (threads) {
                        try {
                            return collect(threads, requests);
                        } finally {
                            threads.shutdownNow();
                        }
                    }
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
