package tulip.async.example;

import static tulip.async.Async.sleep;
import static tulip.async.Async.timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import tulip.async.ExceptionGroup;
import tulip.async.Queue;
import tulip.async.QueueShutDown;
import tulip.async.SelectorEventLoop;
import tulip.async.TaskGroup;
import tulip.async.TaskTimeline;
import tulip.async.Tracer;
import tulip.kit.ManualClock;
import tulip.kit.coffee.Day;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Telling;
import tulip.kit.timeline.Timeline;

/// The coffee shop with tasks: the cashier puts marked cups into a queue, and each barista who is free takes one.
///
/// `./tulip coffee --stage 4` draws it. [BadMorning] is the same shop with bad luck.
public final class CoffeeShop implements Telling {
    private static final int BARISTAS = 3;
    private static final Duration NEVER = Duration.ofDays(1);

    /// A machine that stops working.
    ///
    /// @param barista  who works at this machine
    /// @param at       counted from when the shop opens
    record Breakdown(String barista, Duration at) {}

    private final Function<Order, Duration> patience; // how long each customer waits for the cup
    private final Breakdown breakdown;
    private final Tracer tracer;

    public CoffeeShop() {
        this(new Tracer() {});
    }

    /// A shop whose loop tells a tracer what happens.
    public CoffeeShop(Tracer tracer) {
        this(_ -> NEVER, new Breakdown("nobody", NEVER), tracer);
    }

    CoffeeShop(Function<Order, Duration> patience, Breakdown breakdown) {
        this(patience, breakdown, new Tracer() {});
    }

    private CoffeeShop(Function<Order, Duration> patience, Breakdown breakdown, Tracer tracer) {
        this.patience = patience;
        this.breakdown = breakdown;
        this.tracer = tracer;
    }

    /// A morning in the shop: everybody's whole day is one method, and each of them is a task.
    private final class Morning {
        private final ManualClock clock = new ManualClock();
        private final Queue<Order> cups = new Queue<>(); // marked, and not yet made
        private final List<Order> orders;
        private final Day day;

        Morning(List<Order> orders) {
            this.orders = orders;
            this.day = new Day(clock, orders);
        }

        private Void shop() {
            return TaskGroup.run(team -> {
                team.start("cashier", this::cashier);
                for (int number = 1; number <= BARISTAS; number++) {
                    String name = "barista " + number;
                    team.start(name, () -> barista(name));
                }
                return null;
            });
        }

        private Void cashier() {
            for (Order order : orders) {
                sleep(until(order.arrives()));
                day.takes("cashier", order, () -> sleep(Order.TAKING));
                cups.put(order);
            }
            cups.shutDown(false); // closing time: the baristas make what is in the queue, and go home
            return null;
        }

        private Void barista(String name) {
            try {
                while (true) {
                    make(name, cups.get());
                }
            } catch (QueueShutDown closed) {
                return null;
            }
        }

        private void make(String name, Order cup) {
            Duration left = until(cup.arrives().plus(patience.apply(cup)));
            try {
                timeout(left, () -> {
                    day.makes(name, cup, () -> steam(name, cup.drink().making()));
                    return null;
                });
            } catch (TimeoutException gone) {
                day.givesUp(cup); // the barista stops, and takes the next cup
            }
        }

        private void steam(String name, Duration time) {
            Duration left = until(breakdown.at);
            if (name.equals(breakdown.barista) && left.compareTo(time) < 0) {
                sleep(left);
                throw new IllegalStateException("the machine of " + name + " is broken");
            }
            sleep(time);
        }

        private Duration until(Duration moment) {
            return moment.minusNanos(clock.nanoTime());
        }

        Timeline run() {
            try (var loop = new SelectorEventLoop(clock)) {
                loop.traceTo(tracer);
                loop.runUntilComplete(this::shop);
                return day.timeline(
                        "The coffee shop, stage 4: tasks and a queue",
                        "A barista for each cup: customers wait only for the cashier and their drink.");
            } catch (ExceptionGroup failed) {
                String why = failed.exceptions().getFirst().getMessage();
                return day.timeline("The coffee shop, stage 4: a bad morning", "The shop closes, because " + why + ".");
            }
        }
    }

    /// Runs the shop, and draws its tasks from the trace of the loop.
    public static Timeline tasks(List<Order> orders) {
        var tasks = new TaskTimeline();
        new CoffeeShop(tasks).tell(orders);
        return tasks.timeline(
                "The tasks of the coffee shop, stage 4",
                "Drawn from the trace. Work is a sleep here; a barista without a cup waits.");
    }

    @Override
    public Timeline tell(List<Order> orders) {
        return new Morning(orders).run();
    }
}
