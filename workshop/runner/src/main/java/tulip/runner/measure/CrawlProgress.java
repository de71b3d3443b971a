package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Crawl;
import tulip.crawler.Progress;
import tulip.crawler.lab.Amounts;
import tulip.runner.terminal.Terminal;

/// Shows the progress of a crawl: on a terminal in one line that is redrawn, otherwise in one line each second.
final class CrawlProgress implements AutoCloseable {
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintWriter err;
    private final Crawl crawl;
    private final boolean live = Terminal.isLive();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread painter;
    private final long begin = System.nanoTime();

    CrawlProgress(PrintWriter err, Crawl crawl) {
        this.err = err;
        this.crawl = crawl;
        this.painter = Thread.ofPlatform().daemon().name("progress").start(this::paint);
    }

    private void paint() {
        try {
            while (!over.await(live ? 100 : 1_000, TimeUnit.MILLISECONDS)) {
                err.print(live ? ERASE_LINE + Terminal.cut(line()) : line() + System.lineSeparator());
                err.flush();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String line() {
        Progress now = crawl.progress();
        return String.format(
                Locale.ROOT,
                "%5.1f s  %,d pages  %,d in flight  %,d queued  %,d failures  %s",
                (System.nanoTime() - begin) / 1e9,
                now.pages(),
                now.inFlight(),
                now.queued(),
                now.failures(),
                Amounts.bytes(now.bytes()));
    }

    @Override
    public void close() {
        over.countDown();
        try {
            painter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (live) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
