package tulip.crawler.race;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import tulip.crawler.Crawl;
import tulip.crawler.Meter;
import tulip.crawler.engine.Engine;

/// Runs a crawl in this JVM, and measures it.
final class MeasuredCrawl {
    private static final long PROGRESS_MILLIS = 50;

    private final Engine engine;
    private final IntConsumer progress;

    /// @param progress  receives the number of pages found so far, about every 50 ms
    MeasuredCrawl(Engine engine, IntConsumer progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /// Runs a crawl, and sleeps at its end.
    Round run(Crawl crawl, int addedMillis) throws InterruptedException {
        var meter = new JvmMeter();
        Thread reporter = Thread.ofPlatform().daemon().name("progress").start(() -> report(crawl, meter));
        Meter.resetPlatformThreads();
        OptionalLong cpuBefore = Meter.cpuNanos();
        long begin = System.nanoTime();
        engine.run(crawl);
        Thread.sleep(addedMillis);
        long wall = System.nanoTime() - begin;
        OptionalLong cpuAfter = Meter.cpuNanos();
        reporter.interrupt();
        reporter.join();
        return Round.of(crawl.result(), wall, seconds(cpuBefore, cpuAfter), meter.read());
    }

    private static OptionalDouble seconds(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of((after.getAsLong() - before.getAsLong()) / 1e9)
                : OptionalDouble.empty();
    }

    private void report(Crawl crawl, JvmMeter meter) {
        try {
            while (true) {
                Thread.sleep(PROGRESS_MILLIS);
                meter.sample();
                progress.accept(crawl.progress().pages());
            }
        } catch (InterruptedException over) {
            // The crawl has ended.
        }
    }
}
