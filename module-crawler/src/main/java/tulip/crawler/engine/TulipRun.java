package tulip.crawler.engine;

import static tulip.async.Async.await;
import static tulip.async.Async.sleep;

import java.time.Duration;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import tulip.async.CancelledError;
import tulip.async.bridge.CompletionStages;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Response;
import tulip.crawler.WorkerQueue;

/// One crawl, written with `await`. All its code runs in tasks of one loop, so it needs no lock.
///
/// ```
///   crawl ──ask──▶ queue ──▶ worker: ask, await the response, completed, ask ──▶ crawl
/// ```
/// The crawl is the frontier; the queue carries its fetches to the workers. The queue ends when nothing is
/// queued and no worker works. That is when the crawl is done: it wants nothing, and nothing is in flight.
final class TulipRun {
    private sealed interface Job {}

    /// No record: each job is another one, and the queue need not compare addresses to see this.
    private static final class Wanted implements Job {
        final Next.Fetch fetch;
        final long nanoTime; // when the crawl has wanted it

        Wanted(Next.Fetch fetch, long nanoTime) {
            this.fetch = fetch;
            this.nanoTime = nanoTime;
        }
    }

    /// A worker waits, because the crawl wants no page before this time.
    private record Pause(long untilNanoTime) implements Job {}

    private final TulipClient client;
    private final Parser parser;
    private final Crawl crawl;
    private final int workers;
    private final WorkerQueue<Job> queue;
    // When each worker that waits goes on: those of the jobs `Pause`. One that waits longer may be among them.
    private final PriorityQueue<Long> pauses = new PriorityQueue<>((one, other) -> Long.signum(one - other));

    /// @param workers  fetches at once
    TulipRun(Parts parts, TulipClient client, Parser parser, Crawl crawl, int workers) {
        this.client = client;
        this.parser = parser;
        this.crawl = crawl;
        this.workers = workers;
        this.queue = parts.workerQueue();
    }

    /// Crawls to the end.
    void crawl() {
        ask();
        Map<?, Exception> bugs = queue.run(workers, this::work);
        for (Exception bug : bugs.values()) {
            throw new IllegalStateException("a worker has failed: " + bug, bug);
        }
    }

    /// Queues what the crawl wants next. The worker that takes it asks again before it begins, so one page with
    /// many links wakes one worker after the other.
    private void ask() {
        long now = System.nanoTime();
        switch (crawl.next(now)) {
            case Next.Fetch fetch -> queue.add(new Wanted(fetch, now));
            case Next.WaitUntil(long time)
            when pauses.isEmpty() || time - pauses.element() < 0 -> {
                pauses.add(time);
                queue.add(new Pause(time));
            }
            case Next.WaitUntil _, Next.Idle _, Next.Done _ -> {}
        }
    }

    /// What a worker does with a job from the queue.
    private void work(Job job) {
        ask();
        switch (job) {
            case Wanted wanted -> fetch(wanted);
            case Pause(long untilNanoTime) -> pause(untilNanoTime);
        }
        ask();
    }

    private void pause(long untilNanoTime) {
        sleep(Duration.ofNanos(untilNanoTime - System.nanoTime()));
        pauses.remove(untilNanoTime);
    }

    private void fetch(Wanted wanted) {
        Next.Fetch request = wanted.fetch;
        long begin = System.nanoTime();
        long nanos = 0;
        Outcome outcome;
        try {
            Response response = client.get(request.url(), head -> request.wantsBody(head.status(), head.headers()));
            nanos = System.nanoTime() - begin;
            outcome = outcome(request, response);
        } catch (FetchFailure failure) {
            nanos = System.nanoTime() - begin;
            outcome = new Outcome.Failed(failure.kind(), failure.getMessage());
        } catch (CancelledError abandoned) {
            throw abandoned;
        } catch (Throwable bug) { // any error, as in the other engines: one page must not end the crawl
            outcome = new Outcome.Failed(FailureKind.INTERNAL, bug.toString());
        }
        crawl.completed(request, outcome, begin - wanted.nanoTime, nanos);
    }

    /// A small page is parsed here. A large one is parsed on another thread, and this task waits for it.
    private Outcome outcome(Next.Fetch fetch, Response response) {
        CompletableFuture<Outcome> parsed = parser.outcome(fetch, response);
        return parsed.isDone() ? parsed.join() : await(CompletionStages.toFuture(parsed));
    }
}
