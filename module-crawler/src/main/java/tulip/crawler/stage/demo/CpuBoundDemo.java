package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tulip.crawler.stage.demo.Crowd.Trouble;

/// Some tasks compute for a second. Only the system takes a core away from a task; a loop and the scheduler
/// of virtual threads wait until the task waits.
public final class CpuBoundDemo extends CrowdDemo {
    private static final String EACH_CORE = ", all cores";
    private static final String HANDED_OVER = " + executor";
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    public CpuBoundDemo(JsonObject sizes) {
        super(Crowd.Sizes.fromJson(sizes));
    }

    public static CpuBoundDemo forRoom() {
        return new CpuBoundDemo(Crowd.Sizes.ROOM.toJson());
    }

    public static CpuBoundDemo quick() {
        return new CpuBoundDemo(Crowd.Sizes.QUICK.toJson());
    }

    @Override
    public Words words() {
        return new Words(
                "cpu-bound",
                "One task computes",
                "A task computes for a second and never waits. Who else may run meanwhile?",
                crowd() + "One more computes for " + sizes.troubleMillis() + " ms, or as many as there are cores ("
                        + CORES + ").");
    }

    @Override
    public Optional<Demo> rehearsal() {
        return Optional.of(new CpuBoundDemo(Crowd.Sizes.REHEARSAL.toJson()));
    }

    @Override
    public List<String> ways() {
        return List.of(
                "tulip", "tulip" + HANDED_OVER, "vertx", "virtual", "virtual" + EACH_CORE, "threads" + EACH_CORE);
    }

    @Override
    public Work work(String way) {
        String scheduler = way.replace(EACH_CORE, "").replace(HANDED_OVER, "");
        int tasks = way.endsWith(EACH_CORE) ? CORES : 1;
        return new Crowd(sizes, Scheduler.of(scheduler), new Trouble(tasks, way.endsWith(HANDED_OVER), this::compute));
    }

    private void compute() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(sizes.troubleMillis());
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        List<String> why = new ArrayList<>();
        for (String loop : List.of("tulip", "vertx")) {
            if (lanes.containsKey(loop)) {
                why.add("%s: the loop runs a task until it waits, so %s ticks came meanwhile; one was %s late."
                        .formatted(loop, ticks(lanes.get(loop)), delay(lanes.get(loop))));
            }
        }
        Outcome virtual = lanes.get("virtual" + EACH_CORE);
        if (virtual != null) {
            why.add("%s: no carrier was left, %s ticks came, and up to %s threads were ready and waited."
                    .formatted(virtual.lane(), ticks(virtual), virtual.queuedCell()));
        }
        Outcome threads = lanes.get("threads" + EACH_CORE);
        if (threads != null) {
            why.add("%s: the system takes the cores away from the computing threads; longest delay %s."
                    .formatted(threads.lane(), delay(threads)));
        }
        return why;
    }
}
