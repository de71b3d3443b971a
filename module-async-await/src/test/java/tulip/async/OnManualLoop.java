package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import tulip.coroutines.Raise;
import tulip.kit.Clock;
import tulip.kit.Contract;
import tulip.kit.ManualClock;

/// A contract whose checks run on a loop with a manual clock. A lost wake-up is no hang: an idle loop goes to its
/// next timer at once, and the last timer stops the loop.
@SuppressWarnings("this-escape") // loop(Clock) needs no field of a subclass
public abstract class OnManualLoop extends Contract {
    private static final int MOST_TURNS_WITHOUT_SLEEP = 5_000;
    private static final Duration LAST = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    protected final EventLoop loop = loop(new LimitedClock());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> unread = new ArrayList<>(); // exceptions of futures, which nobody has read
    private Throwable unexpected; // the first exception of a callback

    /// The loop of the check. A test that mixes several answers gives another one.
    protected EventLoop loop(Clock clockOfLoop) {
        return new SelectorEventLoop(clockOfLoop);
    }

    /// A clock that stops a loop which is never idle.
    private final class LimitedClock implements Clock {
        private int asked;

        @Override
        public long nanoTime() {
            if (++asked > MOST_TURNS_WITHOUT_SLEEP) {
                note("the loop is never idle");
                loop.stop();
                asked = 0;
            }
            return clock.nanoTime();
        }

        @Override
        public void sleepUntil(long deadlineNanos) {
            asked = 0;
            clock.sleepUntil(deadlineNanos);
        }

        @Override
        public void sleep(Duration time) {
            sleepUntil(clock.nanoTime() + time.toNanos());
        }
    }

    /// Runs the action, and then the loop, until there is nothing left to do. Then closes the loop.
    protected final void runAll(String what, Action action) {
        loop.setExceptionHandler((told, thrown) -> {
            if (told.startsWith("nobody has read")) {
                unread.add(thrown);
            } else {
                note("a callback throws");
                unexpected = unexpected == null ? thrown : unexpected;
            }
        });
        loop.running().tellTimeBy(clock);
        perform(what, action);
        perform("run the loop until nothing is left to do", () -> {
            loop.callLater(LAST, this::giveUp);
            loop.runForever();
        });
        loop.close();
    }

    private void giveUp() {
        keepWhoWaits();
        loop.stop();
    }

    /// Notes an event.
    protected final void note(String event) {
        seen.add(event);
    }

    /// Notes an event with the milliseconds that have passed.
    protected final void noteTime(String event) {
        seen.add(clock.nanoTime() / 1_000_000 + ": " + event);
    }

    /// What was noted.
    protected final List<String> seen() {
        return List.copyOf(seen);
    }

    /// Fails unless exactly these events were noted, and no callback has thrown. Shows both lists in full, from
    /// their first difference on.
    protected final void expectSeen(String... events) {
        List<String> expected = List.of(events);
        List<String> actual = seen();
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        String from = same == 0 ? "at first" : "after \"" + expected.get(same - 1) + "\"";
        String right = rest(from, expected, same);
        String wrong = rest(from, actual, same);
        if (unexpected != null) { // it is noted, too, so the lists differ
            String message = unexpected.getMessage() == null ? "" : "(\"" + unexpected.getMessage() + "\")";
            throw failure(
                    unexpected,
                    right,
                    wrong + ": a callback throws " + unexpected.getClass().getSimpleName() + message);
        }
        expectThat(expected.equals(actual), right, wrong);
    }

    private static String rest(String from, List<String> events, int index) {
        String nothing = index == 0 ? " nothing happens" : " nothing more happens";
        return from + (index == events.size() ? nothing : " comes " + events.subList(index, events.size()));
    }

    final List<Throwable> unread() {
        return unread;
    }

    /// A body that sleeps, and notes how it ends.
    protected final <T> Callable<T> sleeper(String name, int millis, T result) {
        return () -> {
            noteTime(name + " begins");
            try {
                Async.sleep(Duration.ofMillis(millis));
                noteTime(name + " ends");
                return result;
            } catch (CancelledError cancelled) {
                noteTime(name + " is cancelled");
                throw cancelled;
            }
        };
    }

    /// Has the callback run at this time.
    protected final void at(int millis, Runnable callback) {
        loop.callLater(Duration.ofMillis(millis), callback);
    }

    /// Waits, and notes what comes of it.
    final void noteOf(String name, Awaitable<?> awaited) {
        note(name + " " + comesOf(awaited::await));
    }

    /// What an action gives or throws.
    static String comesOf(Callable<?> action) {
        try {
            return "gets " + action.call();
        } catch (Throwable thrown) {
            return "catches " + told(thrown);
        }
    }

    /// How a future has ended.
    static String outcome(Future<?> future) {
        if (!future.isDone()) {
            return "pending";
        }
        try {
            return "the result " + future.result();
        } catch (Throwable thrown) {
            String how = future.isCancelled() ? "cancelled: " : "the exception ";
            return how + told(thrown);
        }
    }

    /// The type; and the message, if a check has given it. An answer may have its own words for other errors.
    protected static String told(Throwable thrown) {
        boolean given = thrown instanceof CancelledError || thrown instanceof ArithmeticException;
        String message = given ? thrown.getMessage() : null;
        return thrown.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }

    /// Throws, where a body of this type is wanted.
    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
    static <T> T raise(Throwable thrown) {
        throw Raise.asItIs(thrown);
    }

    protected static Duration millis(int count) {
        return Duration.ofMillis(count);
    }
}
