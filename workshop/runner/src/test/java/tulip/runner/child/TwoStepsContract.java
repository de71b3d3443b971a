package tulip.runner.child;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.Mistake;

/// Is a contract with wrong answers: some are named, others are wrong in another way. They run in a child only.
abstract class TwoStepsContract extends Contract {
    abstract int first();

    abstract int second();

    @Check("Both steps give 1.")
    @Order(1)
    void bothGiveOne() {
        int first = step("first()", this::first);
        int second = step("second()", this::second);
        expect("the sum", 2, first + second);
    }

    static int waitForNothing() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    static final class Named {
        @Mistake(caughtBy = "bothGiveOne", explanation = "The first step waits.", hangs = true)
        static class WaitsFirst extends TwoStepsContract {
            @Override
            int first() {
                return waitForNothing();
            }

            @Override
            int second() {
                return 1;
            }
        }

        @Mistake(caughtBy = "bothGiveOne", explanation = "The second step gives nothing.")
        static class ForgetsSecond extends TwoStepsContract {
            @Override
            int first() {
                return 1;
            }

            @Override
            int second() {
                return 0;
            }
        }

        @Mistake(caughtBy = "bothGiveOne", explanation = "The steps give too much.")
        static class TooMuch extends TwoStepsContract {
            @Override
            int first() {
                return 2;
            }

            @Override
            int second() {
                return 2;
            }
        }

        @Mistake(caughtBy = "bothGiveOne", explanation = "The second step gives too much.")
        static class TooMuchLater extends TwoStepsContract {
            @Override
            int first() {
                return 1;
            }

            @Override
            int second() {
                return 3;
            }
        }
    }

    static final class SameHang extends Named.WaitsFirst {}

    static final class SameSum extends Named.ForgetsSecond {}

    static final class WaitsSecond extends TwoStepsContract {
        @Override
        int first() {
            return 1;
        }

        @Override
        int second() {
            return waitForNothing();
        }
    }

    static final class OtherSum extends TwoStepsContract {
        @Override
        int first() {
            return 1;
        }

        @Override
        int second() {
            return -1;
        }
    }

    /// Takes a step more, and then the sum is that of a named mistake.
    static final class OtherSteps extends TwoStepsContract {
        @Override
        int first() {
            step("another step");
            return 1;
        }

        @Override
        int second() {
            return 0;
        }
    }

    static final class FitsTwo extends TwoStepsContract {
        @Override
        int first() {
            return 4;
        }

        @Override
        int second() {
            return 0;
        }
    }
}
