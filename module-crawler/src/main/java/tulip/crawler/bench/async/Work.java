package tulip.crawler.bench.async;

import java.util.Arrays;
import java.util.Locale;

/// What [LoopBenchmark] times.
public enum Work {
    /// A callback that asks the loop to call it again: one turn of the loop for each.
    CALLBACK,
    /// To await a future that is done already.
    DONE,
    /// To await a new future, which a callback completes in the next turn.
    COMPLETED,
    /// To let the others run once, while there are none.
    YIELD,
    /// To send a number to another task through a queue, and to get it back through a second queue.
    PING_PONG;

    /// The name as a parameter of the benchmark.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Work parse(String id) {
        return Arrays.stream(values())
                .filter(work -> work.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no work '" + id + "'"));
    }
}
