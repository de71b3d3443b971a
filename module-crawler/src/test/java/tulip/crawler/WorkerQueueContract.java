package tulip.crawler;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import tulip.async.Async;
import tulip.async.CancelledError;
import tulip.async.OnManualLoop;
import tulip.async.Task;
import tulip.kit.Check;

/// What a frontier with workers must prove: each item is worked on once, and then it ends. The items are pages,
/// which take some time and lead to other pages. A manual clock has this time at once, so no check hangs.
public abstract class WorkerQueueContract extends OnManualLoop {
    private static final int MANY = 100; // links of a page
    private static final Duration ALMOST_FOR_EVER = Duration.ofMinutes(59);

    /// A page of the site.
    ///
    /// @param millis  the time of its fetch
    private record Page(int millis, List<String> links) {}

    private final Map<String, Page> site = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> visited = new HashSet<>();
    private WorkerQueue<String> queue;
    private Task<Void> main;
    private boolean returned;

    /// Makes an empty queue. A loop runs on this thread.
    protected abstract WorkerQueue<String> queue();

    @Check("A worker works on all items, one after the other, in the order in which they were added.")
    @Order(1)
    void allItemsAreWorkedOn() {
        page("a", 10);
        page("b", 10);
        page("c", 10);
        run(1, "a", "b", "c");
        expectSeen(
                "0: a begins",
                "10: a ends",
                "10: b begins",
                "20: b ends",
                "20: c begins",
                "30: c ends",
                "30: run returns {}, no task is left");
    }

    @Check("Several workers work at the same time. run returns when the last work has ended.")
    @Order(2)
    void workersWorkAtTheSameTime() {
        page("a", 30);
        page("b", 20);
        page("c", 10);
        run(3, "a", "b", "c");
        expectSeen(
                "0: a begins",
                "0: b begins",
                "0: c begins",
                "10: c ends",
                "20: b ends",
                "30: a ends",
                "30: run returns {}, no task is left");
    }

    @Check("No more items are in work at once than there are workers.")
    @Order(3)
    void theWorkersAreTheLimit() {
        page("a", 10);
        page("b", 25);
        page("c", 10);
        page("d", 10);
        run(2, "a", "b", "c", "d");
        expectSeen(
                "0: a begins",
                "0: b begins",
                "10: a ends",
                "10: c begins",
                "20: c ends",
                "20: d begins",
                "25: b ends",
                "30: d ends",
                "30: run returns {}, no task is left");
    }

    @Check("A worker may add items. They are worked on after those that were added before.")
    @Order(4)
    void workersAddItems() {
        page("a", 10, "c", "d");
        page("b", 10, "e");
        page("c", 10);
        page("d", 10);
        page("e", 10);
        run(1, "a", "b");
        expectSeen(
                "0: a begins",
                "10: a ends",
                "10: b begins",
                "20: b ends",
                "20: c begins",
                "30: c ends",
                "30: d begins",
                "40: d ends",
                "40: e begins",
                "50: e ends",
                "50: run returns {}, no task is left");
    }

    @Check("An empty queue is not the end: an item in work may add others, and all workers work on these.")
    @Order(5)
    void anEmptyQueueIsNotTheEnd() {
        page("a", 10, "b", "c");
        page("b", 10);
        page("c", 20);
        run(2, "a");
        expectSeen(
                "0: a begins",
                "10: a ends",
                "10: b begins",
                "10: c begins",
                "20: b ends",
                "30: c ends",
                "30: run returns {}, no task is left");
    }

    @Check("If there is no item, run returns at once, and no worker is left.")
    @Order(6)
    void noItemIsTheEnd() {
        run(2);
        expectSeen("0: run returns {}, no task is left");
    }

    @Check("An item is worked on once. It counts as seen from the moment when it is queued.")
    @Order(7)
    void anItemIsQueuedOnce() {
        page("a", 10, "a", "b");
        page("b", 10, "a");
        run(1, "a", "a");
        expectSeen("0: a begins", "10: a ends", "10: b begins", "20: b ends", "20: run returns {}, no task is left");
    }

