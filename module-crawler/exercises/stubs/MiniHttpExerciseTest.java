package tulip.crawler.exercise;

import tulip.crawler.MiniHttpContract;
import tulip.crawler.http.MiniConnection;

final class MiniHttpExerciseTest extends MiniHttpContract {
    @Override
    protected MiniConnection connection() {
        return new MyMiniHttp();
    }
}
