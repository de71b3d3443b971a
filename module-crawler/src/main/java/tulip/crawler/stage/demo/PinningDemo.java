package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.consumer.RecordingStream;
import tulip.crawler.lab.Amounts;
import tulip.crawler.stage.demo.Crowd.Trouble;

/// Virtual threads that cannot leave their carrier while they wait. Since JEP 491 (JDK 24) a monitor does not pin a
/// virtual thread any more; a frame of the JVM or of native code below still does, such as that of a class initializer.
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

    /// The work of a lane, with a count of the events of JFR that say a virtual thread was pinned for over 20 ms.
    private record Recorded(Work crowd) implements Work {
        @Override
        public JsonObject run() throws Exception {
            var pinned = new AtomicInteger();
            try (var events = new RecordingStream()) {
                events.enable("jdk.VirtualThreadPinned");
                events.onEvent("jdk.VirtualThreadPinned", _ -> pinned.incrementAndGet());
                events.startAsync();
                JsonObject figures = crowd.run();
                events.stop(); // waits until all events are counted
                return figures.put("pinnedEvents", pinned.get());
            }
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
            default -> this::sleepInInitializer;
        };
        return new Recorded(new Crowd(sizes, Scheduler.of("virtual"), new Trouble(CORES, false, code)));
    }

    private void sleepWithMonitor() {
        synchronized (new Object()) {
            sleep(sizes.troubleMillis());
        }
    }

    private void sleepInInitializer() {
        System.setProperty(TROUBLE_MILLIS, Integer.toString(sizes.troubleMillis()));
        String file = "/" + SleepyClass.class.getName().replace('.', '/') + ".class";
        try (InputStream in = PinningDemo.class.getResourceAsStream(file)) {
            MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true);
        } catch (IOException | IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void sleep(long millis) {
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
                        + " ms. All are virtual threads. One lane after another.");
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
        return with(Amounts.number(lane.figure("pinnedEvents"), 0), super.row(lane));
    }

    private static List<String> with(String last, List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        all.add(last);
        return all;
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        List<String> why = new ArrayList<>();
        return why;
    }
}
