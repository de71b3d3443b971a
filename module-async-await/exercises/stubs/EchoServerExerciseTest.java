package tulip.async.exercise;

import tulip.async.EchoServerContract;

final class EchoServerExerciseTest extends EchoServerContract {
    @Override
    protected Tested server() {
        return new Tested(MyEchoServer::serve, MyEchoServer::echo);
    }
}
