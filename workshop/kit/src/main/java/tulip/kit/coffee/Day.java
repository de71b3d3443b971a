package tulip.kit.coffee;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tulip.kit.Clock;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Timeline.Tone;
import tulip.kit.timeline.Unit;

/// Records a day in the coffee shop as a [Timeline], with a lane for each worker and each customer.
///
/// A [Telling] names the work, and passes the code that takes the time:
///
/// ```java
/// day.takes("cashier", order, () -> clock.sleep(Order.TAKING));
/// day.makes("barista", order, () -> clock.sleep(order.drink().making()));
/// ```
///
/// The day reads the clock before and after the work, and computes the rest: when a customer waited, which worker
/// handed a cup to which, and how long each of them waited or was idle. The work may pause, as a coroutine that
/// awaits does; then other work goes on. If the work throws, the day records the time until then, and the
/// exception goes on. A worker gets a lane when their first work begins. A worker cannot do two things at once: that is
/// an `IllegalStateException`.
///
/// A day is for one thread.
public final class Day {
    static final Activity WAITS = new Activity("wait", "", Tone.WAITING);
    private static final Activity TAKES = new Activity("order", "", Tone.NEUTRAL);

    /// Work that takes time.
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    private final Clock clock;
    private final long openedNanos;
    private final Map<String, List<Span>> workers = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<Order, Visit> visits = new LinkedHashMap<>();

    /// Opens the shop, now.
    ///
    /// @param orders  of everyone who will come
    public Day(Clock clock, List<Order> orders) {
        this.clock = clock;
        this.openedNanos = clock.nanoTime();
        orders.forEach(order -> visits.put(order, Visit.of(order)));
    }

    /// A worker takes an order and marks a cup.
    public <E extends Exception> void takes(String worker, Order order, Work<E> work) throws E {
        does(worker, order, TAKES, order.customer(), worker + " takes the order of " + order.customer(), work);
    }

    /// A worker makes the drink. Then the customer takes it and leaves.
    public <E extends Exception> void makes(String worker, Order order, Work<E> work) throws E {
        String drink = order.drink().toString();
        does(
                worker,
                order,
                order.drink().activity(),
                drink,
                worker + " makes " + drink + " for " + order.customer(),
                work);
        visits.computeIfPresent(order, (_, visit) -> visit.serve());
    }

    /// The customer leaves now, without a cup.
    public void givesUp(Order order) {
        visits.computeIfPresent(order, (_, visit) -> visit.giveUp(now()));
    }

    private <E extends Exception> void does(
            String worker, Order order, Activity activity, String label, String what, Work<E> work) throws E {
        if (!visits.containsKey(order)) {
            throw new IllegalArgumentException("nobody has ordered this: " + order);
        }
        if (!busy.add(worker)) {
            throw new IllegalStateException(worker + " is busy, so cannot do this: " + what);
        }
        List<Span> done = workers.computeIfAbsent(worker, _ -> new ArrayList<>());
        Duration from = now();
        try {
            work.run();
        } finally {
            busy.remove(worker);
            var span = new Span(from, now(), activity, label, what);
            done.add(span);
            visits.computeIfPresent(order, (_, visit) -> visit.with(worker, span));
        }
    }

    /// Closes the shop now. Customers without a cup get none.
    ///
    /// @param title  the name of the telling
    /// @param story  a sentence that says what the picture shows
    public Timeline timeline(String title, String story) {
        Duration closed = now();
        Stream<Lane> shop = workers.entrySet().stream()
                .map(worker -> new Lane("shop", worker.getKey(), worker.getValue(), List.of()));
        Stream<Lane> customers = visits.values().stream().map(visit -> visit.lane(closed));
        Stream<Activity> drinks =
                visits.keySet().stream().map(Order::drink).distinct().map(Drink::activity);
        return new Timeline(
                title,
                story,
                Stream.concat(shop, customers).toList(),
                visits.values().stream().flatMap(Visit::handOvers).toList(),
                Stream.concat(Stream.of(TAKES, WAITS), drinks).toList(),
                figures(closed),
                visits.keySet().stream().map(Order::work).reduce(Duration.ZERO, Duration::plus));
    }

    private List<String> figures(Duration closed) {
        var unit = Unit.of(closed);
        var figures = new ArrayList<>(List.of(unit.text(closed) + " in all"));
        List<Visit> served = visits.values().stream().filter(Visit::served).toList();
        Duration waited = served.stream().map(visit -> visit.waited(closed)).reduce(Duration.ZERO, Duration::plus);
        if (!served.isEmpty()) {
            figures.add(unit.text(waited.dividedBy(served.size())) + " from door to cup on average");
        }
        if (served.size() < visits.size()) {
            figures.add((visits.size() - served.size()) + " without a cup");
        }
        workers.forEach((worker, spans) -> figures.add(worker + " idle " + unit.text(idle(closed, spans))));
        return figures;
    }

    private static Duration idle(Duration closed, List<Span> spans) {
        return spans.stream().map(Span::length).reduce(closed, Duration::minus);
    }

    private Duration now() {
        return Duration.ofNanos(clock.nanoTime() - openedNanos);
    }
}
