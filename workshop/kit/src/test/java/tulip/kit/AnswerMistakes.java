package tulip.kit;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Answers as a participant might give them. Their names are those by which the kit knows an answer's lines.
abstract class AnswerMistakes extends AnswerContract {
    private final Supplier<Integer> answer;

    AnswerMistakes(Supplier<Integer> answer) {
        this.answer = answer;
    }

    @Override
    int answer() {
        return answer.get();
    }

    static final class Throwing implements Supplier<Integer> {
        @Override
        public Integer get() {
            throw new IllegalStateException("no");
        }
    }

    static final class Hanging implements Supplier<Integer> {
        @Override
        public Integer get() {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park(this);
            }
            return 0;
        }
    }

    static final class Spinning implements Supplier<Integer> {
        @Override
        public Integer get() {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return 0;
        }
    }

    static final class HangingOnVirtualThread implements Supplier<Integer> {
        @Override
        public Integer get() {
            ContractTest.join(Thread.ofVirtual().start(this::hang));
            return 0;
        }

        private void hang() {
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
