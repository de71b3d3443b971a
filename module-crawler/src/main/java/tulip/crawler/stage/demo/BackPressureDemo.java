package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tulip.async.Async;
import tulip.async.Connection;
import tulip.async.Queue;
import tulip.async.Server;
import tulip.async.StreamReader;
import tulip.async.Streams;
import tulip.async.Task;
import tulip.crawler.lab.Amounts;

/// A producer that is five times as fast as its consumer. Between them is a queue or a connection, with a
/// limit or without.
public final class BackPressureDemo implements Demo {
    private static final int PAUSE_MILLIS = 10;
    private static final int MADE_AT_ONCE = 50; // before each pause
    private static final int USED_AT_ONCE = 10;

    /// Each without a limit, and with one.
    private static final Way[][] PAIRS = {
        {Way.QUEUE, Way.QUEUE_WITH_LIMIT},
        {Way.QUEUE, Way.BLOCKING_QUEUE},
        {Way.SOCKET, Way.SOCKET_AND_DRAIN}
    };

    private final JsonObject sizes;
    private final int items;
    private final int itemBytes;
    private final int limit; // of a queue, in items

    public BackPressureDemo(JsonObject sizes) {
        this.sizes = sizes;
        items = sizes.getInteger("items");
        itemBytes = sizes.getInteger("itemBytes");
        limit = sizes.getInteger("limit");
    }

    public static BackPressureDemo forRoom() {
        return new BackPressureDemo(sizes(2_000, 65_536, 100));
    }

    public static BackPressureDemo quick() {
        return new BackPressureDemo(sizes(200, 65_536, 20));
    }

    private static JsonObject sizes(int items, int itemBytes, int limit) {
        return new JsonObject().put("items", items).put("itemBytes", itemBytes).put("limit", limit);
    }

    private enum Way {
        QUEUE("tulip queue"),
        QUEUE_WITH_LIMIT("tulip queue, limit"),
        BLOCKING_QUEUE("virtual queue, limit"),
        SOCKET("tulip socket"),
        SOCKET_AND_DRAIN("tulip socket, drain");

        private final String title;

        Way(String title) {
            this.title = title;
        }
    }

    /// An item goes from the producer to the consumer. It begins with the time when it was made.
    private final class Pipeline implements Work {
        private final Way way;
        private final AtomicInteger made = new AtomicInteger(); // changed by the producer
        private final AtomicInteger used = new AtomicInteger(); // changed by the consumer
        private int most; // items that were made and not used, at once; of the producer
        private long longestNanos; // from the making to the use of an item; of the consumer

        Pipeline(Way way) {
            this.way = way;
        }

        @Override
        public JsonObject run() throws Exception {
            switch (way) {
                case QUEUE -> Async.run(() -> tasks(new Queue<>()));
                case QUEUE_WITH_LIMIT -> Async.run(() -> tasks(new Queue<>(limit)));
                case BLOCKING_QUEUE -> threads(new ArrayBlockingQueue<>(limit));
                case SOCKET -> Async.run(() -> connection(false));
                case SOCKET_AND_DRAIN -> Async.run(() -> connection(true));
            }
            return new JsonObject()
                    .put("used", used.get())
                    .put("mostItems", most)
                    .put("longestMillis", longestNanos / 1e6);
        }

        private Void tasks(Queue<byte[]> queue) {
            Task<Void> producer = Async.start(() -> {
                while (made.get() < items) {
                    queue.put(make());
                    pause(made.get(), MADE_AT_ONCE);
                }
                return null;
            });
            while (used.get() < items) {
                use(queue.get());
                pause(used.get(), USED_AT_ONCE);
            }
            return Async.await(producer);
        }

        private static void pause(int count, int atOnce) {
            if (count % atOnce == 0) {
                Async.sleep(Duration.ofMillis(PAUSE_MILLIS));
            }
        }

