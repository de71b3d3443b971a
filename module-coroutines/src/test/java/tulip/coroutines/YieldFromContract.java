package tulip.coroutines;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.coroutines.Step.Returned;
import tulip.coroutines.Step.Yielded;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.kit.Check;

/// What a coroutine must prove that lets another coroutine talk in its place, beside what it proved before.
public abstract class YieldFromContract extends ThrowInContract {
    private final IllegalArgumentException noMilk = new IllegalArgumentException("no milk");

    @Check("The caller gets what inner yields, between what outer yields before and after. next() goes to inner.")
    @Order(41)
    void theCallerGetsWhatInnerYields() {
        Coroutine<Integer, String, String> inner = make("inner, a body that yields 1, 2, null and 3", out -> {
            trace.add("" + out.yield(1));
            trace.add("" + out.yield(2));
            trace.add("" + out.yield(null));
            trace.add("" + out.yield(3));
            return "end";
        });
        Coroutine<Integer, String, String> outer = make("outer, which yields 0, then from inner, then 4", out -> {
            out.yield(0);
            out.yieldFrom(inner);
            out.yield(4);
            return "closed";
        });
        for (Integer each : new Integer[] {0, 1, 2, null, 3, 4}) {
            expect("outer.next()", new Yielded<>(each), next("outer", outer));
        }
        expect("outer.next() after that", new Returned<>("closed"), next("outer", outer));
        expect("what the yields of inner have given", List.of("null", "null", "null", "null"), traced());
    }

    @Check("What inner returns is the value of yieldFrom, and the caller does not see it.")
    @Order(42)
    void theValueIsWhatInnerReturns() {
        Coroutine<Integer, String, Integer> inner = make("inner, a body that yields 1 and returns 7", out -> {
            out.yield(1);
            return 7;
        });
        Coroutine<Integer, String, String> outer = make(
                "outer, which yields from inner, and returns that value", out -> "inner says " + out.yieldFrom(inner));
        expect("outer.next()", new Yielded<>(1), next("outer", outer));
        expect("the second outer.next()", new Returned<>("inner says 7"), next("outer", outer));
        Coroutine<Integer, String, Integer> quick = make("quick, a body that only returns 8", out -> 8);
        Coroutine<Integer, String, String> other =
                make("other, which yields from quick", out -> "quick says " + out.yieldFrom(quick));
        expect("other.next()", new Returned<>("quick says 8"), next("other", other));
    }

    @Check("What the caller sends goes to inner, value by value. What was sent before belongs to outer.")
    @Order(43)
    void whatIsSentGoesToInner() {
        Coroutine<Integer, String, String> outer = delegating("outer", listener(4));
        next("outer", outer);
        send("outer", outer, "a");
        next("outer", outer);
        send("outer", outer, "b");
        expect("outer.send(\"c\")", new Returned<>("[end]"), send("outer", outer, "c"));
        expect("what the yields of inner have given", List.of("a", "null", "b", "c"), traced());
        trace.clear();
        Coroutine<Integer, String, String> inner = listener(2);
        next("inner", inner);
        Coroutine<Integer, String, String> late = make("late, which yields 0, and then from inner", out -> {
            trace.add("late got " + out.yield(0));
            return out.yieldFrom(inner);
        });
        next("late", late);
        send("late", late, "d");
        send("late", late, "e");
        expect("what the yields have given", List.of("late got d", "null", "e"), traced());
    }

    @Check("If inner has ended before, yieldFrom gives null at once. If inner is paused, it goes on from there.")
    @Order(44)
    void innerMayHaveBegunBefore() {
        Coroutine<Integer, String, String> ended = listener(1);
        next("ended", ended);
        next("ended", ended);
        trace.clear();
        Coroutine<Integer, String, String> outer = delegating("outer", ended);
        expect("outer.next()", new Returned<>("[null]"), next("outer", outer));
        Coroutine<Integer, String, String> paused = listener(2);
        next("paused", paused);
        Coroutine<Integer, String, String> other = delegating("other", paused);
        expect("other.next()", new Yielded<>(2), next("other", other));
        expect("other.send(\"a\")", new Returned<>("[end]"), send("other", other, "a"));
        expect("what the yields of paused have given", List.of("null", "a"), traced());
    }

