package tulip.async.exercise;

import tulip.async.QueueContract;

final class QueueExerciseTest extends QueueContract {
    @Override
    protected Tested queue(int most) {
        var queue = new MyQueue<String>(most);
        return new Tested(queue::put, queue::get, queue::taskDone, queue::join, queue::shutDown);
    }
}
