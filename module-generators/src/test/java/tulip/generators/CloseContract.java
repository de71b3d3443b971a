package tulip.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a generator must prove about being closed, beside what it proved before.
public abstract class CloseContract extends FirstYieldContract {
    @Check("If the body has not begun, close runs no code of the body. Then the generator has ended.")
    @Order(11)
    void closingTheUnstartedRunsNothing() {
        Generator<Integer> orders = make("a body that notes that it runs", out -> {
            trace.add("ran");
            out.yield(1);
        });
        step("orders.close()");
        expect("what orders.close() throws", "nothing", comesOf(orders::close)); // whatever its message is
        expect("what the body has done", List.of(), trace);
        expectEnd("orders", orders);
        expect("what the body has done at the end", List.of(), trace);
    }

    @Check("If the body is paused at a yield, close runs its finally, and no code after it.")
    @Order(12)
    void finallyRuns() {
        Generator<Integer> orders = make("a body with try, yield 1, finally", out -> {
            try {
                out.yield(1);
                trace.add("after the yield");
            } finally {
                trace.add("finally");
            }
            trace.add("after finally");
        });
        expect("next()", 1, next("orders", orders));
        close("orders", orders);
        expect("what the body has done", List.of("finally"), List.copyOf(trace));
        expectEnd("orders", orders);
    }

    @Check("The yield throws GeneratorExit, and catch (Exception e) does not catch it.")
    @Order(13)
    void theSignalIsNoException() {
        var seen = new AtomicReference<>("nothing");
        Generator<Integer> orders = make("a body that catches everything that its yield throws", out -> {
            try {
                out.yield(1);
            } catch (Throwable signal) {
                seen.set(signal.getClass().getSimpleName());
            }
        });
        expect("next()", 1, next("orders", orders));
        close("orders", orders);
        expect("what the yield has thrown", "GeneratorExit", seen.get());
        expectEnd("orders", orders);
    }

    @Check("A body may catch the signal and return, or return in its finally. Then the generator is closed.")
    @Order(14)
    void catchingAndReturningIsFine() {
        Generator<Integer> orders = make("a body with try, yield 1, finally { return; }", this::swallows);
        expect("next()", 1, next("orders", orders));
        close("orders", orders);
        expect("what the body has done", List.of("returns"), trace);
        expectEnd("orders", orders);
    }

    @SuppressWarnings("finally") // the return discards the signal, which this check needs
    private void swallows(Generator.Out<Integer> out) {
        try {
            out.yield(1);
        } finally {
            trace.add("returns");
            return;
        }
    }

    @Check("A second close does nothing, and a close after the end does nothing.")
    @Order(15)
    void closingAgainDoesNothing() {
        Generator<Integer> orders = make("a body with try, yield 1, finally", out -> {
            try {
                out.yield(1);
            } finally {
                trace.add("finally");
            }
        });
        expect("next()", 1, next("orders", orders));
        close("orders", orders);
        close("orders", orders);
        expect("what the body has done", List.of("finally"), trace);
        Generator<Integer> none = make("a body that yields nothing", out -> trace.add("ran"));
        expectEnd("none", none);
        close("none", none);
        close("none", none);
        expectEnd("none", none);
    }

    @Check("An element that hasNext has found, and next has not taken, is lost when the generator is closed.")
    @Order(16)
    void theWaitingElementIsLost() {
        Generator<Integer> orders = make("a body with try, yield 1, finally", out -> {
            try {
                out.yield(1);
            } finally {
                trace.add("finally");
            }
        });
        expect("hasNext()", true, hasNext("orders", orders));
        close("orders", orders);
        expect("what the body has done", List.of("finally"), trace);
        expectEnd("orders", orders);
    }

    @Check("If the closed body yields again, close throws IllegalStateException, and the body is paused there.")
    @Order(17)
    void yieldingInsteadIsAnError() {
        Generator<String> stubborn = make("a body that yields again when it is closed, and then once more", out -> {
            try {
                out.yield("coffee?");
            } catch (GeneratorExit exit) {
                yieldAgain(out);
            }
            out.yield("good night");
            trace.add("ended");
        });
        expect("next()", "coffee?", next("stubborn", stubborn));
        step("stubborn.close()");
        String came = comesOf(stubborn::close);
        expect("what the body has done after its second yield", List.of(), List.copyOf(trace));
        expect("what stubborn.close() throws", "IllegalStateException", came);
        expect("next() after that", "good night", next("stubborn", stubborn));
        expectEnd("stubborn", stubborn);
        expect("what the body has done at the end", List.of("went on", "ended"), List.copyOf(trace));
    }

    private void yieldAgain(Generator.Out<String> out) {
        try {
            out.yield("one more?");
        } finally {
            trace.add("went on");
        }
    }

    /// The name of the exception that the action throws.
    static String comesOf(Runnable action) {
        try {
            action.run();
            return "nothing";
        } catch (RuntimeException thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    @Check("Any other exception of the closed body reaches the caller of close, as the same object.")
    @Order(18)
    void anotherExceptionPasses() {
        for (Throwable failure :
                List.of(new IllegalStateException("the till is stuck"), new AssertionError("no key"))) {
            Generator<Integer> orders = make("a body whose finally throws", out -> {
                try {
                    out.yield(1);
                } finally {
                    throwIt(failure);
                }
            });
            expect("next()", 1, next("orders", orders));
            String what = "orders.close(), where the body throws "
                    + failure.getClass().getSimpleName() + ",";
            expectSame("what comes out of " + what, failure, expectThrows(failure.getClass(), what, orders::close));
            close("orders", orders);
            expectEnd("orders", orders);
        }
    }

    private static void throwIt(Throwable failure) {
        switch (failure) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> {}
        }
    }

    @Check("A body can close another generator in its own finally.")
    @Order(19)
    void theOuterClosesTheInner() {
        Generator<Integer> inner = make("inner, a body with try, yield 1, finally", out -> {
            try {
                out.yield(1);
            } finally {
                trace.add("inner");
            }
        });
        Generator<Integer> outer = make("outer, which gives what inner gives", out -> {
            try (inner) {
                inner.forEachRemaining(out::yield);
            } finally {
                trace.add("outer");
            }
        });
        expect("outer.next()", 1, next("outer", outer));
        close("outer", outer);
        expect("what the bodies have done", List.of("inner", "outer"), new ArrayList<>(trace));
        expectEnd("inner", inner);
    }

    @Check("A body may end with a new GeneratorExit. It counts as the signal, and close does not throw it.")
    @Order(20)
    void aSignalOfTheBodysOwnMeansTheSame() {
        Generator<Integer> orders = make("a body that catches the signal and throws a new GeneratorExit", out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                throw new GeneratorExit();
            }
        });
        expect("next()", 1, next("orders", orders));
        close("orders", orders);
        expectEnd("orders", orders);
    }

    final void close(String name, Generator<?> generator) {
        perform(name + ".close()", generator::close);
    }
}
