package tulip.coroutines;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Order;
import tulip.coroutines.Step.Returned;
import tulip.coroutines.Step.Yielded;
import tulip.generators.GeneratorExit;
import tulip.kit.Check;

/// What a coroutine must prove about exceptions that are thrown in, and about being closed, beside what it proved
/// before.
public abstract class ThrowInContract extends SendContract {
    private final IllegalArgumentException noMilk = new IllegalArgumentException("no milk");

    @SuppressWarnings("ReferenceEquality") // it must be the same object
    @Check("The paused yield throws the exception, as the same object. If the body catches it, the next yield answers.")
    @Order(21)
    void theYieldThrows() {
        Coroutine<Integer, String, String> watched = make("a body that notes what its yields give and throw", out -> {
            for (int i = 1; i <= 3; i++) {
                try {
                    trace.add("given " + out.yield(i));
                } catch (IllegalArgumentException caught) {
                    trace.add(caught == noMilk ? "caught no milk" : "caught another object");
                } catch (GeneratorExit exit) {
                    trace.add("GeneratorExit");
                    throw exit;
                }
            }
            return "end";
        });
        next("watched", watched);
        Object answer = outcome("watched.throwIn(no milk)", () -> watched.throwIn(noMilk));
        Object then = outcome("watched.next()", watched::next);
        expect("all that the yields have done", List.of("caught no milk", "given null"), traced());
        expect("what watched.throwIn(no milk) gives", new Yielded<>(2), answer);
        expect("what watched.next() gives then", new Yielded<>(3), then);
        expect("the next() that ends the body", new Returned<>("end"), next("watched", watched));
    }

    @Check("After a throwIn, the coroutine goes on: the next yield gives what is sent, and throws nothing.")
    @Order(22)
    void itGoesOn() {
        Coroutine<String, String, String> barista = forgiving();
        next("barista", barista);
        throwIn("barista", barista, noMilk);
        expect("send(\"Ada\") after that", new Yielded<>("Ada, please!"), send("barista", barista, "Ada"));
        expect("throwIn(no milk) once more", new Yielded<>("sorry 2"), throwIn("barista", barista, noMilk));
        expect("next() after that", new Returned<>("2 times sorry"), next("barista", barista));
        expect("what the body has caught and got", List.of("no milk", "Ada", "no milk", "null"), traced());
    }

    @Check("If the body does not catch the exception, it comes out of throwIn, as the same object. That is the end.")
    @Order(23)
    void uncaughtItComesOut() {
        for (Throwable each : List.of(noMilk, new IOException("no power"), new AssertionError("no cups"))) {
            Coroutine<Integer, String, String> listener = listener(2);
            next("listener", listener);
            expectSame(
                    "what listener.throwIn(e) throws",
                    each,
                    expectThrows(
                            each.getClass(), "listener.throwIn(" + name(each) + ")", () -> listener.throwIn(each)));
            expect("the state then", State.CLOSED, listener.state());
            expectEnd("listener", listener);
            expect("listener.result()", null, listener.result());
        }
    }

    @Check("If the body catches the exception and returns, throwIn gives Returned.")
    @Order(24)
    void aBodyMayReturnThen() {
        Coroutine<Integer, String, String> listener = make("a body that returns if its yield throws", out -> {
            try {
                out.yield(1);
                return "went on";
            } catch (IllegalArgumentException caught) {
                return "stopped";
            }
        });
        next("listener", listener);
        expect("throwIn(no milk)", new Returned<>("stopped"), throwIn("listener", listener, noMilk));
        expect("listener.result()", "stopped", listener.result());
        expectEnd("listener", listener);
    }

    @Check("If the body has not begun, throwIn throws the exception, runs no code of the body, and that is the end.")
    @Order(25)
    void aFreshCoroutineEnds() {
        for (Throwable each : List.of(noMilk, new IOException("no power"))) {
            Coroutine<String, String, String> barista = make("a body that catches all, and notes that it runs", out -> {
                trace.add("ran");
                try {
                    out.yield("ready");
                } catch (IllegalArgumentException caught) {
                    trace.add("caught");
                }
                return "end";
            });
            var thrown =
                    expectThrows(each.getClass(), "barista.throwIn(" + name(each) + ")", () -> barista.throwIn(each));
            expect("what the body has done", List.of(), traced());
            expectSame("what barista.throwIn(e) throws", each, thrown);
            expect("the state then", State.CLOSED, barista.state());
            expectEnd("barista", barista);
            expect("what the body has done at the end", List.of(), traced());
        }
    }

    @Check("If the body has ended, throwIn throws the exception again, each time, and result() does not change.")
    @Order(26)
    void anEndedCoroutineThrowsAgain() {
        Coroutine<Integer, String, String> none = make("a body that returns \"nothing\"", out -> "nothing");
        next("none", none);
        for (Throwable each : List.of(noMilk, noMilk, new NoSuchElementException("an empty shelf"))) {
            expectSame(
                    "what none.throwIn(e) throws",
                    each,
                    expectThrows(each.getClass(), "none.throwIn(" + name(each) + ")", () -> none.throwIn(each)));
        }
        expect("none.result()", "nothing", none.result());
        expectEnd("none", none);
    }

    @Check(
            "A NoSuchElementException that is thrown in and not caught comes out as the cause of an IllegalStateException.")
    @Order(27)
    void anEndThatIsThrownIn() {
        var end = new NoSuchElementException("an empty shelf");
        Coroutine<Integer, String, String> listener = listener(2);
        next("listener", listener);
        expectCause(end, "listener.throwIn(e), for a paused body,", listener);
        Coroutine<Integer, String, String> fresh = listener(2);
        expectCause(end, "fresh.throwIn(e), for a body that has not begun,", fresh);
    }

