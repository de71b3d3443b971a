package tulip.async.exercise;

import tulip.async.ReceiveSendContract;

final class ReceiveSendExerciseTest extends ReceiveSendContract {
    @Override
    protected Tested sockets() {
        return new Tested(MySockets::receive, MySockets::sendAll);
    }
}
