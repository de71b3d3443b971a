package tulip.crawler;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Failed fetches that wait for their next attempt.
///
/// A crawl has no clock. It learns the time when the engine asks for the next fetch, so a wait begins then.
final class Retries<T> {
    private record Failure<T>(T fetch, Outcome.Failed failed, Duration delay) {}

    private record Waiting<T>(Failure<T> failure, long dueNanos) {}

    private final Map<T, Failure<T>> fresh = new LinkedHashMap<>(); // have failed since the engine asked last
    private final PriorityQueue<Waiting<T>> waiting =
            new PriorityQueue<>((one, other) -> Long.signum(one.dueNanos - other.dueNanos));

    void add(T fetch, Outcome.Failed failed, Duration delay) {
        fresh.put(fetch, new Failure<>(fetch, failed, delay));
    }

    /// Takes out a fetch that has failed since the last [#takeDue].
    void remove(T fetch) {
        fresh.remove(fetch);
    }

    boolean isEmpty() {
        return fresh.isEmpty() && waiting.isEmpty();
    }

    /// Takes out what is due.
    void takeDue(long nanoTime, Consumer<T> due) {
        fresh.values()
                .forEach(failure -> waiting.add(
                        new Waiting<>(failure, nanoTime + failure.delay().toNanos())));
        fresh.clear();
        while (!waiting.isEmpty() && waiting.peek().dueNanos - nanoTime <= 0) {
            due.accept(waiting.remove().failure.fetch);
        }
    }

    /// When the next fetch is due. Valid after [#takeDue], if a fetch waits.
    long nextDueNanos() {
        return waiting.element().dueNanos;
    }

    /// Tells what waits, and why it failed.
    void forEach(BiConsumer<T, Outcome.Failed> action) {
        fresh.values().forEach(failure -> action.accept(failure.fetch, failure.failed));
        waiting.forEach(each -> action.accept(each.failure.fetch, each.failure.failed));
    }
}
