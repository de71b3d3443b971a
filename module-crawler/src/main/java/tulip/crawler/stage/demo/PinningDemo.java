package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.consumer.RecordingStream;
import tulip.crawler.lab.Amounts;
import tulip.crawler.stage.demo.Crowd.Trouble;

/// Virtual threads that cannot leave their carrier while they wait. Since JEP 491 (JDK 24) a monitor does not
/// pin a virtual thread any more; a frame of the JVM or of native code below still does, such as that of a
/// class initializer.
public final class PinningDemo extends CrowdDemo {
    private static final String SLEEP = "sleep";
    private static final String MONITOR = "synchronized";
    private static final String INITIALIZER = "class initializer";
    private static final String TROUBLE_MILLIS = "tulip.trouble.millis";
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    public PinningDemo(JsonObject sizes) {
        super(Crowd.Sizes.fromJson(sizes));
    }

    public static PinningDemo forRoom() {
        return new PinningDemo(Crowd.Sizes.ROOM.toJson());
    }

    public static PinningDemo quick() {
        return new PinningDemo(Crowd.Sizes.QUICK.toJson());
    }

    /// Sleeps in its class initializer. Each troublemaker initializes a copy of this class.
    private static final class SleepyClass {
        static {
            sleep(Long.getLong(TROUBLE_MILLIS));
        }
    }

    /// The work of a lane, with a count of the threads that were pinned for most of the trouble, as JFR tells
    /// it. (Shorter events are of no interest: the first use of a class pins, too.)
    private static final class Recorded implements Work {
        private final Work crowd;
        private final RecordingStream events = new RecordingStream();
        private final AtomicInteger pinned = new AtomicInteger();

        Recorded(Work crowd, Duration least) {
            this.crowd = crowd;
            events.enable("jdk.VirtualThreadPinned").withThreshold(least);
            events.onEvent("jdk.VirtualThreadPinned", _ -> pinned.incrementAndGet());
            events.startAsync();
        }

        @Override
        public JsonObject run() throws Exception {
            JsonObject figures = crowd.run();
            events.stop(); // waits until all events are counted
            events.close();
            return figures.put("pinnedEvents", pinned.get());
        }

        @Override
        public double done() {
            return crowd.done();
        }

        @Override
        public double value() {
            return crowd.value();
        }
    }

    @Override
    public Work work(String way) {
        Runnable code = switch (way) {
            case SLEEP -> () -> sleep(sizes.troubleMillis());
            case MONITOR -> this::sleepWithMonitor;
            default -> sleepInInitializer();
        };
        var crowd = new Crowd(sizes, Scheduler.of("virtual"), new Trouble(CORES, false, code));
        return new Recorded(crowd, Duration.ofMillis(sizes.troubleMillis() / 2));
    }

    private void sleepWithMonitor() {
        synchronized (new Object()) {
            sleep(sizes.troubleMillis());
        }
    }

    private Runnable sleepInInitializer() {
        System.setProperty(TROUBLE_MILLIS, Integer.toString(sizes.troubleMillis()));
        byte[] copied = bytesOf(SleepyClass.class);
        return () -> {
            try {
                MethodHandles.lookup().defineHiddenClass(copied, true);
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        };
    }

    private static byte[] bytesOf(Class<?> type) {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /// Not private, so that a copy of [SleepyClass] may call it.
    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Words words() {
        return new Words(
                "pinning",
                "A virtual thread that is pinned",
                "A virtual thread sleeps and holds a monitor. Does it hold its carrier, too?",
                crowd() + CORES + " more, one for each core, sleep for " + sizes.troubleMillis()
                        + " ms. All are virtual threads.");
    }

    @Override
    public List<String> ways() {
        return List.of(SLEEP, MONITOR, INITIALIZER);
    }

    @Override
    public List<String> columns() {
        return with("pinned", super.columns());
    }

    @Override
    public List<String> row(Outcome lane) {
        return with(pinned(lane), super.row(lane));
    }

    private static List<String> with(String last, List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        all.add(last);
        return all;
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        List<String> why = new ArrayList<>();
        lanes.forEach((name, lane) -> {
            if (lane.figure("pinnedEvents") == 0) {
                why.add(
                        "%s: no thread was pinned: a thread that sleeps leaves its carrier. Longest delay meanwhile: %s."
                                .formatted(name, delay(lane)));
            } else {
                why.add("%s: %s pinned, on %s. Up to %s threads were ready, and one waited %s."
                        .formatted(
                                name, pinned(lane), Amounts.plural(CORES, "carrier"), lane.queuedCell(), delay(lane)));
            }
        });
        return why;
    }

    private static String pinned(Outcome lane) {
        return Amounts.number(lane.figure("pinnedEvents"), 0);
    }
}
