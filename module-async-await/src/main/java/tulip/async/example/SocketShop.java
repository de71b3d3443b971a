package tulip.async.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tulip.async.Async.sleep;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tulip.async.Async;
import tulip.async.Connection;
import tulip.async.Lock;
import tulip.async.Queue;
import tulip.async.QueueShutDown;
import tulip.async.Server;
import tulip.async.StreamReader;
import tulip.async.StreamWriter;
import tulip.async.Streams;
import tulip.async.TaskGroup;
import tulip.kit.Clock;
import tulip.kit.coffee.Day;
import tulip.kit.coffee.Order;
import tulip.kit.coffee.Rush;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;
import tulip.kit.timeline.Timeline;

/// The coffee shop of stage 4 over real sockets: each customer is a client, which sends a name and reads a
/// line. The shop and its customers share one thread.
///
/// The time is real, too, so no two runs are quite the same. A minute of the shop takes 100 ms.
final class SocketShop {
    private static final int BARISTAS = 3;
    private static final int FASTER = 600;
    private static final long STEP_NANOS = Duration.ofSeconds(6).toNanos(); // a tenth of a minute, in the picture

    /// The clock of the shop. Its hands move every tenth of a minute.
    private static final Clock WALL_CLOCK = new Clock() {
        private final long begin = System.nanoTime();

        @Override
        public long nanoTime() {
            return (System.nanoTime() - begin) * FASTER / STEP_NANOS * STEP_NANOS;
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            throw new UnsupportedOperationException("tasks sleep on their loop");
        }
    };

    /// A marked cup, and the customer who waits for the drink.
    private record Cup(Order order, StreamWriter customer) {}

    private final List<Order> orders;
    private final Map<String, Order> byName;
    private final Day day;
    private final Lock cashier = new Lock();
    private final Queue<Cup> cups = new Queue<>();

    private SocketShop(List<Order> orders) {
        this.orders = orders;
        byName = orders.stream().collect(Collectors.toMap(Order::customer, Function.identity()));
        day = new Day(WALL_CLOCK, orders);
    }

    private Void shop() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Server server = Streams.startServer(this::serve, anyPort)) {
            return TaskGroup.run(team -> {
                for (int number = 1; number <= BARISTAS; number++) {
                    String name = "barista " + number;
                    team.start(name, () -> barista(name));
                }
                TaskGroup.run(guests -> {
                    orders.forEach(order -> guests.start(order.customer(), () -> customer(server, order)));
                    return null;
                });
                cups.shutDown(false);
                return null;
            });
        }
    }

    /// Serves a connection: takes the order, and hands the rest to a barista.
    private void serve(StreamReader reader, StreamWriter writer) throws IOException {
        Order order = byName.get(new String(reader.readLine(), UTF_8).strip());
        cashier.acquire(); // there is one cashier, so the customers stand in a line
        try {
            day.takes("cashier", order, () -> pass(Order.TAKING));
        } finally {
            cashier.release();
        }
        cups.put(new Cup(order, writer));
        reader.readAll(); // until the customer leaves
    }

    private Void barista(String name) throws IOException {
        try {
            while (true) {
                Cup cup = cups.get();
                day.makes(name, cup.order, () -> pass(cup.order.drink().making()));
                cup.customer.write((cup.order.drink() + " for " + cup.order.customer() + "\n").getBytes(UTF_8));
                cup.customer.drain();
            }
        } catch (QueueShutDown closed) {
            return null;
        }
    }

    private static Void customer(Server server, Order order) throws IOException {
        pass(order.arrives());
        try (Connection connection = Streams.openConnection(server.address())) {
            connection.writer().write((order.customer() + "\n").getBytes(UTF_8));
            byte[] drink = connection.reader().readLine();
            if (!new String(drink, UTF_8).equals(order.drink() + " for " + order.customer() + "\n")) {
                throw new IOException(order.customer() + " got the wrong cup");
            }
        }
        return null;
    }

    private static void pass(Duration timeInTheShop) {
        sleep(timeInTheShop.dividedBy(FASTER));
    }

    static Timeline run(List<Order> orders) {
        var shop = new SocketShop(orders);
        Async.run(shop::shop);
        return shop.day.timeline(
                "The coffee shop, stage 4: over real sockets",
                "Each customer is a client of the shop. A minute takes 100 ms of real time.");
    }

    static void main() {
        run(Rush.ORDERS.subList(0, 1)); // a rehearsal: the JVM loads the classes, which takes some minutes of the shop
        IO.print(new TerminalPicture(run(Rush.ORDERS), new Screen(80, 0, true, false)).whole());
    }
}