    @Check("If the work on an item fails, the other items are worked on. run returns what has failed, and why.")
    @Order(8)
    void aFailureEndsNothing() {
        page("a", 10);
        breaks("b", 10);
        page("c", 10);
        breaks("d", 10);
        run(1, "a", "b", "c", "d");
        expectSeen(
                "0: a begins",
                "10: a ends",
                "10: b begins",
                "20: b fails",
                "20: c begins",
                "30: c ends",
                "30: d begins",
                "40: d fails",
                "40: run returns {b=IOException, d=IOException}, no task is left");
    }

    @Check("Items that were added before the failure are worked on, too.")
    @Order(9)
    void aFailingItemMayAddOthers() {
        breaks("a", 10, "b", "c");
        page("b", 10);
        page("c", 15);
        run(2, "a");
        expectSeen(
                "0: a begins",
                "10: a fails",
                "10: b begins",
                "10: c begins",
                "20: b ends",
                "25: c ends",
                "25: run returns {a=IOException}, no task is left");
    }

    @Check("add never waits: a worker may add more items than there are workers.")
    @Order(10)
    void addNeverWaits() {
        String[] links = IntStream.rangeClosed(1, MANY).mapToObj(i -> "a" + i).toArray(String[]::new);
        page("a", 10, links);
        List<String> expected = new ArrayList<>(List.of("0: a begins", "10: a ends"));
        for (int i = 0; i < MANY; i++) {
            page(links[i], 10);
            expected.add(10 * (i + 1) + ": " + links[i] + " begins");
            expected.add(10 * (i + 2) + ": " + links[i] + " ends");
        }
        expected.add(10 * (MANY + 1) + ": run returns {}, no task is left");
        run(1, "a");
        expectSeen(expected.toArray(String[]::new));
    }

    @Check("If the task that runs the queue is cancelled, the workers end, and run passes the cancellation on.")
    @Order(11)
    void aCancellationEndsTheWorkers() {
        page("a", 10);
        page("b", 20);
        at(15, () -> main.cancel());
        run(2, "a", "b");
        expectSeen(
                "0: a begins",
                "0: b begins",
                "10: a ends",
                "15: b is cancelled",
                "15: run throws CancelledError, no task is left");
    }

    private void page(String name, int millis, String... links) {
        site.put(name, new Page(millis, List.of(links)));
    }

    private void breaks(String name, int millis, String... links) {
        page(name, millis, links);
        broken.add(name);
    }

    /// Runs a queue with these items as the main task.
    private void run(int workers, String... items) {
        String of = site.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(5)
                .map(page -> page.getKey() + " " + page.getValue().millis + " ms")
                .collect(Collectors.joining(", "));
        if (!site.isEmpty()) {
            step("a site with pages that take their time: " + of);
        }
        loop.callLater(ALMOST_FOR_EVER, () -> {
            if (!returned) {
                note("run waits for ever, and " + others() + " left");
            }
        });
        runAll("add " + List.of(items) + " and run(" + workers + ", fetch the page, and add its links)", () -> {
            main = loop.createTask("main", () -> {
                crawl(workers, items);
                return null;
            });
        });
    }

    private void crawl(int workers, String... items) {
        String end;
        try {
            queue = queue();
            for (String item : items) {
                queue.add(item);
            }
            end = "returns " + told(queue.run(workers, this::visit));
        } catch (Throwable thrown) {
            end = "throws " + thrown.getClass().getSimpleName();
        }
        returned = true;
        noteTime("run " + end + ", " + others() + " left");
    }

    /// The tasks that have not ended, but for the main task.
    private String others() {
        return switch (loop.tasks().size() - 1) {
            case 0 -> "no task is";
            case 1 -> "a task is";
            default -> "several tasks are";
        };
    }

    private void visit(String name) throws IOException {
        noteTime(name + " begins");
        Page page = site.get(name);
        try {
            Async.sleep(millis(page.millis));
        } catch (CancelledError cancelled) {
            noteTime(name + " is cancelled");
            throw cancelled;
        }
        boolean fails = broken.contains(name);
        noteTime(name + (fails ? " fails" : " ends"));
        if (visited.add(name)) { // otherwise a queue that forgets what it has seen would never end
            page.links.forEach(queue::add);
        }
        if (fails) {
            throw new IOException(name);
        }
    }

    private static String told(Map<String, Exception> failures) {
        return failures == null
                ? "null"
                : failures.entrySet().stream()
                        .map(each -> each.getKey() + "=" + name(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String name(Exception failure) {
        return failure == null ? "null" : failure.getClass().getSimpleName();
    }
}
