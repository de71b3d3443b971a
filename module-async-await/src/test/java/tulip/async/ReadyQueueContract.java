package tulip.async;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a loop must prove: each callback gets its turn, and nobody can keep the loop from looking around.
public abstract class ReadyQueueContract extends LoopContract {
    private static final int MANY = 1_000;

    @Check("callSoon only keeps the callback, which runs once, when the loop runs.")
    @Order(1)
    void callSoonRunsNothing() {
        soon("tea");
        expect("what has run before the loop runs", List.of(), seen());
        expect("what runs in the first turn", List.of("tea"), turn());
        expect("what runs in the second turn", List.of(), turn());
    }

    @Check("Callbacks run in the order in which they became ready.")
    @Order(2)
    void firstInFirstOut() {
        soon("a");
        soon("b");
        soon("c");
        expect("what runs", List.of("a", "b", "c"), turn());
    }

    @Check("A turn runs what is ready when it begins. What these callbacks make ready runs in the next turn.")
    @Order(3)
    void aTurnRunsWhatWasReady() {
        soon(
                "a, which calls callSoon(a2)",
                () -> loop().callSoon(
                                noting("a2, which calls callSoon(a3)", () -> loop().callSoon(noting("a3", () -> {})))));
        soon("b, which calls callSoon(b2)", () -> loop().callSoon(noting("b2", () -> {})));
        var turns = List.of(turn(), turn(), turn());
        expect(
                "what runs in three turns",
                List.of(
                        List.of("a, which calls callSoon(a2)", "b, which calls callSoon(b2)"),
                        List.of("a2, which calls callSoon(a3)", "b2"),
                        List.of("a3")),
                turns);
    }

    @Check("A cancelled callback does not run, and is no error. The other callbacks run.")
    @Order(4)
    void aCancelledCallbackDoesNotRun() {
        soon("a");
        Handle cancelled = soon("b");
        soon("c");
        perform("cancel b", cancelled::cancel);
        expect("what runs", List.of("a", "c"), turn());
        expect("what is reported", List.of(), reports());
    }

    @Check("A callback can also cancel a callback of the same turn.")
    @Order(5)
    void aCallbackCancelsALaterOne() {
        Handle[] later = new Handle[1];
        soon("a, which cancels c", () -> later[0].cancel());
        soon("b");
        later[0] = soon("c");
        soon("d");
        expect("what runs", List.of("a, which cancels c", "b", "d"), turn());
        expect("what is reported", List.of(), reports());
    }

    @Check("Cancelled callbacks do not make a turn run more callbacks than were ready.")
    @Order(6)
    void aCancelledCallbackCounts() {
        Handle cancelled = soon("a");
        soon("b, which calls callSoon(b2)", () -> loop().callSoon(noting("b2", () -> {})));
        perform("cancel a", cancelled::cancel);
        var turns = List.of(turn(), turn());
        expect("what runs in two turns", List.of(List.of("b, which calls callSoon(b2)"), List.of("b2")), turns);
    }

    @Check("stop() in a callback ends the loop after the turn: what was ready when the turn began has run.")
    @Order(7)
    void stopFinishesTheTurn() {
        selector.whenAsked = () -> note("the selector is asked");
        perform("loop.callSoon(nothing), 75 times", () -> {
            for (int i = 0; i < 75; i++) {
                loop().callSoon(() -> {});
            }
        });
        soon("b, which calls stop()", () -> {
            loop().callSoon(noting("b2", () -> {}));
            loop().stop();
        });
        soon("c");
        soon("d");
        soon("e");
        List<String> seen = runToStop();
        List<String> ran =
                seen.stream().filter(event -> !event.startsWith("the selector")).toList();
        List<String> expected = List.of("b, which calls stop()", "c", "d", "e");
        expectThat(expected.equals(ran), "what happens is " + expected, "what happens is " + seen);
        selector.whenAsked = () -> {};
        expect("what runs in the next turn", List.of("b2"), turn());
    }

    @Check("What was called from outside before a turn runs in this turn, although callbacks are ready.")
    @Order(8)
    void outsideCallsAreCollected() {
        soon("a, which calls callSoon(a2)", () -> loop().callSoon(noting("a2", () -> {})));
        outside("b");
        outside("c");
        var turns = List.of(turn(), turn(), lastTurn());
        expect(
                "what runs in three turns",
                List.of(List.of("a, which calls callSoon(a2)", "b", "c"), List.of("a2"), List.of()),
                turns);
    }

    @Check("A loop that was stopped before it runs makes one turn. This turn runs all that was called before.")
    @Order(9)
    void stopBeforeTheRun() {
        soon("a, which calls callSoon(a2)", () -> loop().callSoon(noting("a2", () -> {})));
        expect("what runs", List.of("a, which calls callSoon(a2)"), lastTurn());
        expect("what runs in the next turn", List.of("a2"), lastTurn());
        outside("b");
        expect("what runs in the turn after the call from outside", List.of("b"), lastTurn());
    }

    private void outside(String name) {
        perform("loop.callSoonThreadsafe(" + name + ")", () -> loop().callSoonThreadsafe(noting(name, () -> {})));
    }

    @Check("What a callback throws, also an Error, is reported once, as the same object. The other callbacks run.")
    @Order(10)
    void aCallbackThatThrowsStopsNothing() {
        var failure = new IllegalStateException("no milk");
        var error = new AssertionError("no cups");
        soon("a, which throws an exception", () -> {
            throw failure;
        });
        soon("b");
        soon("c, which throws an error", () -> {
            throw error;
        });
        soon("d");
        expect(
                "what runs in the first turn",
                List.of("a, which throws an exception", "b", "c, which throws an error", "d"),
                lastTurn());
        expect("what runs in the second turn", List.of(), turn());
        expect("what is reported", List.of(failure, error), reported);
        soon("e, which calls callSoon(f) and throws", () -> {
            loop().callSoon(noting("f, which calls stop()", loop()::stop));
            throw failure;
        });
        expect(
                "what runs until stop() is called",
                List.of("e, which calls callSoon(f) and throws", "f, which calls stop()"),
                runToStop());
    }

