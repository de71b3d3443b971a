package tulip.crawler.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.guard.Access;

/// Waits in the caller's thread: one fetch after the other. The baseline for all other engines.
final class SequentialEngine implements Engine {
    private final Client client;
    private final Limits limits;
    private final CountDownLatch closed = new CountDownLatch(1);

    SequentialEngine(Limits limits, Access access) {
        this(limits, new BlockingClient(limits, access));
    }

    SequentialEngine(Limits limits, Client client) {
        this.limits = limits;
        this.client = client;
    }

    @Override
    public void run(Crawl crawl) throws InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                crawl.stop();
                throw new InterruptedException("while crawling");
            }
            switch (crawl.next(System.nanoTime())) {
                case Next.Fetch fetch -> fetch(crawl, fetch);
                case Next.WaitUntil(long time) -> {
                    if (closed.await(time - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        crawl.stop();
                    }
                }
                case Next.Idle _ -> throw new IllegalStateException("the crawl waits, but no fetch is in flight");
                case Next.Done _ -> {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        client.close();
    }

    private void fetch(Crawl crawl, Next.Fetch fetch) {
        long begin = System.nanoTime();
        Outcome outcome;
        long nanos = 0;
        try {
            var response = client.get(fetch.url(), head -> fetch.wantsBody(head.status(), head.headers()));
            nanos = System.nanoTime() - begin;
            outcome = Pages.outcome(fetch, response, limits);
        } catch (FetchFailure failure) {
            nanos = System.nanoTime() - begin;
            outcome = new Outcome.Failed(failure.kind(), failure.getMessage());
        } catch (Throwable bug) { // any error, as in the other engines: one page must not end the crawl
            outcome = new Outcome.Failed(FailureKind.INTERNAL, bug.toString());
        }
        crawl.completed(fetch, outcome, nanos);
    }
}
