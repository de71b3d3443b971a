package tulip.crawler.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BlockQueueTest {
    private static final int RECORDS = 20_000;

    /// Adds the numbers from 0 on, each as one record of at least a hundred bytes.
    private static void add(BlockQueue queue, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            queue.add(out -> {
                out.number(number);
                out.text("x".repeat(100));
            });
        }
    }

    private static List<Long> numbers(List<byte[]> blocks) {
        List<Long> numbers = new ArrayList<>();
        for (byte[] block : blocks) {
            var in = new ByteReader(block, block.length);
            while (!in.atEnd()) {
                numbers.add(in.number());
                in.text();
            }
        }
        return numbers;
    }

    @Test
    void everythingIsWrittenInItsOrder() throws IOException {
        List<byte[]> written = new ArrayList<>();
        var queue = new BlockQueue(written::addAll, () -> {});
        add(queue, 0, RECORDS);
        queue.flush();
        add(queue, RECORDS, 2 * RECORDS);
        queue.close();
        List<Long> numbers = numbers(written);
        assertEquals(2 * RECORDS, numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(i, numbers.get(i));
        }
    }

    @Test
    void aRecordIsWrittenWithoutAnotherOne() throws Exception {
        var written = new CountDownLatch(1);
        try (var queue = new BlockQueue(_ -> written.countDown(), () -> {})) {
            add(queue, 0, 1);
            assertTrue(written.await(1, TimeUnit.MINUTES));
        }
    }

    @Test
    void theCrawlWaitsForASlowFile() throws Exception {
        var mayWrite = new CountDownLatch(1);
        var added = new AtomicInteger();
        List<byte[]> written = new ArrayList<>();
        var queue = new BlockQueue(
                blocks -> {
                    awaitUninterrupted(mayWrite);
                    written.addAll(blocks);
                },
                () -> {});
        var crawl = new FutureTask<Void>(() -> {
            for (int i = 0; i < 20 * RECORDS; i++) {
                add(queue, i, i + 1);
                added.incrementAndGet();
            }
            return null;
        });
        Thread thread = Thread.ofPlatform().daemon().start(crawl);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertTrue(added.get() < 20 * RECORDS, "the crawl waits");
        mayWrite.countDown();
        crawl.get(1, TimeUnit.MINUTES);
        queue.close();
        assertEquals(20 * RECORDS, numbers(written).size());
    }

    @Test
    void aFileThatCannotBeWrittenStopsTheCrawlOnce() throws Exception {
        var full = new IOException("full");
        var stopped = new CountDownLatch(1);
        var queue = new BlockQueue(
                _ -> {
                    throw full;
                },
                stopped::countDown);
        add(queue, 0, 1);
        assertTrue(stopped.await(1, TimeUnit.MINUTES));
        add(queue, 1, 50 * RECORDS); // does not wait
        for (int i = 0; i < 2; i++) { // also the second time
            assertEquals("full", assertThrows(IOException.class, queue::close).getMessage());
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
