package tulip.async.example;

import static tulip.async.Async.sleep;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.async.TaskGroup;
import tulip.async.Tracer;
import tulip.kit.ManualClock;

/// Counts how often each task ran, with a tracer.
final class CountedSteps {
    private CountedSteps() {}

    private static final class Steps implements Tracer {
        private final Map<String, Integer> counts = new TreeMap<>();

        @Override
        public void resumed(Task<?> task, long nanos) {
            counts.merge(task.name(), 1, Integer::sum);
        }
    }

    private static Void brew(int cups) {
        for (int cup = 0; cup < cups; cup++) {
            sleep(Duration.ofMinutes(2));
        }
        return null;
    }

    private static Void shop() {
        return TaskGroup.run(team -> {
            team.start("Ada", () -> brew(3));
            team.start("Linus", () -> brew(1));
            return null;
        });
    }

    static void main() {
        var steps = new Steps();
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            loop.traceTo(steps);
            loop.runUntilComplete(CountedSteps::shop);
        }
        IO.println(steps.counts);
    }
}
