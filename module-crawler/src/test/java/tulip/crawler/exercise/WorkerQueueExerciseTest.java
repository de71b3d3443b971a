package tulip.crawler.exercise;

import tulip.crawler.WorkerQueue;
import tulip.crawler.WorkerQueueContract;

final class WorkerQueueExerciseTest extends WorkerQueueContract {
    @Override
    protected WorkerQueue<String> queue() {
        return new MyWorkerQueue<>();
    }
}