    @Check("If nothing is ready, the loop asks the selector in each turn. It does not wait if it was stopped before.")
    @Order(11)
    void anEmptyTurnAsksTheSelector() {
        lastTurn();
        expect("the number of waits", 0, selector.waited);
        expectThat(selector.asked > 0, "the loop asks the selector", "the loop does not ask the selector");
        soon("a");
        lastTurn();
        int before = selector.asked;
        lastTurn();
        expectThat(
                selector.asked > before,
                "the loop asks the selector again after a has run",
                "the loop does not ask the selector again after a has run");
        expect("the number of waits", 0, selector.waited);
    }

    @Check("If a callback is ready, the loop does not wait.")
    @Order(12)
    void aReadyLoopDoesNotWait() {
        soon("a, which calls callSoon(b)", () -> loop().callSoon(noting("b, which calls stop()", loop()::stop)));
        List<String> ran = runToStop();
        expect("the number of waits", 0, selector.waited);
        expect("what runs", List.of("a, which calls callSoon(b)", "b, which calls stop()"), ran);
    }

    @Check("If nothing is ready, the loop waits at the selector, until another thread calls.")
    @Order(13)
    void anIdleLoopWaits() {
        selector.whenWaiting = () -> {
            note("the loop waits");
            loop().callSoonThreadsafe(noting("b", () -> {}));
            selector.whenWaiting = () -> {
                note("the loop waits");
                loop().callSoonThreadsafe(noting("c, which calls stop()", loop()::stop));
            };
        };
        soon("a");
        expect(
                "what happens",
                List.of("a", "the loop waits", "b", "the loop waits", "c, which calls stop()"),
                runToStop());
    }

    @Check("If callbacks are always ready, the selector is asked at least every 64 turns or 100 µs, without waiting.")
    @Order(14)
    void aBusyLoopAsksTheSelector() {
        expectThat(longestGap(Duration.ZERO) <= 64, "64 turns at most pass", longestGap + " turns pass");
        expect("the number of waits", 0, selector.waited);
        expectThat(
                longestGap(Duration.ofNanos(40_000)) <= 10, // a loop need not read the clock in each turn
                "10 turns of 40 µs at most pass",
                longestGap + " turns of 40 µs pass");
        expect("the number of waits", 0, selector.waited);
    }

    private int longestGap;

    /// Runs many turns that have always something to do.
    ///
    /// @param each  how long a turn takes
    /// @return how many turns in a row the selector was not asked
    private int longestGap(Duration each) {
        step("run " + MANY + " turns, which take " + each.toNanos() / 1_000
                + " µs each, and in which a callback calls callSoon");
        int[] turns = new int[2];
        longestGap = 0;
        selector.whenAsked = () -> turns[1] = turns[0];
        selector.whenWaiting = selector.whenAsked;
        Runnable busy = new Runnable() {
            @Override
            public void run() {
                turns[0]++;
                longestGap = Math.max(longestGap, turns[0] - turns[1]);
                clock.advance(each);
                if (turns[0] < MANY) {
                    loop().callSoon(this);
                } else {
                    loop().stop();
                }
            }
        };
        loop().callSoon(busy);
        loop().runForever();
        return longestGap;
    }

    @Check("A callback runs with the context that callSoon has got, and leaves the context of others as it is.")
    @Order(15)
    void aCallbackHasItsContext() {
        var name = new ContextVar<>("name", "nobody");
        Context[] ada = new Context[1];
        Context.current().run(() -> {
            name.set("Ada");
            ada[0] = Context.current();
        });
        Runnable tell = () -> {
            note(name.get());
            name.set("changed");
        };
        perform("loop.callSoon(tell the name)", () -> loop().callSoon(tell));
        perform("loop.callSoon(tell the name, the context of Ada)", () -> loop().callSoon(tell, ada[0]));
        perform("loop.callSoon(tell the name)", () -> loop().callSoon(tell));
        expect("the names that the callbacks tell", List.of("nobody", "Ada", "nobody"), turn());
    }

    @Check("Tasks run on the loop, and take turns.")
    @Order(16)
    void tasksTakeTurns() {
        step("run a task that starts two others, which let others run once, and awaits them");
        String end = loop().runUntilComplete(() -> {
            Task<Void> a = Async.start("a", () -> twice("a"));
            Task<Void> b = Async.start("b", () -> twice("b"));
            a.await();
            b.await();
            return "the end";
        });
        expect("what the tasks do", List.of("a1", "b1", "a2", "b2"), seen());
        expect("what the first task returns", "the end", end);
    }

    @Check("A turn has no limit: however many callbacks are ready when it begins, it runs all of them.")
    @Order(17)
    void aTurnRunsManyCallbacks() {
        int[] ran = new int[1];
        perform("loop.callSoon(count), 10000 times", () -> {
            for (int i = 0; i < 10_000; i++) {
                loop().callSoon(() -> ran[0]++);
            }
        });
        lastTurn();
        expect("the number of callbacks that have run after one turn", 10_000, ran[0]);
    }

    private Void twice(String name) {
        note(name + 1);
        Async.sleep(Duration.ZERO);
        note(name + 2);
        return null;
    }
}
