package tulip.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// The part of [HandoffContract] in which the order of two threads matters.
public abstract class HandoffRaceContract extends Contract {
    /// The name of the thread that a body runs on, if it has one of its own.
    protected static final String BODY = "the body";

    private static final String ONE = "one"; // a thread that resumes

    final AtomicReference<Pausable> self = new AtomicReference<>(); // what was made last
    final AtomicReference<Thread> bodyThread = new AtomicReference<>();

    /// Makes the primitive under test.
    ///
    /// @param body  pauses what this returns
    protected abstract Pausable pausable(Runnable body);

    /// Makes a primitive whose body first says on which thread it runs.
    Pausable make(Runnable body) {
        Pausable made = pausable(() -> {
            bodyThread.set(Thread.currentThread());
            body.run();
        });
        self.set(made);
        return made;
    }

    @Check("resume returns once the body has paused or ended, and isDone tells which.")
    @Order(2)
    @Stepped
    void resumeReturnsAtThePause() {
        for (boolean pauses : List.of(false, true)) {
            step("a thread calls resume(), of a body that " + (pauses ? "pauses" : "ends"));
            Schedule.eachStep(BODY, schedule -> oneResumes(schedule, pauses));
            Schedule.eachStep(ONE, schedule -> oneResumes(schedule, pauses));
        }
    }

    private void oneResumes(Schedule schedule, boolean pauses) {
        var came = new AtomicReference<>(false);
        var wentOn = new AtomicReference<>(false);
        Pausable made = make(() -> {
            came.set(true);
            if (pauses) {
                self.get().pause();
                wentOn.set(true);
            }
        });
        var before = new AtomicReference<>(true);
        var done = new AtomicReference<Boolean>();
        var thrown = new AtomicReference<Throwable>();
        Thread one = schedule.start(ONE, () -> {
            thrown.set(thrownBy(made::resume));
            before.set(!came.get());
            done.set(made.isDone());
        });
        schedule.settle().ifPresent(busy -> {
            String who = busy.equals(one) ? "the resumer" : "the body's thread";
            var failure = failure(
                    busy, "a thread that waits for the turn is parked", who + " asks again and again for the turn");
            schedule.close();
            if (!busy.equals(one)) {
                thrownBy(made::resume); // else its thread goes on for ever
            }
            throw failure;
        });
        schedule.release();
        String what = pauses ? "paused" : "ended";
        if (!schedule.ends(one)) {
            String seen = whatTheResumerLacks(schedule, one, came.get());
            expectThat(schedule, false, "resume() returns when the body has " + what, seen);
        }
        expectThat(
                schedule,
                thrown.get() == null,
                "resume() returns when the body has " + what,
                "resume() throws " + thrown.get());
        expectThat(
                schedule,
                !before.get(),
                "resume() returns when the body has " + what,
                "resume() returns before the body has " + what);
        schedule.settle();
        expectThat(
                schedule, !wentOn.get(), "a paused body does not go on by itself", "the body goes on after its pause");
        expectThat(
                schedule,
                done.get() == !pauses,
                "isDone() is " + !pauses + " after resume()",
                "isDone() is " + pauses + " after resume()"
                        + (bodyThread.get().equals(one) ? ", and the body has run on the resumer's thread" : ""));
        schedule.close();
        Thread thread = bodyThread.get();
        if (thread.equals(one)) {
            return;
        }
        if (pauses) {
            made.resume();
        } else {
            expectThat(
                    schedule,
                    schedule.ends(thread),
                    "the body's thread ends with the body",
                    "the body's thread is still alive after the body's end");
        }
    }

    /// Tells a resumer that is not woken from a resumer that waits for a turn that never ends.
    private static String whatTheResumerLacks(Schedule schedule, Thread resumer, boolean begun) {
        if (!begun) {
            return "resume() never returns, and the body does not begin";
        }
        schedule.unpark(resumer);
        return schedule.ends(resumer)
                ? "resume() returns only after other code has unparked its thread"
                : "resume() never returns";
    }

