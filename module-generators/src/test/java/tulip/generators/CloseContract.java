package tulip.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a generator must prove about being closed, beside what it proved before.
public abstract class CloseContract extends FirstYieldContract {
    @Check("Closing a generator that has not begun runs nothing, and then it is at its end.")
    @Order(11)
    void closingTheUnstartedRunsNothing() {
        Generator<Integer> orders = make("a body that notes that it runs", out -> {
            trace.add("ran");
            out.yield(1);
        });
        close("orders", orders);
        expect("what the body has done", List.of(), trace);
        expectEnd("orders", orders);
        expect("what the body has done at the end", List.of(), trace);
    }

    @Check("Closed at a yield, the body goes out through its finally, and no further.")
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

    @Check("The yield throws GeneratorExit, which catch (Exception e) does not catch.")
    @Order(13)
    void theSignalIsNoException() {
        var seen = new AtomicReference<>("nothing");
        Generator<Integer> orders = make("a body that catches whatever its yield throws", out -> {
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

    @Check(
            "A body may catch the signal and return, also by return in its finally: the generator is closed all the same.")
    @Order(14)
    void catchingAndReturningIsFine() {
        Generator<Integer> orders = make("a body with try, yield 1, finally { return; }", this::swallows);
        expect("next()", 1, next("orders", orders));
        close("orders", orders);
        expect("what the body has done", List.of("returns"), trace);
        expectEnd("orders", orders);
    }

    @SuppressWarnings("finally") // it swallows the signal, which is what is shown
    private void swallows(Generator.Out<Integer> out) {
        try {
            out.yield(1);
        } finally {
            trace.add("returns");
            return;
        }
    }

    @Check("Closing it again, or at its end, does nothing.")
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

    @Check("An element that hasNext has seen, and nobody has taken, is lost when it is closed.")
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

    @Check("A body that yields again when it is closed: close throws IllegalStateException, and it still stands there.")
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

    /// Names what it throws.
    static String comesOf(Runnable action) {
        try {
            action.run();
            return "nothing";
        } catch (RuntimeException thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    @Check("Another exception out of the closed body reaches whoever closes, as the same object.")
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
            expectSame("what comes out of " + what, failure, expectThrows(Throwable.class, what, orders::close));
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

    @Check("A generator that owns another one closes it in its own finally.")
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

    @Check("A body may end with a GeneratorExit of its own: it means the same, and does not come out of close.")
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
