package tulip.crawler.example;

import static tulip.async.Async.sleep;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tulip.async.Async;
import tulip.crawler.TaskWorkerQueue;

/// A frontier, two workers, and the end of the work. In Python: python/crawl_with_workers.py.
final class CrawlWithWorkers {
    private static final Map<String, List<String>> SITE = Map.of(
            "/", List.of("/menu", "/shop", "/gone"),
            "/menu", List.of("/tea", "/"),
            "/shop", List.of("/tea"),
            "/tea", List.of());

    private CrawlWithWorkers() {}

    private static List<String> fetch(String page) throws IOException {
        sleep(Duration.ofMillis(10)); // waits for the site; the other worker goes on
        if (!SITE.containsKey(page)) {
            throw new FileNotFoundException(page);
        }
        return SITE.get(page);
    }

    private static Void crawl(int workers) {
        var queue = new TaskWorkerQueue<String>();
        queue.add("/");
        Map<String, Exception> failures = queue.run(workers, page -> {
            fetch(page).forEach(queue::add);
            IO.println("has read " + page);
        });
        IO.println("cannot read " + failures.keySet());
        return null;
    }

    static void main() {
        Async.run(() -> crawl(2));
    }
}
