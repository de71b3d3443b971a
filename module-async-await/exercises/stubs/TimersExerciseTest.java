package tulip.async.exercise;

import java.nio.channels.Selector;
import tulip.async.EventLoop;
import tulip.async.TimersContract;
import tulip.kit.Clock;

final class TimersExerciseTest extends TimersContract {
    @Override
    protected EventLoop loop(Clock clock, Selector selector) {
        return new MyLoop(clock, selector);
    }

    @Override
    protected int keptTimers(EventLoop loop) {
        return ((MyLoop) loop).keptTimers();
    }
}