        private void threads(BlockingQueue<byte[]> queue) throws Exception {
            Callable<Void> producer = () -> {
                while (made.get() < items) {
                    queue.put(make());
                    rest(made.get(), MADE_AT_ONCE);
                }
                return null;
            };
            Callable<Void> consumer = () -> {
                while (used.get() < items) {
                    use(queue.take());
                    rest(used.get(), USED_AT_ONCE);
                }
                return null;
            };
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Void> ended : both.invokeAll(List.of(producer, consumer))) {
                    ended.get();
                }
            }
        }

        private static void rest(int count, int atOnce) throws InterruptedException {
            if (count % atOnce == 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }

        private Void connection(boolean drains) throws IOException {
            var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            Server server = Streams.startServer((reader, _) -> useAll(reader), any);
            try (Connection connection = Streams.openConnection(server.address())) {
                while (made.get() < items) {
                    connection.writer().write(make());
                    if (drains) {
                        connection.writer().drain();
                    }
                    pause(made.get(), MADE_AT_ONCE);
                }
            } finally {
                server.close();
            }
            server.waitClosed(); // until the consumer has used all
            return null;
        }

        private void useAll(StreamReader reader) throws IOException {
            while (used.get() < items) {
                use(reader.readExactly(itemBytes));
                pause(used.get(), USED_AT_ONCE);
            }
        }

        private byte[] make() {
            most = Math.max(most, made.incrementAndGet() - used.get());
            return ByteBuffer.allocate(itemBytes).putLong(System.nanoTime()).array();
        }

        private void use(byte[] item) {
            longestNanos = Math.max(
                    longestNanos, System.nanoTime() - ByteBuffer.wrap(item).getLong());
            used.incrementAndGet();
        }

        @Override
        public double done() {
            return (double) used.get() / items;
        }

        @Override
        public double value() {
            return megabytes(made.get() - used.get());
        }
    }

    @Override
    public Work work(String way) {
        return new Pipeline(Arrays.stream(Way.values())
                .filter(each -> each.title.equals(way))
                .findFirst()
                .orElseThrow());
    }

    @Override
    public Words words() {
        return new Words(
                "back-pressure",
                "A producer that is too fast",
                "The producer is five times as fast as the consumer. What grows, and what does a limit cost?",
                "%,d items of %,d bytes. The producer makes %d each %d ms, the consumer uses %d. Limit: %d items."
                        .formatted(items, itemBytes, MADE_AT_ONCE, PAUSE_MILLIS, USED_AT_ONCE, limit));
    }

    @Override
    public JsonObject sizes() {
        return sizes;
    }

    @Override
    public List<String> ways() {
        return Arrays.stream(Way.values()).map(way -> way.title).toList();
    }

    @Override
    public Optional<Demo> rehearsal() {
        return Optional.of(new BackPressureDemo(sizes(2 * USED_AT_ONCE, itemBytes, limit)));
    }

    @Override
    public String quantity() {
        return "made and not used, MB";
    }

    @Override
    public double idealMillis() {
        return (double) items / USED_AT_ONCE * PAUSE_MILLIS;
    }

    private double megabytes(double count) {
        return count * itemBytes / 1e6;
    }

    @Override
    public List<String> columns() {
        return List.of("time", "not used", "in queue for", "heap", "memory", "GC", "CPU");
    }

    @Override
    public List<String> row(Outcome lane) {
        return List.of(
                Amounts.millis(lane.millis()),
                megabytesOf(lane),
                Amounts.millis(lane.figure("longestMillis")),
                lane.heapCell(),
                lane.rssCell(),
                lane.gcMillis() + " ms",
                lane.cpuCell());
    }

    private String megabytesOf(Outcome lane) {
        return Amounts.number(megabytes(lane.figure("mostItems")), 0) + " MB";
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        List<String> why = new ArrayList<>();
        for (Way[] pair : PAIRS) {
            Outcome free = lanes.get(pair[0].title);
            Outcome limited = lanes.get(pair[1].title);
            if (free != null && limited != null) {
                why.add("%s: %s waited unused, an item for up to %s. %s: %s, and %s."
                        .formatted(
                                free.lane(),
                                megabytesOf(free),
                                Amounts.millis(free.figure("longestMillis")),
                                limited.lane(),
                                megabytesOf(limited),
                                Amounts.millis(limited.figure("longestMillis"))));
            }
        }
        if (lanes.size() > 1) {
            var times = lanes.values().stream().mapToDouble(Outcome::millis).summaryStatistics();
            why.add("The consumer sets the time: %s to %s in all lanes. A limit makes only the producer wait."
                    .formatted(Amounts.millis(times.getMin()), Amounts.millis(times.getMax())));
        }
        return why;
    }
}
