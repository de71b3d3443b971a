package tulip.crawler.exercise;

import tulip.crawler.MiniAsgiContract;

final class MiniAsgiExerciseTest extends MiniAsgiContract {
    @Override
    protected Tested asgi() {
        return new Tested(MyMiniAsgi::chain, MyMiniAsgi::serve, MyMiniAsgi::lifespan);
    }
}
