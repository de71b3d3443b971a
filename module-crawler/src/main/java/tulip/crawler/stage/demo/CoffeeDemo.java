package tulip.crawler.stage.demo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tulip.async.Async;
import tulip.async.TaskGroup;
import tulip.crawler.lab.Amounts;

/// The coffee shop of stage 4, with as many baristas as a city has: each takes the next cup, and waits for
/// the machine.
///
/// (The shop of stage 4 itself runs on a clock that a test moves, so it takes no time at all.)
public final class CoffeeDemo implements Demo {
    private static final String THREADS = "threads";

    private final JsonObject sizes;
    private final int baristas;
    private final int cups;
    private final int makingMillis;

    public CoffeeDemo(JsonObject sizes) {
        this.sizes = sizes;
        baristas = sizes.getInteger("baristas");
        cups = sizes.getInteger("cups");
        makingMillis = sizes.getInteger("makingMillis");
    }

    public static CoffeeDemo forRoom() {
        return new CoffeeDemo(sizes(1_000, 25_000, 200));
    }

    public static CoffeeDemo quick() {
        return new CoffeeDemo(sizes(50, 200, 50));
    }

    private static JsonObject sizes(int baristas, int cups, int makingMillis) {
        return new JsonObject().put("baristas", baristas).put("cups", cups).put("makingMillis", makingMillis);
    }

    /// A morning in the shop: all cups are ordered when it opens.
    private final class Morning implements Work {
        private final Queue<Integer> ordered = new ConcurrentLinkedQueue<>();
        private final AtomicInteger served = new AtomicInteger();
        private final String way;

        Morning(String way) {
            this.way = way;
            for (int cup = 1; cup <= cups; cup++) {
                ordered.add(cup);
            }
        }

        @Override
        public JsonObject run() throws Exception {
            switch (way) {
                case THREADS -> onThreads(Thread.ofPlatform().factory());
                case "virtual" -> onThreads(Thread.ofVirtual().factory());
                case "tulip" -> onOurLoop();
                default -> onVertx();
            }
            return new JsonObject().put("served", served.get());
        }

        private void onThreads(ThreadFactory threads) {
            try (var team = Executors.newThreadPerTaskExecutor(threads)) { // its close() waits for all
                for (int number = 1; number <= baristas; number++) {
                    var _ = team.submit(() -> {
                        while (ordered.poll() != null) {
                            Thread.sleep(makingMillis);
                            served.incrementAndGet();
                        }
                        return null;
                    });
                }
            }
        }

        private void onOurLoop() {
            Async.run(() -> TaskGroup.run(team -> {
                for (int number = 1; number <= baristas; number++) {
                    team.start(() -> {
                        while (ordered.poll() != null) {
                            Async.sleep(Duration.ofMillis(makingMillis));
                            served.incrementAndGet();
                        }
                        return null;
                    });
                }
                return null;
            }));
        }

        private void onVertx() throws Exception {
            Vertx vertx = Vertx.vertx();
            Context loop = vertx.getOrCreateContext();
            List<Future<Void>> team = new ArrayList<>();
            for (int number = 1; number <= baristas; number++) {
                team.add(Future.future(
                        home -> loop.runOnContext(_ -> barista(vertx).onComplete(home))));
            }
            Future.all(team).await();
            vertx.close().await();
        }

        private Future<Void> barista(Vertx vertx) {
            if (ordered.poll() == null) {
                return Future.succeededFuture();
            }
            return vertx.timer(makingMillis, TimeUnit.MILLISECONDS).compose(_ -> {
                served.incrementAndGet();
                return barista(vertx);
            });
        }

        @Override
        public double done() {
            return value() / cups;
        }

        @Override
        public double value() {
            return served.get();
        }
    }

    @Override
    public Work work(String way) {
        return new Morning(way);
    }

    @Override
    public Words words() {
        return new Words(
                "coffee",
                "The coffee shop",
                Amounts.number(baristas, 0) + " baristas wait for their machines: which kind of barista is faster?",
                Amounts.number(baristas, 0) + " baristas make " + Amounts.number(cups, 0) + " cups; each cup waits "
                        + makingMillis + " ms for a machine.");
    }

    @Override
    public JsonObject sizes() {
        return sizes;
    }

    @Override
    public List<String> ways() {
        return List.of(THREADS, "virtual", "tulip", "vertx");
    }

    @Override
    public Optional<Demo> rehearsal() {
        return Optional.of(new CoffeeDemo(sizes(baristas, 2 * baristas, 1)));
    }

    @Override
    public boolean sideBySide() {
        return true;
    }

    @Override
    public String quantity() {
        return "cups served";
    }

    @Override
    public double idealMillis() {
        return Math.ceilDiv(cups, baristas) * (double) makingMillis;
    }

    @Override
    public List<String> columns() {
        return List.of("time", "x ideal", "threads", "memory", "CPU", "switches");
    }

    @Override
    public List<String> row(Outcome lane) {
        return List.of(
                Amounts.millis(lane.millis()),
                Amounts.number(lane.millis() / idealMillis(), 2),
                lane.threadsCell(),
                lane.rssCell(),
                lane.cpuCell(),
                lane.switchesCell());
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        if (lanes.size() < 2) {
            return List.of();
        }
        var times = lanes.values().stream().mapToDouble(Outcome::millis).summaryStatistics();
        List<String> why = new ArrayList<>();
        why.add("The machines set the time: at least %s. The lanes took %s to %s."
                .formatted(
                        Amounts.millis(idealMillis()), Amounts.millis(times.getMin()), Amounts.millis(times.getMax())));
        Outcome few = lanes.values().stream()
                .min(Comparator.comparingInt(Outcome::platformThreads))
                .orElseThrow();
        if (lanes.containsKey(THREADS)) {
            why.add(
                    "What differs is who waits: %s threads in lane threads, %s in lane %s. There a barista is an object."
                            .formatted(lanes.get(THREADS).threadsCell(), few.threadsCell(), few.lane()));
        }
        return why;
    }
}
