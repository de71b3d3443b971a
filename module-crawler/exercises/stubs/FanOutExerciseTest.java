package tulip.crawler.exercise;

import tulip.crawler.FanOutContract;

final class FanOutExerciseTest extends FanOutContract {
    @Override
    protected Tested fanOut() {
        return new Tested(MyFanOut::threads, MyFanOut::virtualThreads, MyFanOut::vertx);
    }
}
