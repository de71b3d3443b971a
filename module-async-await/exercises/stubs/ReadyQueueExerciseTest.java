package tulip.async.exercise;

import java.nio.channels.Selector;
import tulip.async.EventLoop;
import tulip.async.ReadyQueueContract;
import tulip.kit.Clock;

final class ReadyQueueExerciseTest extends ReadyQueueContract {
    @Override
    protected EventLoop loop(Clock clock, Selector selector) {
        return new MyLoop(clock, selector);
    }
}
