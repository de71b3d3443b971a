package tulip.coroutines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.coroutines.Step.Returned;
import tulip.coroutines.Step.Yielded;
import tulip.generators.Suspension;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a coroutine must prove before anyone throws into it.
public abstract class SendContract extends Contract {
    /// What the bodies of a check have done, and what their yields have given.
    final List<String> trace = Collections.synchronizedList(new ArrayList<>());

    protected abstract <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body);

    /// How an answer pauses: on virtual threads, where a debugger and a dump show the body, unless
    /// `-Dtulip.suspension` is set.
    protected static Suspension suspension() {
        return System.getProperty("tulip.suspension") == null ? Suspension.VIRTUAL_THREAD : Suspension.chosen();
    }

    @Check("Making a coroutine runs no code of the body.")
    @Order(1)
    void makingItRunsNothing() {
        Coroutine<String, String, String> barista = barista();
        expect("what the body has done before anyone asks", List.of(), trace);
        expect("the state of barista", State.CREATED, barista.state());
    }

    @Check("A step is Yielded for each yield, null included, and then Returned, with what the body returns.")
    @Order(2)
    void eachStepSaysWhatTheBodyHasDone() {
        Coroutine<String, String, Integer> menu =
                make("a body that yields \"tea\", \"milk\", null, and returns 2", out -> {
                    out.yield("tea");
                    out.yield("milk");
                    out.yield(null);
                    return 2;
                });
        expect("the first next()", new Yielded<>("tea"), next("menu", menu));
        expect("the second next()", new Yielded<>("milk"), next("menu", menu));
        expect("the third next()", new Yielded<>(null), next("menu", menu));
        expect("the fourth next()", new Returned<>(2), next("menu", menu));
        expect("the state then", State.CLOSED, menu.state());
        expect("menu.result()", 2, menu.result());
        Coroutine<String, String, String> none = make("a body that only returns null", out -> null);
        expect("the first next() of none", new Returned<>(null), next("none", none));
    }

    @Check("A value that is sent is what the paused yield gives, and the body runs to its next yield.")
    @Order(3)
    void theYieldGivesWhatIsSent() {
        Coroutine<String, String, String> barista = make("a body that gets two cups, and yields the first", out -> {
            String first = out.yield("ready");
            trace.add("" + first);
            String second = out.yield(first + ", please!");
            trace.add("" + second);
            return second + " was the last";
        });
        expect("next()", new Yielded<>("ready"), next("barista", barista));
        Step<String, String> one = send("barista", barista, "Ada");
        Step<String, String> two = send("barista", barista, "Linus");
        expect("what the yields have given", List.of("Ada", "Linus"), traced());
        expect("send(\"Ada\")", new Yielded<>("Ada, please!"), one);
        expect("send(\"Linus\")", new Returned<>("Linus was the last"), two);
    }

    @Check("next() makes the paused yield give null, also after a value was sent.")
    @Order(4)
    void nextSendsNull() {
        Coroutine<Integer, String, String> listener = listener(4);
        next("listener", listener);
        send("listener", listener, "a");
        next("listener", listener);
        send("listener", listener, null);
        send("listener", listener, "b");
        expect("what the yields have given", List.of("a", "null", "null", "b"), traced());
    }

    @Check("If the body has not begun, a value is refused with IllegalStateException. Then next() begins as usual.")
    @Order(5)
    void aFreshCoroutineRefusesAValue() {
        Coroutine<Integer, String, String> listener = listener(2);
        expectThrows(
                IllegalStateException.class,
                "listener.send(\"a\"), before the body has begun,",
                () -> listener.send("a"));
        expect("what the body has done after the refused call", List.of(), traced());
        expect("the state after the refused call", State.CREATED, listener.state());
        expect("next()", new Yielded<>(1), next("listener", listener));
        send("listener", listener, "b");
        expect("what the yields have given", List.of("b"), traced());
        expect("the next() that ends the body", new Returned<>("end"), next("listener", listener));
        Coroutine<Integer, String, String> other = listener(1);
        expect("send(null) to another one that has not begun", new Yielded<>(1), send("other", other, null));
        expect("the next() that ends the other body", new Returned<>("end"), next("other", other));
    }

    @Check("At the end, next() and send(v) throw NoSuchElementException, each time. result() is still there.")
    @Order(6)
    void theEndIsFinal() {
        Coroutine<String, String, Integer> menu = make("a body that yields \"tea\" and returns 1", out -> {
            trace.add("runs");
            out.yield("tea");
            return 1;
        });
        next("menu", menu);
        expect("the second next()", new Returned<>(1), next("menu", menu));
        for (int i = 0; i < 2; i++) {
            expectEnd("menu", menu);
            expectThrows(NoSuchElementException.class, "menu.send(\"milk\") at the end", () -> menu.send("milk"));
        }
        expect("menu.result() at the end", 1, menu.result());
        expect("what the body has done", List.of("runs"), trace);
    }

    @Check("Each value arrives at its own yield: an average that runs.")
    @Order(7)
    void aRunningAverage() {
        Coroutine<Integer, Integer, String> average = make("a body that yields the average so far", out -> {
            int sum = 0;
            int count = 0;
            Integer value = out.yield(null);
            while (value != null) {
                sum += value;
                count++;
                value = out.yield(sum / count);
            }
            return count + " values";
        });
        next("average", average);
        var averages = new ArrayList<Step<Integer, String>>();
        for (int value : List.of(10, 20, 60, 10)) {
            averages.add(send("average", average, value));
        }
        expect(
                "all answers",
                List.of(new Yielded<>(10), new Yielded<>(15), new Yielded<>(30), new Yielded<>(25)),
                averages);
        expect("next() at the end", new Returned<>("4 values"), next("average", average));
    }

    @Check("An exception of the body reaches the caller once, as the same object. Then the coroutine has ended.")
    @Order(8)
    void whatTheBodyThrowsComesOut() {
        for (Throwable failure : List.of(new IllegalArgumentException("no milk"), new AssertionError("no cups"))) {
            Coroutine<Integer, String, String> failing = make("a body that yields 1 and throws", out -> {
                out.yield(1);
                throw Raise.asItIs(failure);
            });
            next("failing", failing);
            String what = "failing.send(\"a\"), where the body throws,";
            expectSame(
                    "what " + what + " throws",
                    failure,
                    expectThrows(failure.getClass(), what, () -> failing.send("a")));
            expectEnd("failing", failing);
            expect("failing.result() at the end", null, failing.result());
        }
    }

    @Check("The state is CREATED, RUNNING, SUSPENDED or CLOSED; result() throws IllegalStateException before the end.")
    @Order(9)
    void theStateSaysWhatTheBodyDoes() {
        var self = new AtomicReference<Coroutine<Integer, String, String>>();
        Coroutine<Integer, String, String> watched = make("a body that notes its state, and yields 1", out -> {
            trace.add("" + self.get().state());
            out.yield(1);
            trace.add("" + self.get().state());
            return "end";
        });
        self.set(watched);
        expectThrows(IllegalStateException.class, "watched.result() before the begin", watched::result);
        next("watched", watched);
        expect("the state at the yield", State.SUSPENDED, watched.state());
        expectThrows(IllegalStateException.class, "watched.result() at the yield", watched::result);
        next("watched", watched);
        expect("the state at the end", State.CLOSED, watched.state());
        expect("the states that the body has seen", List.of("RUNNING", "RUNNING"), traced());
    }

    @Check("A body may use another coroutine, and two coroutines of one body do not disturb each other.")
    @Order(10)
    void coroutinesAreIndependent() {
        Coroutine<String, String, String> inner = barista();
        Coroutine<String, String, String> loud = make("a body that sends to inner, and yields it in capitals", out -> {
            inner.next();
            String cup = out.yield("OPEN");
            while (inner.send(cup) instanceof Yielded(String call)) {
                cup = out.yield(call.toUpperCase(Locale.ROOT));
            }
            return "CLOSED";
        });
        Coroutine<String, String, String> other = barista();
        next("loud", loud);
        next("other", other);
        expect("loud.send(\"Ada\")", new Yielded<>("ADA, PLEASE!"), send("loud", loud, "Ada"));
        expect("other.send(\"Linus\")", new Yielded<>("Linus, please!"), send("other", other, "Linus"));
        expect("loud.send(\"Grace\")", new Yielded<>("GRACE, PLEASE!"), send("loud", loud, "Grace"));
        expect("loud.next()", new Returned<>("CLOSED"), next("loud", loud));
        expect("other.next()", new Returned<>("closed"), next("other", other));
    }

    @Check("A call by the body itself gets AlreadyRunning and changes nothing. Only the running body may yield.")
    @Order(11)
    void aCallDuringACallIsRefused() {
        var self = new AtomicReference<Coroutine<Integer, String, String>>();
        var kept = new AtomicReference<Coroutine.Out<Integer, String>>();
        Coroutine<Integer, String, String> numbers = make("a body that calls its own coroutine, and yields 1", out -> {
            kept.set(out);
            trace.add(comesOf(() -> self.get().next()));
            trace.add(comesOf(() -> self.get().send("a")));
            trace.add(comesOf(() -> self.get().throwIn(new IllegalArgumentException())));
            trace.add(comesOf(() -> self.get().close()));
            trace.add(out.yield(1));
            return "end";
        });
        self.set(numbers);
        Step<Integer, String> first = next("numbers", numbers);
        expect("what the body's own calls have thrown", Collections.nCopies(4, "AlreadyRunning"), traced());
        expect("next()", new Yielded<>(1), first);
        expectThrows(
                IllegalStateException.class,
                "a yield by the caller",
                () -> kept.get().yield(0));
        expect("send(\"b\")", new Returned<>("end"), send("numbers", numbers, "b"));
        expect("the last value that arrived", "b", trace.getLast());
        expectThrows(
                IllegalStateException.class,
                "a yield at the end",
                () -> kept.get().yield(0));
    }

    @Check("While the body runs, a call by another thread gets AlreadyRunning at once.")
    @Order(12)
    void anotherThreadIsRefused() {
        var self = new AtomicReference<Coroutine<Integer, String, String>>();
        Coroutine<Integer, String, String> numbers = make("a body that lets another thread call next()", out -> {
            onAnotherThread(() -> trace.add(comesOf(() -> self.get().next())));
            out.yield(1);
            return "end";
        });
        self.set(numbers);
        expect("next()", new Yielded<>(1), next("numbers", numbers));
        expect("what the other thread's next() has thrown", List.of("AlreadyRunning"), traced());
        expect("the second next()", new Returned<>("end"), next("numbers", numbers));
    }

    private static void onAnotherThread(Runnable action) {
        Thread thread = Thread.ofPlatform().start(action);
        try {
            thread.join();
        } catch (InterruptedException givenUp) {
            throw new IllegalStateException("interrupted", givenUp);
        }
    }

    @Check("If a NoSuchElementException escapes from the body, the caller gets IllegalStateException with that cause.")
    @Order(13)
    void anEscapingEndIsAnError() {
        var end = new NoSuchElementException("an empty shelf");
        Coroutine<Integer, String, String> cups = make("a body that throws NoSuchElementException", out -> {
            throw end;
        });
        var thrown = expectThrows(IllegalStateException.class, "cups.next()", cups::next);
        expectSame("the cause of what cups.next() throws", end, thrown.getCause());
        expectEnd("cups", cups);
    }

    /// Makes a body that gets cups until it gets null.
    private Coroutine<String, String, String> barista() {
        return make("a body that yields \"ready\", and then each cup that is sent, until null", out -> {
            String cup = out.yield("ready");
            while (cup != null) {
                trace.add(cup);
                cup = out.yield(cup + ", please!");
            }
            return "closed";
        });
    }

    /// Makes a body that yields 1, 2, 3, and notes what its yields give.
    final Coroutine<Integer, String, String> listener(int yields) {
        return make("a body that yields 1 to " + yields + ", and notes what its yields give", out -> {
            for (int i = 1; i <= yields; i++) {
                trace.add("" + out.yield(i));
            }
            return "end";
        });
    }

    final <Y, S, R> Coroutine<Y, S, R> make(String what, Coroutine.Body<Y, S, R> body) {
        return step(what, () -> coroutine(body));
    }

    final <Y, S, R> Step<Y, R> next(String name, Coroutine<Y, S, R> coroutine) {
        return step(name + ".next()", coroutine::next);
    }

    final <Y, S, R> Step<Y, R> send(String name, Coroutine<Y, S, R> coroutine, S value) {
        String shown = value instanceof String text ? '"' + text + '"' : "" + value;
        return step(name + ".send(" + shown + ")", () -> coroutine.send(value));
    }

    /// Fails unless the coroutine has ended.
    final void expectEnd(String name, Coroutine<?, ?, ?> coroutine) {
        expectThrows(NoSuchElementException.class, name + ".next() at the end", coroutine::next);
    }

    /// The name of the exception that the action throws.
    static String comesOf(Runnable action) {
        try {
            action.run();
            return "nothing";
        } catch (Throwable thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    /// What the trace holds, as a list that no body changes.
    final List<String> traced() {
        return Arrays.asList(trace.toArray(String[]::new));
    }
}
