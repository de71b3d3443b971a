package tulip.coroutines.example;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Coroutine.Out;
import tulip.coroutines.Step;
import tulip.kit.ManualClock;
import tulip.kit.coffee.Day;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Telling;
import tulip.kit.timeline.Timeline;

/// The coffee shop with coroutines: a worker who must wait hands the turn on. So the cashier takes the next order, and
/// a second drink is made, while the first drink is made.
///
/// `./tulip coffee --stage 3` draws it.
public final class CoffeeShop implements Telling {
    /// What a worker waits for.
    private sealed interface Wait {
        /// Until a moment on the clock.
        record Until(long nanos) implements Wait {}

        /// For the next marked cup. The shop sends it.
        record ForCup() implements Wait {}
    }

    /// A worker who waits for a moment on the clock.
    ///
    /// @param turn  counts the turns, so that workers with the same moment go on in the order in which they paused
    private record Sleeper(long wakeNanos, int turn, Coroutine<Wait, Order, Void> worker) {}

    /// A morning in the shop: everybody's whole day is one method, and [#run] resumes whose turn it is.
    private static final class Morning {
        private final ManualClock clock = new ManualClock();
        private final Queue<Order> cups = new ArrayDeque<>(); // marked, and not yet made
        private final Queue<Coroutine<Wait, Order, Void>> free = new ArrayDeque<>(); // wait for a cup
        private final Queue<Sleeper> sleepers =
                new PriorityQueue<>(Comparator.comparingLong(Sleeper::wakeNanos).thenComparingInt(Sleeper::turn));
        private final List<Order> orders;
        private final Day day;
        private int turns;

        Morning(List<Order> orders) {
            this.orders = orders;
            this.day = new Day(clock, orders);
        }

        private Void cashier(Out<Wait, Order> out) {
            for (Order order : orders) {
                out.yield(new Wait.Until(order.arrives().toNanos()));
                day.takes("cashier", order, () -> out.yield(after(Order.TAKING)));
                cups.add(order);
            }
            return null;
        }

        private Void barista(String name, Out<Wait, Order> out) {
            while (true) {
                Order cup = out.yield(new Wait.ForCup());
                day.makes(name, cup, () -> out.yield(after(cup.drink().making())));
            }
        }

        private Wait after(Duration time) {
            return new Wait.Until(clock.nanoTime() + time.toNanos());
        }

        /// Resumes a worker, and notes what the worker waits for next.
        private void resume(Coroutine<Wait, Order, Void> worker, Order cup) {
            switch (worker.send(cup)) {
                case Step.Yielded<Wait, Void>(Wait.Until(long nanos)) ->
                    sleepers.add(new Sleeper(nanos, turns++, worker));
                case Step.Yielded<Wait, Void>(Wait.ForCup()) -> free.add(worker);
                case Step.Returned<Wait, Void> home -> {}
            }
        }

        /// Resumes the workers in turn, until all cups are made. Only when all of them wait does the clock move.
        Timeline run() {
            resume(Coroutine.of(this::cashier), null);
            resume(Coroutine.of(out -> barista("barista 1", out)), null);
            resume(Coroutine.of(out -> barista("barista 2", out)), null);
            while (!sleepers.isEmpty()) {
                Sleeper next = sleepers.remove();
                clock.sleepUntil(next.wakeNanos);
                resume(next.worker, null);
                while (!cups.isEmpty() && !free.isEmpty()) {
                    resume(free.remove(), cups.remove());
                }
            }
            free.forEach(Coroutine::close);
            return day.timeline(
                    "The coffee shop, stage 3: coroutines",
                    "While a drink is made, its barista hands the turn on: three people work at once.");
        }
    }

    @Override
    public Timeline tell(List<Order> orders) {
        return new Morning(orders).run();
    }
}
