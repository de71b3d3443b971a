package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A demonstration whose lanes do what their names say.
public final class TrialDemo implements Demo {
    static final String WORKS = "works";
    static final String THROWS = "throws";
    static final String EXITS = "exits";
    static final String HANGS = "hangs";

    private final JsonObject sizes;

    public TrialDemo(JsonObject sizes) {
        this.sizes = sizes;
    }

    static TrialDemo of(boolean sideBySide, String... ways) {
        return new TrialDemo(new JsonObject().put("ways", List.of(ways)).put("sideBySide", sideBySide));
    }

    private record Trial(String way) implements Work {
        @Override
        public JsonObject run() throws InterruptedException {
            switch (way) {
                case THROWS -> throw new IllegalStateException("a bug");
                case EXITS -> Runtime.getRuntime().halt(3);
                case HANGS -> new CountDownLatch(1).await();
                default -> {}
            }
            return new JsonObject().put("answer", 42);
        }

        @Override
        public double done() {
            return 0;
        }

        @Override
        public double value() {
            return 7;
        }
    }

    @Override
    public Work work(String way) {
        return new Trial(way);
    }

    @Override
    public Words words() {
        return new Words("trial", "A trial", "Does it work?", "Each lane does what its name says.");
    }

    @Override
    public JsonObject sizes() {
        return sizes;
    }

    @Override
    public List<String> ways() {
        return sizes.getJsonArray("ways").stream().map(String.class::cast).toList();
    }

    @Override
    public boolean sideBySide() {
        return sizes.getBoolean("sideBySide");
    }

    @Override
    public List<String> flags() {
        return List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
    }

    @Override
    public String quantity() {
        return "answers";
    }

    @Override
    public List<String> columns() {
        return List.of("answer", "threads");
    }

    @Override
    public List<String> row(Outcome lane) {
        return List.of(Integer.toString((int) lane.figure("answer")), "many");
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        return List.of("Those that have finished: " + lanes.keySet());
    }
}
