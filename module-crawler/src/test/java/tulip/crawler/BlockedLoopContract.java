package tulip.crawler;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Order;
import tulip.async.Async;
import tulip.async.Running;
import tulip.async.Task;
import tulip.kit.Check;

/// What a till with a blocking ledger must prove. On the clock of the checks, each call of the ledger takes 100
/// ms. If the thread of the loop makes the call, the loop does nothing else meanwhile.
public abstract class BlockedLoopContract extends ManualLoopContract {
    private static final Duration CALL = Duration.ofMillis(100);
    private static final Duration BEAT = Duration.ofMillis(10);
    private static final int MOST_BEATS = 1_000;
    private static final long PATIENCE_NANOS = 1_500_000_000; // threads of an answer take real time
    private static final int THREADS = 4;
    private static final String POOL = "a thread of the pool";
    private static final Map<String, String> USUAL =
            Map.of("Ada", "tea", "Linus", "espresso", "Grace", "cocoa", "Guido", "flat white");

    /// Serves a customer.
    @FunctionalInterface
    public interface Serve {
        String serve(String customer) throws IOException;
    }

    private final Book book = new Book();

    protected abstract Serve till(Ledger ledger, Executor pool);

    @Check("A customer gets the usual drink. When the customer is served, the drink is noted.")
    @Order(1)
    void aCustomerGetsTheUsual() {
        onLoop(() -> {
            Task<String> ada = serve("Ada");
            beatUntilDone(ada);
            expect("what Ada gets", "tea", ada.result());
            expect("the notes, when Ada is served", List.of("Ada: tea"), List.copyOf(book.notes));
        });
    }

    @Check("The loop goes on all the time. Nothing that runs on it blocks.")
    @Order(2)
    void theLoopGoesOn() {
        onLoop(() -> {
            Task<String> ada = serve("Ada");
            long stall = beatUntilDone(ada);
            expectThat(
                    stall == 0,
                    "the loop's longest stall is 0 ms",
                    "the loop's longest stall is " + stall + " ms, because " + book.place("the loop"));
        });
    }

    @Check("The threads of the pool call the ledger, and no other threads do.")
    @Order(3)
    void thePoolCallsTheLedger() {
        onLoop(() -> {
            beatUntilDone(serve("Ada"));
            expect(
                    "where the ledger is called",
                    List.of("usual in " + POOL, "note in " + POOL),
                    List.copyOf(book.calls));
        });
    }

    @Check("Customers do not wait for each other: four customers take as long as one.")
    @Order(4)
    void customersDoNotWaitForEachOther() {
        onLoop(() -> {
            Map<String, Long> served = new TreeMap<>();
            List<Task<String>> tasks = new ArrayList<>();
            for (String customer : USUAL.keySet().stream().sorted().toList()) {
                Task<String> task = serve(customer);
                task.addDoneCallback(_ -> served.put(customer, millis()));
                tasks.add(task);
            }
            tasks.forEach(this::beatUntilDone);
            letRun();
            long both = 2 * CALL.toMillis() + Till.MAKING.toMillis();
            expect(
                    "when the customers are served, in milliseconds",
                    new TreeMap<>(Map.of("Ada", both, "Linus", both, "Grace", both, "Guido", both)),
                    served);
        });
    }

    @Check("If the ledger fails, the caller gets its exception, as the same object.")
    @Order(5)
    void anErrorReachesTheCaller() {
        onLoop(() -> {
            var broken = new IOException("the ledger is closed");
            book.broken = broken;
            step("the ledger breaks");
            Task<String> ada = serve("Ada");
            beatUntilDone(ada);
            Throwable thrown = ada.exception();
            expectThat(thrown != null, "serve throws " + broken, "serve returns \"" + result(ada) + '"');
            expectSame("what serve throws", broken, thrown);
        });
    }

    private static String result(Task<String> task) {
        return task.exception() == null ? task.result() : "";
    }

    private Task<String> serve(String customer) {
        step("task " + customer + ": serve(\"" + customer + "\")");
        Serve till = till(book, new Pool());
        return Async.start(customer, () -> till.serve(customer));
    }

    /// Lets time pass in small steps until the customer is served.
    ///
    /// @return in milliseconds, the longest time by which a step was late
    private long beatUntilDone(Task<String> customer) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long longest = 0;
        for (int beats = 0; !customer.isDone(); beats++) {
            if (beats > MOST_BEATS && System.nanoTime() - end > 0) {
                keepWhoWaits();
                throw failure(
                        "the customer is served",
                        "the customer is never served, and " + customer.name() + " waits for ever");
            }
            long before = millis();
            Async.sleep(BEAT);
            longest = Math.max(longest, millis() - before - BEAT.toMillis());
        }
        return longest;
    }

    /// Has as many threads as there are connections to the ledger. Each call of the ledger takes its time on
    /// the clock of the loop.
    private static final class Pool implements Executor {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int busy;

        @Override
        public void execute(Runnable call) {
            waiting.add(call);
            begin();
        }

        private void begin() {
            if (busy < THREADS && !waiting.isEmpty()) {
                busy++;
                Runnable call = waiting.remove();
                Running.loop().callLater(CALL, () -> {
                    onThread(call);
                    busy--;
                    begin();
                });
            }
        }

        private static void onThread(Runnable call) {
            Thread thread = Thread.ofPlatform().daemon().name(POOL).start(call);
            try {
                thread.join();
            } catch (InterruptedException gaveUp) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Notes where it is called. On the thread of the loop, its calls take the time of the loop.
    private final class Book implements Ledger {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
        private IOException broken; // null: the ledger works

        @Override
        public String usual(String customer) throws IOException {
            called("usual", customer);
            return USUAL.get(customer);
        }

        @Override
        public void note(String customer, String drink) throws IOException {
            called("note", customer);
            notes.add(customer + ": " + drink);
        }

        private void called(String method, String customer) throws IOException {
            if (Running.here().hasLoop()) {
                clock.advance(CALL);
            }
            calls.add(method + " in " + caller(customer));
            if (broken != null) {
                throw broken;
            }
        }

        private String caller(String customer) {
            if (Thread.currentThread().getName().equals(POOL)) {
                return POOL;
            }
            if (!Running.here().hasLoop()) {
                return "a thread that is not of the pool";
            }
            return task(customer) + " of the loop";
        }

        private static String task(String customer) {
            try {
                return Running.task().name().equals(customer) ? "the task " + customer : "another task";
            } catch (IllegalStateException none) {
                return "a callback";
            }
        }

        /// The first call at this place.
        String place(String part) {
            return calls.stream()
                    .filter(call -> call.endsWith(part))
                    .findFirst()
                    .map(call -> call.replaceFirst("(\\w+) in (.*)", "$2 calls $1"))
                    .orElse("something else blocks it");
        }
    }
}
