package tulip.async.exercise;

import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.PromiseContract;

final class PromiseExerciseTest extends PromiseContract {
    @Override
    protected <T> Future<T> future(EventLoop loop) {
        return new MyFuture<>(loop);
    }
}
