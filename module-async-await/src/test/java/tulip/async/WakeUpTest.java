package tulip.async;

/// The contract on the reference. No task runs in it, so it needs no backend.
final class WakeUpTest extends WakeUpContract {
    @Override
    protected Tested calls(Runnable wakeUp) {
        var calls = new ThreadsafeCalls(wakeUp);
        return new Tested(calls::add, calls::beginWait, calls::endWait, calls::takeAll);
    }
}
