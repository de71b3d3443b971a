package tulip.crawler.stage.demo;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.stage.demo.Crowd.Trouble;

/// One task blocks its thread for a second. On an event loop, that is the thread of all others.
public final class BlockedLoopDemo extends CrowdDemo {
    private static final String HANDED_OVER = " + executor";

    public BlockedLoopDemo(JsonObject sizes) {
        super(Crowd.Sizes.fromJson(sizes));
    }

    public static BlockedLoopDemo forRoom() {
        return new BlockedLoopDemo(Crowd.Sizes.ROOM.toJson());
    }

    public static BlockedLoopDemo quick() {
        return new BlockedLoopDemo(Crowd.Sizes.QUICK.toJson());
    }

    @Override
    public Words words() {
        return new Words(
                "blocked-loop",
                "One task blocks the event loop",
                "One task of a thousand calls Thread.sleep(1000). What do the others notice?",
                crowd() + "One more blocks its thread for " + sizes.troubleMillis() + " ms.");
    }

    @Override
    public Optional<Demo> rehearsal() {
        return Optional.of(new BlockedLoopDemo(Crowd.Sizes.REHEARSAL.toJson()));
    }

    @Override
    public List<String> ways() {
        return List.of("tulip", "tulip" + HANDED_OVER, "vertx", "vertx" + HANDED_OVER, "virtual", "threads");
    }

    @Override
    public Work work(String way) {
        boolean elsewhere = way.endsWith(HANDED_OVER);
        return new Crowd(sizes, Scheduler.of(way.replace(HANDED_OVER, "")), new Trouble(1, elsewhere, this::block));
    }

    private void block() {
        try {
            Thread.sleep(sizes.troubleMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> why(Map<String, Outcome> lanes) {
        List<String> why = new ArrayList<>();
        for (String loop : List.of("tulip", "vertx")) {
            Outcome blocked = lanes.get(loop);
            Outcome freed = lanes.get(loop + HANDED_OVER);
            if (blocked != null) {
                why.add("%s: one thread runs all tasks, so %s ticks came during the block, and one was %s late."
                        .formatted(loop, ticks(blocked), delay(blocked)));
            }
            if (freed != null) {
                why.add("%s: another thread blocks, and the longest delay is %s."
                        .formatted(freed.lane(), delay(freed)));
            }
        }
        return why;
    }
}
