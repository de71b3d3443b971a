package tulip.coroutines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import tulip.coroutines.Coroutine.Out;
import tulip.coroutines.Step.Returned;
import tulip.coroutines.Step.Yielded;
import tulip.generators.GeneratorExit;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a coroutine must prove that sends each value to many sinks.
public abstract class BroadcastContract extends Contract {
    private static final Step<Void, List<Throwable>> YIELDED = new Yielded<>(null);

    /// What the sinks of a check have done.
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private final List<Coroutine<?, ?, ?>> made = new ArrayList<>();
    private final Set<Thread> callers = ConcurrentHashMap.newKeySet(); // that have sent something to a sink

    /// Makes the body of a coroutine that sends each value to all sinks.
    protected abstract Coroutine.Body<Void, String, List<Throwable>> broadcast(
            List<Coroutine<Void, String, Void>> sinks);

    /// Makes the sinks, and the coroutine that the body runs on. Any implementation must do.
    protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
        return new ChainedCoroutine<>(SendContract.suspension(), body);
    }

    @Check("The first next() starts all sinks, in their order. Making the broadcast starts no sink.")
    @Order(1)
    void theFirstNextStartsTheSinks() {
        var orders = make("a broadcast to sinks a, b, c", takes("a", 9), takes("b", 9), takes("c", 9));
        expect("what the sinks have done before next()", List.of(), seen());
        expect("next()", YIELDED, next(orders));
        expect("what the sinks have done after next()", List.of("a starts", "b starts", "c starts"), seen());
        putAway();
    }

    @Check("Each value goes to all sinks, in their order. null is a value like any other.")
    @Order(2)
    void eachSinkGetsEachValue() {
        var orders = begun("a broadcast to sinks a, b", takes("a", 9), takes("b", 9));
        List<Step<Void, List<Throwable>>> steps = new ArrayList<>();
        for (String value : Arrays.asList("tea", null, "milk")) {
            steps.add(send(orders, value));
        }
        expect(
                "what the sinks have done",
                List.of("a gets tea", "b gets tea", "a gets null", "b gets null", "a gets milk", "b gets milk"),
                seen());
        expect("all answers of send", List.of(YIELDED, YIELDED, YIELDED), steps);
        putAway();
    }

    @Check("A sink that returns gets nothing more. The other sinks still get each value.")
    @Order(3)
    void aSinkMayReturn() {
        var orders = begun(
                "a broadcast to sinks a, b, which return after one value, and c, which takes more",
                takes("a", 1),
                takes("b", 1),
                takes("c", 9));
        send(orders, "tea");
        send(orders, "milk");
        expect(
                "what the sinks have done",
                List.of("a gets tea", "a returns", "b gets tea", "b returns", "c gets tea", "c gets milk"),
                seen());
        putAway();
    }

    @Check("When no sink is left, the broadcast returns a list. The list is empty if no sink has failed.")
    @Order(4)
    void theEndComesWithTheLastSink() {
        var orders =
                begun("a broadcast to sinks a, b, which return after 1 and 2 values", takes("a", 1), takes("b", 2));
        expect("send(\"tea\")", YIELDED, send(orders, "tea"));
        expect("send(\"milk\")", new Returned<>(List.of()), send(orders, "milk"));
        var none = make("a broadcast to no sinks");
        expect("next() of a broadcast to no sinks", new Returned<>(List.of()), next(none));
    }

    @Check("If a sink throws, the caller does not notice, and the other sinks still get each value.")
    @Order(5)
    void aFailureStaysWithItsSink() {
        for (Throwable failure : List.of(new IllegalStateException("no milk"), new AssertionError("no cups"))) {
            var orders = begun(
                    "a broadcast to sinks a, b, c; b throws "
                            + failure.getClass().getSimpleName(),
                    takes("a", 9),
                    throwsAfter("b", 1, failure),
                    takes("c", 9));
            expect("send(\"tea\")", YIELDED, send(orders, "tea"));
            expect("send(\"milk\")", YIELDED, send(orders, "milk"));
            expect(
                    "what the sinks have done",
                    List.of("a gets tea", "b gets tea", "c gets tea", "a gets milk", "c gets milk"),
                    seen());
        }
        putAway();
    }

    @Check("The list that the broadcast returns has the exceptions of the sinks, in the order in which they came.")
    @Order(6)
    void theFailuresAreReturned() {
        var noMilk = new IllegalStateException("no milk");
        var noCups = new AssertionError("no cups");
        var orders = begun(
                "a broadcast to sinks a, b, c; b throws, and then a and c throw",
                throwsAfter("a", 2, noMilk),
                throwsAfter("b", 1, noCups),
                throwsAfter("c", 2, noMilk));
        send(orders, "tea");
        expect("send(\"milk\")", new Returned<>(List.of(noCups, noMilk, noMilk)), send(orders, "milk"));
    }

    @Check("A sink may throw or return when it is started. The other sinks are started.")
    @Order(7)
    void aSinkMayEndAtItsStart() {
        var noMilk = new IllegalStateException("no milk");
        var orders = make(
                "a broadcast to sinks a, which throws at its start, b, which returns at its start, and c",
                throwsAfter("a", 0, noMilk),
                takes("b", 0),
                takes("c", 1));
        expect("next()", YIELDED, next(orders));
        expect("send(\"tea\")", new Returned<>(List.of(noMilk)), send(orders, "tea"));
        expect(
                "what the sinks have done",
                List.of("a starts", "b starts", "b returns", "c starts", "c gets tea", "c returns"),
                seen());
    }

    @Check("A sink that has ended before it gets a value has failed: its NoSuchElementException is in the list.")
    @Order(8)
    void aSinkThatHasEndedBeforeHasFailed() {
        var closed = takes("b", 9);
        closed.close();
        var orders = begun("a broadcast to sinks a, and b, which is closed already", takes("a", 1), closed);
        var last = send(orders, "tea");
        expectThat(
                last instanceof Returned,
                "send(\"tea\") ends the broadcast, since no sink is left",
                "send(\"tea\") gives " + last);
        List<String> names = new ArrayList<>();
        if (last instanceof Returned<?, List<Throwable>>(var failures)) {
            failures.forEach(failure -> names.add(failure.getClass().getSimpleName()));
        }
        expect("the types of the failures", List.of("NoSuchElementException"), names);
    }

    @Check("If the broadcast is closed, each sink that is left is closed, once, in their order.")
    @Order(9)
    void closeEndsAllSinks() {
        var orders = begun(
                "a broadcast to sinks a, b, c; a returns after one value", takes("a", 1), takes("b", 9), takes("c", 9));
        send(orders, "tea");
        seen.clear();
        perform("orders.close()", orders::close);
        perform("orders.close() again", orders::close);
        expect("what the sinks have done", List.of("b is closed", "c is closed"), seen());
    }

    @Check(
            "If closing a sink throws, the other sinks are closed. Then close() throws the first of these exceptions, the"
                    + " others suppressed.")
    @Order(10)
    void closeEndsAllSinksAlsoIfOneFails() {
        var noMilk = new IllegalStateException("no milk");
        var noCups = new AssertionError("no cups");
        var noTea = new IllegalStateException("no tea");
        var orders = begun(
                "a broadcast to sinks a, b, c, d; a, b and d throw when they are closed",
                throwsAtClose("a", noMilk),
                throwsAtClose("b", noCups),
                takes("c", 9),
                throwsAtClose("d", noTea));
        Throwable thrown = closing(orders);
        expect("what the sinks have done", List.of("a is closed", "b is closed", "c is closed", "d is closed"), seen());
        expectSame("what close() throws", noMilk, thrown);
        expect("all suppressed exceptions", List.of(noCups, noTea), List.of(thrown.getSuppressed()));
    }

    @Check("Two sinks may throw one and the same exception when they are closed. An exception never suppresses itself.")
    @Order(11)
    void sinksMayShareTheirFailure() {
        var noMilk = new IllegalStateException("no milk");
        var orders = begun(
                "a broadcast to sinks a, b, which throw the same exception when they are closed",
                throwsAtClose("a", noMilk),
                throwsAtClose("b", noMilk));
        Throwable thrown = closing(orders);
        expectSame("what close() throws", noMilk, thrown);
        expect("all suppressed exceptions", List.of(), List.of(thrown.getSuppressed()));
    }

    @Check("A sink that yields when it is closed is not closed a second time: close() throws IllegalStateException.")
    @Order(12)
    void aSinkMayRefuseToClose() {
        var orders = begun(
                "a broadcast to sinks a, which yields when it is closed, and b", yieldsAtClose("a"), takes("b", 9));
        Throwable thrown = closing(orders);
        expect("what the sinks have done", List.of("a is closed", "b is closed"), seen());
        expect(
                "the type of what close() throws",
                "IllegalStateException",
                thrown.getClass().getSimpleName());
        putAway();
    }

    @Check("An exception that is thrown into the broadcast comes out of it, and all sinks are closed.")
    @Order(13)
    void anExceptionThrownInClosesTheSinks() {
        var fire = new IllegalArgumentException("fire");
        var orders = begun("a broadcast to sinks a, b", takes("a", 9), takes("b", 9));
        Throwable thrown = expectThrows(
                IllegalArgumentException.class, "throwIn(IllegalArgumentException)", () -> orders.throwIn(fire));
        expectSame("what throwIn throws", fire, thrown);
        expect("what the sinks have done", List.of("a is closed", "b is closed"), seen());
    }

    @Check("A sink that is in the list twice gets each value twice.")
    @Order(14)
    void theSameSinkTwice() {
        var a = takes("a", 9);
        var orders = begun("a broadcast to sinks a, b, a", a, takes("b", 9), a);
        send(orders, "tea");
        expect("what the sinks have done", List.of("a gets tea", "b gets tea", "a gets tea"), seen());
        putAway();
    }

    @Check("One thread calls all sinks, one after the other: the thread of the broadcast itself.")
    @Order(15)
    void oneThreadCallsTheSinks() {
        var orders = begun("a broadcast to sinks a, b", takes("a", 9), takes("b", 9));
        send(orders, "tea");
        expect("the number of threads that have called a sink", 1, callers.size());
        putAway();
    }

    /// A sink that takes some values, and then returns.
    private NotedSink takes(String name, int count) {
        return sink(name, out -> {
            for (int n = 0; n < count; n++) {
                take(name, out);
            }
            seen.add(name + " returns");
        });
    }

    /// A sink that takes some values, and then throws.
    private NotedSink throwsAfter(String name, int count, Throwable failure) {
        return sink(name, out -> {
            for (int n = 0; n < count; n++) {
                take(name, out);
            }
            throw Raise.asItIs(failure);
        });
    }

    private NotedSink throwsAtClose(String name, Throwable failure) {
        return sink(name, out -> {
            try {
                take(name, out);
            } catch (GeneratorExit exit) {
                throw Raise.asItIs(failure);
            }
        });
    }

    private NotedSink yieldsAtClose(String name) {
        return sink(name, out -> {
            try {
                take(name, out);
            } catch (GeneratorExit exit) {
                take(name, out);
            }
        });
    }

    private NotedSink sink(String name, Consumer<Out<Void, String>> body) {
        return new NotedSink(
                name,
                coroutine(out -> {
                    seen.add(name + " starts");
                    body.accept(out);
                    return null;
                }),
                seen::add,
                callers);
    }

    private void take(String name, Out<Void, String> out) {
        try {
            seen.add(name + " gets " + out.yield(null));
        } catch (GeneratorExit exit) {
            seen.add(name + " is closed");
            throw exit;
        }
    }

    private Coroutine<Void, String, List<Throwable>> make(String what, NotedSink... sinks) {
        seen.clear();
        var orders = step(what, () -> coroutine(broadcast(List.<Coroutine<Void, String, Void>>of(sinks))));
        made.add(orders);
        made.addAll(List.of(sinks));
        return orders;
    }

    /// Makes a broadcast, calls `next()` once, and forgets what the sinks have done meanwhile.
    private Coroutine<Void, String, List<Throwable>> begun(String what, NotedSink... sinks) {
        var orders = make(what, sinks);
        expect("next()", YIELDED, next(orders));
        seen.clear();
        return orders;
    }

    private Step<Void, List<Throwable>> next(Coroutine<Void, String, List<Throwable>> orders) {
        return step("orders.next()", orders::next);
    }

    private Step<Void, List<Throwable>> send(Coroutine<Void, String, List<Throwable>> orders, String value) {
        String shown = value == null ? "null" : '"' + value + '"';
        return step("orders.send(" + shown + ")", () -> orders.send(value));
    }

    /// Ends all coroutines of a check, so that no thread is left. What they throw now is not the check's business.
    private void putAway() {
        for (var each : made) {
            try {
                each.close();
            } catch (Throwable late) {
                seen.add("a late " + late);
            }
        }
    }

    private Throwable closing(Coroutine<Void, String, List<Throwable>> orders) {
        return expectThrows(Throwable.class, "orders.close()", orders::close);
    }

    private List<String> seen() {
        return List.copyOf(seen);
    }
}