    @Check("Of two threads that call resume at once, only one has the turn at a time.")
    @Order(12)
    @Stepped
    void theTurnIsTakenAtOnce() {
        if (runsOnItsResumer()) {
            return; // it belongs to one thread, and refuses every other
        }
        step("two threads call resume() at the same moment");
        for (boolean begun : List.of(false, true)) {
            for (boolean last : List.of(false, true)) {
                Schedule.eachStep(BODY, schedule -> twoResume(schedule, begun, last, false));
                Schedule.eachStep(ONE, schedule -> twoResume(schedule, begun, last, false));
                Schedule.eachStep(ONE, schedule -> twoResume(schedule, begun, last, true));
            }
        }
    }

    /// @param begun  whether the body has run to its first pause before
    /// @param last   whether the body ends in the next turn
    /// @param slow   whether the body goes on to its pause only when nothing else goes on
    private void twoResume(Schedule schedule, boolean begun, boolean last, boolean slow) {
        var ran = new AtomicInteger();
        var served = new AtomicInteger();
        var unfit = new AtomicReference<Throwable>();
        var made = new AtomicReference<Pausable>();
        int turns = (begun ? 1 : 0) + (last ? 1 : 2);
        made.set(pausable(() -> {
            for (int turn = 1; turn <= turns; turn++) {
                if (slow && (turn > 1 || !begun)) {
                    schedule.awaitGate();
                }
                ran.incrementAndGet();
                if (!last || turn < turns) {
                    made.get().pause();
                }
            }
        }));
        Runnable call = () -> {
            Throwable thrown = thrownBy(made.get()::resume);
            if (thrown == null) {
                served.incrementAndGet();
            } else if (!(thrown instanceof IllegalStateException)) {
                unfit.set(thrown);
            }
        };
        List<Thread> callers = new ArrayList<>();
        for (String name : begun ? List.of("zero", ONE, "two") : List.of(ONE, "two")) {
            callers.add(schedule.start(name, call));
            schedule.settle();
        }
        schedule.release();
        schedule.settle();
        schedule.openGate();
        boolean end = callers.stream().allMatch(schedule::ends);
        String body = made.get().isDone() ? "the body has ended" : "the body has paused";
        expectThat(schedule, end, "both calls of resume() end", body + ", and a call of resume() never returns");
        expectThat(
                schedule,
                unfit.get() == null,
                "resume() throws IllegalStateException or nothing",
                "it throws " + unfit);
        expectThat(
                schedule,
                served.get() == ran.get(),
                "each resume() is refused, or runs the body to its next pause or its end",
                "two calls of resume() have had the same turn");
        schedule.close();
        while (!made.get().isDone()) {
            made.get().resume();
        }
    }

    final boolean runsOnItsResumer() {
        var thread = new AtomicReference<Thread>();
        Pausable made = pausable(() -> thread.set(Thread.currentThread()));
        made.resume();
        return Thread.currentThread().equals(thread.get());
    }

    /// For a check of what the body throws.
    final void throwsUnderEachOrder() {
        step("a thread calls resume(), of a body that throws");
        for (String held : List.of(BODY, ONE)) {
            Schedule.eachStep(held, this::oneResumesWhatThrows);
        }
    }

    private void oneResumesWhatThrows(Schedule schedule) {
        var failure = new IllegalStateException("no milk");
        Pausable made = make(() -> {
            throw failure;
        });
        var thrown = new AtomicReference<Throwable>();
        Thread one = schedule.start(ONE, () -> thrown.set(thrownBy(made::resume)));
        schedule.settle();
        schedule.release();
        expectThat(
                schedule,
                schedule.ends(one) && failure.equals(thrown.get()),
                "resume() throws what the body threw",
                "resume() throws " + thrown.get());
    }

    static Throwable thrownBy(Action action) {
        try {
            action.run();
            return null;
        } catch (Throwable thrown) {
            return thrown;
        }
    }
}
