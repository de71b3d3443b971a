package tulip.coroutines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.generators.Suspension;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.Deadline;

/// What a loop must prove that runs coroutines which call coroutines: results and errors find their caller.
public abstract class TrampolineContract extends Contract {
    /// What the bodies of a check have done, and how `run` has ended.
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private volatile Throwable failure; // what the coroutine d throws

    /// Runs a coroutine to its end, with all coroutines that it calls.
    protected abstract <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first);

    /// Makes the coroutines that are run. They hold no code of an answer, so they may be on the fastest backend.
    protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
        return new ChainedCoroutine<>(fastest(), body);
    }

    /// How deep the calls of the last two checks are. On threads each call takes much longer.
    protected int depth() {
        return fastest() == Suspension.CONTINUATION ? 100_000 : 20_000;
    }

    private static Suspension fastest() {
        return Suspension.CONTINUATION.isAvailable() ? Suspension.CONTINUATION : Suspension.VIRTUAL_THREAD;
    }

    @Check("run returns what the first coroutine returns, null included.")
    @Order(1)
    void runGivesTheResult() {
        run("a coroutine that returns \"tea\"", calling(_ -> "tea"));
        run("a coroutine that returns null", calling(_ -> null));
        expect("what happened", List.of("run returns tea", "run returns null"), seen());
    }

    @Check("A yielded coroutine runs to its end. Then the yield gives what this coroutine has returned.")
    @Order(2)
    void theYieldGivesTheResult() {
        run("a, which calls b", calling(out -> {
            seen.add("a begins");
            call("a", out, calling(_ -> {
                seen.add("b runs");
                return "tea";
            }));
            return "done";
        }));
        expect("what happened", List.of("a begins", "b runs", "a gets tea", "run returns done"), seen());
    }

    @Check("A coroutine may call many others, one after the other. Each yield gives the result of its own call.")
    @Order(3)
    void aCallerCallsManyTimes() {
        run("a, which calls three coroutines", calling(out -> {
            for (String drink : List.of("tea", "milk", "water")) {
                call("a", out, calling(_ -> drink));
            }
            return "done";
        }));
        expect("what happened", List.of("a gets tea", "a gets milk", "a gets water", "run returns done"), seen());
    }

    @Check("null is a result like any other: the caller goes on.")
    @Order(4)
    void nullIsAResult() {
        run("a, which calls a coroutine that returns null, and then one that returns \"tea\"", calling(out -> {
            call("a", out, calling(_ -> null));
            call("a", out, calling(_ -> "tea"));
            return null;
        }));
        expect("what happened", List.of("a gets null", "a gets tea", "run returns null"), seen());
    }

    @Check("A result goes to the coroutine that has made the call. This is the last of those that wait.")
    @Order(5)
    void theLastCallerGoesOnFirst() {
        run("a, which calls b, which calls c, which calls d", chain(List.of("a", "b", "c"), calling(_ -> "d")));
        expect("what happened", List.of("c gets d", "b gets c", "a gets b", "run returns a"), seen());
    }

    @Check("If a coroutine throws, the yield of its caller throws the same object. The caller may catch it and go on.")
    @Order(6)
    void anErrorReachesItsCaller() {
        for (Throwable each : List.of(new IllegalStateException("no milk"), new AssertionError("no cups"))) {
            seen.clear();
            String what = each.getClass().getSimpleName();
            run(
                    "a, which calls b, which calls c, which calls d, which throws " + what,
                    chain(List.of("a", "b", "c"), d(each)));
            expect("what happened", List.of("c gets d's exception", "b gets c", "a gets b", "run returns a"), seen());
        }
    }

    @Check("An exception comes once. A caller that has caught it may call again.")
    @Order(7)
    void anErrorComesOnce() {
        var noMilk = new IllegalStateException("no milk");
        run("a, which calls a coroutine that throws, and then one that returns \"tea\"", calling(out -> {
            call("a", out, d(noMilk));
            call("a", out, calling(_ -> "tea"));
            return "done";
        }));
        expect("what happened", List.of("a gets d's exception", "a gets tea", "run returns done"), seen());
    }

    @Check("If a caller does not catch the exception, its `finally` runs, and then its own caller gets the exception.")
    @Order(8)
    void anErrorGoesOnToTheNextCaller() {
        var noMilk = new IllegalStateException("no milk");
        run(
                "a, which calls b, which calls a coroutine that throws; b has a finally, in which it calls again",
                calling(out -> {
                    call("a", out, cleaning("b", d(noMilk)));
                    return "done";
                }));
        expect(
                "what happened",
                List.of("b gets water", "finally of b", "a gets d's exception", "run returns done"),
                seen());
    }

    @Check("An exception that no caller catches comes out of run, as the same object. Then all callers have ended.")
    @Order(9)
    void anErrorThatNobodyCatchesComesOut() {
        var noMilk = new IllegalStateException("no milk");
        var b = cleaning("b", d(noMilk));
        var a = cleaning("a", b);
        run("a, which calls b, which calls a coroutine that throws", a);
        expect(
                "what happened",
                List.of("b gets water", "finally of b", "a gets water", "finally of a", "run throws d's exception"),
                seen());
        expect("the states of a and b", List.of(State.CLOSED, State.CLOSED), List.of(a.state(), b.state()));
    }

    @Check("A caller may throw another exception instead. The next caller gets that exception.")
    @Order(10)
    void anErrorMayBeReplaced() {
        var noMilk = new IllegalStateException("no milk");
        var other = new IllegalArgumentException("no drink");
        run("a, which calls b, which catches the exception of its call and throws another one", calling(out -> {
            call("a", out, calling(inner -> {
                call("b", inner, d(noMilk));
                throw other;
            }));
            return "done";
        }));
        expect(
                "what happened",
                List.of("b gets d's exception", "a gets IllegalArgumentException", "run returns done"),
                seen());
    }

    @Check("If a coroutine yields something that is no coroutine, its own yield throws IllegalArgumentException.")
    @Order(11)
    void whatIsNoCoroutineIsAnErrorOfItsCaller() {
        run("a, which calls b, which yields null, and then \"tea\"", calling(out -> {
            call("a", out, calling(inner -> {
                call("b", inner, null);
                call("b", inner, "tea");
                call("b", inner, calling(_ -> "milk"));
                return "b";
            }));
            return "done";
        }));
        expect(
                "what happened",
                List.of(
                        "b gets IllegalArgumentException",
                        "b gets IllegalArgumentException",
                        "b gets milk",
                        "a gets b",
                        "run returns done"),
                seen());
    }

    @Check("If a coroutine yields one that has begun before, its own yield throws IllegalStateException.")
    @Order(12)
    void aCoroutineIsCalledOnce() {
        Coroutine<Object, Object, String> paused = coroutine(out -> "" + out.yield(null));
        paused.next();
        var ended = calling(_ -> "ended");
        ended.next();
        var a = new AtomicReference<Object>();
        Coroutine<Coroutine<?, ?, ?>, Object, String> first = calling(out -> {
            call("a", out, calling(inner -> {
                for (Object begun : Arrays.asList(paused, ended, a.get())) {
                    call("b", inner, begun);
                }
                return "b";
            }));
            call("a", out, a.get());
            return "done";
        });
        a.set(first);
        run("a, which calls b, which yields a paused coroutine, an ended one, and a; then a yields a", first);
        String refused = " gets IllegalStateException";
        expect(
                "what happened",
                List.of("b" + refused, "b" + refused, "b" + refused, "a gets b", "a" + refused, "run returns done"),
                seen());
        expect("the state of the paused coroutine", State.SUSPENDED, paused.state());
        paused.close();
    }

    @Check("Calls may be very deep, on a thread with a stack of the usual size.")
    @Order(13)
    @Deadline(millis = 20_000)
    void callsMayBeDeep() {
        int sum = step("run " + depth() + " coroutines, each of which calls the next", () -> run(sumTo(depth())));
        expect("the sum of all results", depth() / 10 * 45, sum);
    }

    private Coroutine<Coroutine<?, ?, ?>, Object, Integer> sumTo(int n) {
        return coroutine(out -> n == 0 ? 0 : n % 10 + (Integer) out.yield(sumTo(n - 1)));
    }

    @Check("An exception goes through all callers, however deep the calls are.")
    @Order(14)
    @Deadline(millis = 20_000)
    void errorsMayComeFromTheDeep() {
        var stop = new IllegalStateException("no milk");
        var count = new AtomicInteger();
        var thrown = expectThrows(
                IllegalStateException.class,
                "run of " + depth() + " coroutines, each of which calls the next, and the last throws,",
                () -> run(down(depth(), count, stop)));
        expectSame("what run throws", stop, thrown);
        expect("the number of callers whose finally has run", depth(), count.get());
    }

    private Coroutine<Coroutine<?, ?, ?>, Object, String> down(int n, AtomicInteger count, Throwable stop) {
        return calling(out -> {
            if (n == 0) {
                throw Raise.asItIs(stop);
            }
            try {
                return "" + out.yield(down(n - 1, count, stop));
            } finally {
                count.incrementAndGet();
            }
        });
    }

    /// Makes coroutines of which each calls the next, and returns its own name. The last of them calls `end`.
    private Coroutine<Coroutine<?, ?, ?>, Object, String> chain(List<String> names, Coroutine<?, ?, ?> end) {
        return calling(out -> {
            List<String> rest = names.subList(1, names.size());
            call(names.getFirst(), out, rest.isEmpty() ? end : chain(rest, end));
            return names.getFirst();
        });
    }

    /// Makes a coroutine that calls another one, and calls a third one in its `finally`.
    private Coroutine<Coroutine<?, ?, ?>, Object, String> cleaning(String name, Coroutine<?, ?, ?> called) {
        return calling(out -> {
            try {
                return "" + out.yield(called);
            } finally {
                call(name, out, calling(_ -> "water"));
                seen.add("finally of " + name);
            }
        });
    }

    /// Makes a coroutine that throws.
    private Coroutine<Coroutine<?, ?, ?>, Object, String> d(Throwable thrown) {
        failure = thrown;
        return calling(_ -> {
            throw Raise.asItIs(thrown);
        });
    }

    private <R> Coroutine<Coroutine<?, ?, ?>, Object, R> calling(Coroutine.Body<Coroutine<?, ?, ?>, Object, R> body) {
        return coroutine(body);
    }

    /// Calls a coroutine, and notes what the yield gives or throws.
    @SuppressWarnings({"unchecked", "rawtypes"}) // what is called may be no coroutine
    private void call(String name, Coroutine.Out<Coroutine<?, ?, ?>, Object> out, Object called) {
        String got;
        try {
            got = text(((Coroutine.Out) out).yield(called));
        } catch (Throwable thrown) {
            got = nameOf(thrown);
        }
        seen.add(name + " gets " + got);
    }

    /// Runs a coroutine, and notes what it has returned, or that it has thrown the exception of d.
    private void run(String what, Coroutine<? extends Coroutine<?, ?, ?>, Object, ?> first) {
        perform("run " + what, () -> {
            String end;
            try {
                end = "returns " + text(run(first));
            } catch (Throwable thrown) {
                if (!isFailure(thrown)) {
                    throw thrown;
                }
                end = "throws " + nameOf(thrown);
            }
            seen.add("run " + end);
        });
    }

    private static String text(Object value) {
        return value instanceof Coroutine ? "a coroutine" : "" + value;
    }

    private String nameOf(Throwable thrown) {
        if (isFailure(thrown)) {
            return "d's exception";
        }
        String name = thrown.getClass().getSimpleName();
        return failure != null && failure.getClass() == thrown.getClass() ? "another " + name : name;
    }

    @SuppressWarnings("ReferenceEquality") // the same object is promised
    private boolean isFailure(Throwable thrown) {
        return thrown == failure;
    }

    private List<String> seen() {
        return List.copyOf(seen);
    }
}