    private void expectCause(Throwable end, String what, Coroutine<?, ?, ?> coroutine) {
        var thrown = expectThrows(IllegalStateException.class, what, () -> coroutine.throwIn(end));
        expectSame("the cause of what " + what + " throws", end, thrown.getCause());
        expect("the state then", State.CLOSED, coroutine.state());
    }

    @Check("throwIn(null) throws NullPointerException, and changes nothing.")
    @Order(28)
    void nothingCannotBeThrown() {
        Coroutine<Integer, String, String> listener = listener(1);
        next("listener", listener);
        expectThrows(NullPointerException.class, "listener.throwIn(null)", () -> listener.throwIn(null));
        expect("send(\"a\") after that", new Returned<>("end"), send("listener", listener, "a"));
        expect("what the yield has given", List.of("a"), traced());
    }

    @Check("If the body is paused at a yield, close runs its finally, and no code after it. A fresh body never runs.")
    @Order(29)
    void closeRunsFinally() {
        Coroutine<Integer, String, String> orders = orders();
        next("orders", orders);
        close("orders", orders);
        expect("what the body has done", List.of("GeneratorExit", "finally"), traced());
        expectEnd("orders", orders);
        close("orders", orders);
        trace.clear();
        Coroutine<Integer, String, String> fresh = orders();
        close("fresh", fresh);
        expect("what the body of fresh has done", List.of(), traced());
        expect("the state of fresh", State.CLOSED, fresh.state());
        expectEnd("fresh", fresh);
    }

    private Coroutine<Integer, String, String> orders() {
        return make("a body with try, yield 1, finally", out -> {
            try {
                out.yield(1);
                trace.add("went on");
            } catch (Throwable signal) {
                trace.add(signal.getClass().getSimpleName());
                throw signal;
            } finally {
                trace.add("finally");
            }
            trace.add("after finally");
            return "end";
        });
    }

    @Check("If the closed body returns, result() has its value. If it throws, close throws the same object.")
    @Order(30)
    void whatAClosedBodyDoesLast() {
        Coroutine<Integer, String, String> polite = make("a body that catches the signal, and returns \"bye\"", out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                return "bye";
            }
            return "went on";
        });
        next("polite", polite);
        close("polite", polite);
        expect("polite.result()", "bye", polite.result());
        expectEnd("polite", polite);
        Coroutine<Integer, String, String> failing = make("a body whose finally throws", out -> {
            try {
                out.yield(1);
            } finally {
                fail(noMilk);
            }
            return "went on";
        });
        next("failing", failing);
        expectSame(
                "what failing.close() throws",
                noMilk,
                expectThrows(IllegalArgumentException.class, "failing.close()", failing::close));
        expectEnd("failing", failing);
    }

    private static void fail(RuntimeException failure) {
        throw failure;
    }

    @Check("If the closed body yields again, close throws IllegalStateException, and the body is paused there.")
    @Order(31)
    void yieldingInsteadIsAnError() {
        Coroutine<String, String, String> stubborn = make("a body that yields again when it is closed", out -> {
            try {
                out.yield("coffee?");
            } catch (GeneratorExit exit) {
                trace.add(out.yield("one more?"));
            }
            return "good night";
        });
        next("stubborn", stubborn);
        expectThrows(IllegalStateException.class, "stubborn.close()", stubborn::close);
        expect("the state then", State.SUSPENDED, stubborn.state());
        expect("send(\"no\") after that", new Returned<>("good night"), send("stubborn", stubborn, "no"));
        expect("what the second yield has given", List.of("no"), traced());
    }

    @Check("A GeneratorExit that a caller throws in is an exception like any other: throwIn throws the same object.")
    @Order(32)
    void aSignalThatIsThrownInComesOut() {
        var exit = new GeneratorExit();
        Coroutine<Integer, String, String> orders = orders();
        next("orders", orders);
        Throwable thrown =
                expectThrows(GeneratorExit.class, "orders.throwIn(a GeneratorExit)", () -> orders.throwIn(exit));
        expectSame("what orders.throwIn(a GeneratorExit) throws", exit, thrown);
        expect("what the body has done", List.of("GeneratorExit", "finally"), traced());
        expectEnd("orders", orders);
    }

    /// Makes a body that survives exceptions, and notes what its yields give and throw.
    private Coroutine<String, String, String> forgiving() {
        return make("a body that answers \"sorry\" if its yield throws, until null", out -> {
            String answer = "ready";
            int sorry = 0;
            String cup = "";
            while (cup != null) {
                try {
                    cup = out.yield(answer);
                    trace.add("" + cup);
                    answer = cup + ", please!";
                } catch (IllegalArgumentException caught) {
                    trace.add(caught.getMessage());
                    sorry++;
                    answer = "sorry " + sorry;
                }
            }
            return sorry + " times sorry";
        });
    }

    final <Y, S, R> Step<Y, R> throwIn(String name, Coroutine<Y, S, R> coroutine, Throwable thrown) {
        return step(name + ".throwIn(" + name(thrown) + ")", () -> coroutine.throwIn(thrown));
    }

    /// The step that a call gives, or the name of the exception that it throws.
    final Object outcome(String what, Callable<?> call) {
        return step(what, () -> {
            try {
                return call.call();
            } catch (RuntimeException thrown) {
                return thrown.getClass().getSimpleName();
            }
        });
    }

    final void close(String name, Coroutine<?, ?, ?> coroutine) {
        perform(name + ".close()", coroutine::close);
    }

    private static String name(Throwable thrown) {
        return thrown.getMessage();
    }
}