    @Check("What the caller throws in goes to inner. If inner catches it, the caller gets the next yield of inner.")
    @Order(45)
    void innerMayCatch() {
        Coroutine<String, String, String> inner = make("inner, a body that catches what its yield throws", out -> {
            try {
                out.yield("ready");
            } catch (IllegalArgumentException caught) {
                trace.add("inner caught " + caught.getMessage());
                trace.add(out.yield("sorry"));
            } catch (GeneratorExit exit) {
                trace.add("inner was closed");
            } catch (RuntimeException other) {
                trace.add("inner got another exception");
            }
            return "end";
        });
        Coroutine<String, String, String> outer = delegating("outer", inner);
        next("outer", outer);
        Object answer = outcome("outer.throwIn(no milk)", () -> outer.throwIn(noMilk));
        expect("what the body of inner has done", List.of("inner caught no milk"), traced());
        expect("what outer.throwIn(no milk) gives", new Yielded<>("sorry"), answer);
        expect("outer.send(\"a\") after that", new Returned<>("[end]"), send("outer", outer, "a"));
        expect("the last value that has reached inner", "a", trace.getLast());
    }

    @Check("If inner catches the exception and returns, yieldFrom has its value, and outer goes on.")
    @Order(46)
    void innerMayReturnThen() {
        for (Throwable each : List.of(noMilk, new IOException("no power"), new AssertionError("no cups"))) {
            Coroutine<String, String, String> inner = make("inner, a body that returns if its yield throws", out -> {
                try {
                    return out.yield("ready");
                } catch (Throwable caught) {
                    return "no coffee";
                }
            });
            Coroutine<String, String, String> outer = delegating("outer", inner);
            next("outer", outer);
            String what = "outer.throwIn(" + each.getMessage() + ")";
            Object answer = step(what, () -> {
                try {
                    return outer.throwIn(each);
                } catch (Throwable thrown) {
                    return thrown.getClass().getSimpleName();
                }
            });
            String state = "the state of inner after " + what;
            expect(state, State.CLOSED, inner.state());
            expect(what, new Returned<>("[no coffee]"), answer);
        }
    }

    @SuppressWarnings("ReferenceEquality") // it must be the same object
    @Check("If inner throws, yieldFrom throws the same object. Outer may catch it, and yield again.")
    @Order(47)
    void whatInnerThrowsReachesOuter() {
        Coroutine<String, String, String> inner = make("inner, a body with try, yield, finally", out -> {
            try {
                return out.yield("ready");
            } finally {
                trace.add("inner's finally");
            }
        });
        Coroutine<String, String, String> outer = make("outer, which catches what yieldFrom throws", out -> {
            try {
                return out.yieldFrom(inner);
            } catch (IllegalArgumentException caught) {
                trace.add(caught == noMilk ? "outer caught it" : "outer caught another object: " + caught);
                return "then " + out.yield("sorry");
            }
        });
        next("outer", outer);
        expect("outer.throwIn(no milk)", new Yielded<>("sorry"), throwIn("outer", outer, noMilk));
        expect("what the bodies have done", List.of("inner's finally", "outer caught it"), traced());
        expect("the state of inner", State.CLOSED, inner.state());
        expect("outer.send(\"tea\")", new Returned<>("then tea"), send("outer", outer, "tea"));
    }

    @Check("An exception that nobody catches comes out of the outermost, as the same object, and all have ended.")
    @Order(48)
    void anUncaughtExceptionEndsAll() {
        Coroutine<Integer, String, String> inner = make("inner, a body that yields 1 and throws", out -> {
            out.yield(1);
            throw noMilk;
        });
        Coroutine<Integer, String, String> middle = delegating("middle", inner);
        Coroutine<Integer, String, String> outer = delegating("outer", middle);
        next("outer", outer);
        expectSame(
                "what outer.send(\"a\") throws",
                noMilk,
                expectThrows(IllegalArgumentException.class, "outer.send(\"a\")", () -> outer.send("a")));
        expect(
                "the states of inner, middle, outer",
                List.of(State.CLOSED, State.CLOSED, State.CLOSED),
                List.of(inner.state(), middle.state(), outer.state()));
        expectEnd("outer", outer);
    }

    @Check("If outer is closed, inner is closed first. Then yieldFrom throws GeneratorExit in outer.")
    @Order(49)
    void innerIsClosedFirst() {
        Coroutine<Integer, String, String> inner = noting("inner", out -> "" + out.yield(1));
        Coroutine<Integer, String, String> outer = noting("outer", out -> out.yieldFrom(inner));
        next("outer", outer);
        close("outer", outer);
        expect(
                "what the bodies have done",
                List.of("inner: GeneratorExit", "inner: finally", "outer: GeneratorExit", "outer: finally"),
                traced());
        expect("the state of inner", State.CLOSED, inner.state());
        expect("the state of outer", State.CLOSED, outer.state());
    }

