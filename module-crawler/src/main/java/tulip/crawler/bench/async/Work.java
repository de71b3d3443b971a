package tulip.crawler.bench.async;

import tulip.crawler.bench.Names;

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
        return Names.of(this);
    }

    static Work parse(String id) {
        return Names.parse(Work.class, "work", id);
    }
}