    @Check("If inner catches the signal and returns, outer ends all the same. result() has what inner has returned.")
    @Order(50)
    void innerCannotKeepOuterOpen() {
        Coroutine<Integer, String, String> inner = make("inner, a body that catches the signal, and returns", out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                trace.add("inner");
            }
            return "bye";
        });
        Coroutine<Integer, String, String> outer = noting("outer", out -> out.yieldFrom(inner));
        next("outer", outer);
        close("outer", outer);
        expect("what the bodies have done", List.of("inner", "outer: GeneratorExit", "outer: finally"), traced());
        expect("inner.result()", "bye", inner.result());
        expect("outer.result()", null, outer.result());
    }

    @Check("If inner throws when it is closed, yieldFrom throws this exception in outer, and then close does.")
    @Order(51)
    void innerFailsInItsCleanup() {
        Coroutine<Integer, String, String> inner = make("inner, a body whose finally throws", out -> {
            try {
                return "" + out.yield(1);
            } finally {
                spill();
            }
        });
        Coroutine<Integer, String, String> outer = noting("outer", out -> out.yieldFrom(inner));
        next("outer", outer);
        expectSame(
                "what outer.close() throws",
                noMilk,
                expectThrows(IllegalArgumentException.class, "outer.close()", outer::close));
        expect(
                "what the body of outer has done",
                List.of("outer: IllegalArgumentException", "outer: finally"),
                traced());
    }

    private void spill() {
        throw noMilk;
    }

    @Check("If inner yields when it is closed, yieldFrom throws IllegalStateException in outer.")
    @Order(52)
    void innerYieldsWhenItIsClosed() {
        Coroutine<Integer, String, String> inner = make("inner, a body that yields again when it is closed", out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                out.yield(2);
            }
            return "end";
        });
        Coroutine<Integer, String, String> outer = noting("outer", out -> out.yieldFrom(inner));
        next("outer", outer);
        expectThrows(IllegalStateException.class, "outer.close()", outer::close);
        expect("what the body of outer has done", List.of("outer: IllegalStateException", "outer: finally"), traced());
        expect("the state of inner", State.SUSPENDED, inner.state());
        expect("the state of outer", State.CLOSED, outer.state());
        close("inner", inner);
        expect("the state of inner, closed once more", State.CLOSED, inner.state());
    }

    @Check("A GeneratorExit that is thrown in closes inner first, too. Then the same object comes out.")
    @Order(53)
    void aSignalThatIsThrownIn() {
        Coroutine<Integer, String, String> inner = make("inner, a body that catches the signal, and returns", out -> {
            try {
                return "" + out.yield(1);
            } catch (GeneratorExit exit) {
                trace.add("inner");
                return "bye";
            }
        });
        Coroutine<Integer, String, String> outer = noting("outer", out -> out.yieldFrom(inner));
        next("outer", outer);
        var exit = new GeneratorExit();
        expectSame(
                "what outer.throwIn(exit) throws",
                exit,
                expectThrows(GeneratorExit.class, "outer.throwIn(exit)", () -> outer.throwIn(exit)));
        expect("what the bodies have done", List.of("inner", "outer: GeneratorExit", "outer: finally"), traced());
    }

    @Check(
            "Delegation can be nested: values, exceptions and close go to the innermost, results come back link by link.")
    @Order(54)
    void threeDeep() {
        Coroutine<Integer, String, String> inner = listener(3);
        Coroutine<Integer, String, String> outer = delegating("outer", delegating("middle", inner));
        next("outer", outer);
        expect("outer.send(\"a\")", new Yielded<>(2), send("outer", outer, "a"));
        send("outer", outer, "b");
        expect("outer.send(\"c\")", new Returned<>("[[end]]"), send("outer", outer, "c"));
        expect("what the yields of inner have given", List.of("a", "b", "c"), traced());
        trace.clear();
        Coroutine<Integer, String, String> last = noting("inner", out -> "" + out.yield(1));
        Coroutine<Integer, String, String> middle = noting("middle", out -> out.yieldFrom(last));
        Coroutine<Integer, String, String> first = noting("outer", out -> out.yieldFrom(middle));
        next("outer", first);
        close("outer", first);
        expect(
                "what the bodies have done",
                List.of(
                        "inner: GeneratorExit",
                        "inner: finally",
                        "middle: GeneratorExit",
                        "middle: finally",
                        "outer: GeneratorExit",
                        "outer: finally"),
                traced());
    }

    @Check("While inner runs, outer counts as running. While inner is paused, both are suspended.")
    @Order(55)
    void bothHaveTheSameState() {
        var self = new AtomicReference<Coroutine<Integer, String, String>>();
        Coroutine<Integer, String, String> inner = make("inner, a body that notes the state of outer", out -> {
            trace.add("" + self.get().state());
            out.yield(1);
            trace.add("" + self.get().state());
            trace.add(comesOf(() -> self.get().next()));
            return "end";
        });
        Coroutine<Integer, String, String> outer = delegating("outer", inner);
        self.set(outer);
        next("outer", outer);
        expect(
                "the states of inner and outer",
                List.of(State.SUSPENDED, State.SUSPENDED),
                List.of(inner.state(), outer.state()));
        expect("outer.next()", new Returned<>("[end]"), next("outer", outer));
        expect(
                "what inner has seen of outer, and what its call of outer has thrown",
                List.of("RUNNING", "RUNNING", "AlreadyRunning"),
                traced());
    }

    @Check("If a body yields from its own coroutine, or in a circle, yieldFrom throws AlreadyRunning; nothing hangs.")
    @Order(56)
    void aCircleIsRefused() {
        var self = new AtomicReference<Coroutine<Integer, String, String>>();
        Coroutine<Integer, String, String> selfish = make("a body that yields from its own coroutine", out -> {
            try {
                return out.yieldFrom(self.get());
            } catch (AlreadyRunning refused) {
                return "refused, then " + out.yield(1);
            }
        });
        self.set(selfish);
        expect("selfish.next()", new Yielded<>(1), next("selfish", selfish));
        expect("selfish.send(\"a\")", new Returned<>("refused, then a"), send("selfish", selfish, "a"));
        var first = new AtomicReference<Coroutine<Integer, String, String>>();
        Coroutine<Integer, String, String> second =
                make("second, which yields from first", out -> out.yieldFrom(first.get()));
        first.set(make("first, which yields from second", out -> out.yieldFrom(second)));
        expectThrows(AlreadyRunning.class, "first.next()", () -> first.get().next());
    }

    @Check("inner may be any Coroutine. Each call of outer is one call of inner, and nothing else calls inner.")
    @Order(57)
    void innerIsCalledOnce() {
        var failing = new Recorded(trace, make("inner, a body that yields 1, and throws if it gets \"spill\"", out -> {
            for (int i = 1; !"spill".equals(out.yield(i)); i++) {}
            throw noMilk;
        }));
        Coroutine<Integer, String, String> outer = make("outer, which yields from a recorder of calls", out -> {
            try {
                return out.yieldFrom(failing);
            } catch (IllegalArgumentException caught) {
                return "caught";
            }
        });
        next("outer", outer);
        send("outer", outer, "a");
        next("outer", outer);
        expect("outer.send(\"spill\")", new Returned<>("caught"), send("outer", outer, "spill"));
        expect("the calls of inner", List.of("next", "send a", "next", "send spill"), traced());
        trace.clear();
        Coroutine<Integer, String, String> other = delegating("other", new Recorded(trace, listener(2)));
        next("other", other);
        close("other", other);
        expect("the calls of the other inner", List.of("next", "close"), traced());
    }

    /// Records the calls of a coroutine.
    private record Recorded(List<String> calls, Coroutine<Integer, String, String> coroutine)
            implements Coroutine<Integer, String, String> {
        @Override
        public Step<Integer, String> send(String value) {
            calls.add(value == null ? "next" : "send " + value);
            return coroutine.send(value);
        }

        @Override
        public Step<Integer, String> throwIn(Throwable thrown) {
            calls.add("throwIn " + thrown.getMessage());
            return coroutine.throwIn(thrown);
        }

        @Override
        public void close() {
            calls.add("close");
            coroutine.close();
        }

        @Override
        public String result() {
            return coroutine.result();
        }

        @Override
        public State state() {
            return coroutine.state();
        }
    }

    /// Makes a body that only delegates, and returns what inner returns, in brackets.
    private <Y> Coroutine<Y, String, String> delegating(String name, Coroutine<Y, String, String> inner) {
        return make(
                name + ", which yields from another coroutine, and returns its value in brackets",
                out -> "[" + out.yieldFrom(inner) + "]");
    }

    /// Makes a body that notes what an action in it throws, and that its finally runs.
    private Coroutine<Integer, String, String> noting(String name, Coroutine.Body<Integer, String, String> action) {
        return make(name + ", a body with try, yield, finally", out -> {
            try {
                return action.run(out);
            } catch (Throwable thrown) {
                trace.add(name + ": " + thrown.getClass().getSimpleName());
                throw thrown;
            } finally {
                trace.add(name + ": finally");
            }
        });
    }
}
