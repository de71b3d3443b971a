package tulip.async;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;

/// What a semaphore must prove: first come, first served, and a cancellation loses no permit and makes none.
public abstract class FairSemaphoreContract extends TasksContract {
    /// The tested semaphore.
    public record Tested(Permit permit, BooleanSupplier isLocked) {}

    private Tested semaphore;

    /// Makes a semaphore with these permits.
    protected abstract Tested semaphore(int permits);

    @Check("If there is a permit, acquire returns at once: no other task runs in between.")
    @Order(1)
    void aFreePermitIsTakenAtOnce() {
        expectDone(
                List.of("locked: false", "main is in", "locked: false", "main is in", "locked: true", "a runs"), () -> {
                    make(2);
                    start("a", "note that it runs", () -> "runs");
                    isLocked();
                    acquire();
                    isLocked();
                    acquire();
                    isLocked();
                });
    }

    @Check("If there is no permit, acquire waits until a permit is released.")
    @Order(2)
    void withoutAPermitTasksWait() {
        expectDone(List.of("main is in", "main releases", "a is in", "b waits", "c waits"), () -> {
            make(1);
            acquire();
            enters("a");
            letRun();
            release();
            letRun();
            enter("b", "c");
        });
    }

    @Check("If nobody waits, release adds a permit, also if nobody has acquired a permit before.")
    @Order(3)
    void aReleaseIsKept() {
        expectDone(List.of("main releases", "main releases", "main is in", "main is in", "a waits"), () -> {
            make(0);
            release();
            letRun();
            release();
            acquire();
            acquire();
            enters("a");
        });
    }

    @Check("When a task that has waited is in, nobody waits any more: permits that are released then are free.")
    @Order(4)
    void afterTheWaitNobodyWaits() {
        expectDone(
                List.of(
                        "main releases",
                        "a is in",
                        "main releases",
                        "main releases",
                        "locked: false",
                        "b is in",
                        "c is in"),
                () -> {
                    make(0);
                    enters("a");
                    letRun();
                    release();
                    letRun();
                    release();
                    release();
                    isLocked();
                    enters("b");
                    letRun();
                    enters("c");
                });
    }

    @Check("Tasks that wait get in in the order in which they began to wait, one for each permit.")
    @Order(5)
    void waitersAreServedInOrder() {
        expectDone(
                List.of("main releases", "a is in", "main releases", "b is in", "main releases", "c is in", "d waits"),
                () -> {
                    make(0);
                    enter("a", "b", "c", "d");
                    for (int i = 0; i < 3; i++) {
                        letRun();
                        release();
                    }
                });
    }

    @Check("Two permits that are released before another task runs let two tasks in, and no more.")
    @Order(6)
    void twoPermitsLetTwoTasksIn() {
        expectDone(List.of("main releases", "main releases", "a is in", "b is in", "c waits", "d waits"), () -> {
            make(0);
            enter("a", "b", "c", "d");
            letRun();
            release();
            release();
        });
    }

    @Check("A task that was woken is not overtaken by a task that asks before the woken task runs.")
    @Order(7)
    void aWokenTaskIsNotOvertaken() {
        expectDone(List.of("main releases", "locked: true", "a is in", "main releases", "b is in", "c waits"), () -> {
            make(0);
            enters("a");
            letRun();
            enters("b");
            release();
            isLocked();
            letRun();
            release();
            letRun();
            enters("c");
        });
    }

    @Check("If there is a permit for the woken task and for the next one, they still get in in their order, both.")
    @Order(8)
    void theNextTaskGetsTheOtherPermit() {
        expectDone(List.of("main releases", "main releases", "locked: true", "a is in", "b is in", "c waits"), () -> {
            make(0);
            enters("a");
            letRun();
            enters("b");
            release();
            release();
            isLocked();
            letRun();
            enters("c");
        });
    }

    @Check("A task that is cancelled while it waits takes no permit, and makes none.")
    @Order(9)
    void aCancelledWaiterIsForgotten() {
        for (boolean atOnce : new boolean[] {false, true}) {
            List<String> expected = atOnce
                    ? List.of("main releases", "a was cancelled", "b is in", "c waits")
                    : List.of("a was cancelled", "main releases", "b is in", "c waits");
            expectDone(expected, () -> {
                make(0);
                enter("a", "b", "c");
                letRun();
                cancel("a");
                if (!atOnce) {
                    letRun();
                }
                release();
            });
        }
        expectDone(List.of("b was cancelled", "main releases", "main releases", "a is in", "c is in"), () -> {
            make(0);
            enter("a", "b", "c");
            letRun();
            cancel("b");
            letRun();
            release();
            release();
        });
        expectDone(List.of("main releases", "locked: false", "a was cancelled"), () -> {
            make(0);
            enters("a");
            letRun();
            cancel("a");
            release();
            isLocked();
        });
    }

    @Check("If a task is woken, and cancelled before it runs, the next task that waits gets the permit.")
    @Order(10)
    void aWokenTaskPassesItsPermitOn() {
        expectDone(
                List.of("main releases", "a was cancelled", "b is in", "main releases", "c is in", "d waits"), () -> {
                    make(0);
                    enter("a", "b", "c", "d");
                    letRun();
                    release();
                    cancel("a");
                    letRun();
                    release();
                });
    }

    @Check("If a task is woken, and cancelled before it runs, and nobody else waits, then the permit is free.")
    @Order(11)
    void anUnusedPermitIsFree() {
        expectDone(List.of("main releases", "a was cancelled", "locked: false", "main is in", "b waits"), () -> {
            make(0);
            enters("a");
            letRun();
            release();
            cancel("a");
            letRun();
            isLocked();
            acquire();
            enters("b");
        });
    }

    @Check("If all woken tasks are cancelled before they run, all their permits are given to the next tasks.")
    @Order(12)
    void twoWokenTasksPassTheirPermitsOn() {
        expectDone(
                List.of(
                        "main releases",
                        "main releases",
                        "a was cancelled",
                        "b was cancelled",
                        "c is in",
                        "d is in",
                        "e waits"),
                () -> {
                    make(0);
                    enter("a", "b", "c", "d", "e");
                    letRun();
                    release();
                    release();
                    cancel("a");
                    cancel("b");
                });
    }

    @Check("A callback cannot wait: its acquire throws IllegalStateException, and takes no permit.")
    @Order(13)
    void aCallbackCannotWait() {
        expectDone(List.of("a callback got IllegalStateException", "main releases", "a is in", "b waits"), () -> {
            make(0);
            main("let a callback call acquire()", () -> Running.loop().callSoon(() -> semaphore.permit.acquire()));
            letRun();
            enter("a", "b");
            letRun();
            release();
        });
    }

    @Check("With two permits, four tasks that work for a time are in two at a time.")
    @Order(14)
    void twoAtATime() {
        expectDone(List.of("a in", "b in", "a out", "c in", "b out", "d in", "c out", "d out", "locked: false"), () -> {
            make(2);
            works("a", 10);
            works("b", 11);
            works("c", 12);
            works("d", 13);
            letPass(Duration.ofMillis(30));
            isLocked();
        });
    }

    private void works(String name, int millis) {
        start(
                name,
                "acquire(), work for " + millis + " ms, release()",
                () -> semaphore.permit.with(() -> {
                    note(name + " in");
                    Async.sleep(Duration.ofMillis(millis));
                    note(name + " out");
                    return null;
                }));
    }

    private void make(int permits) {
        main("make a semaphore with " + permits + " permits", () -> semaphore = semaphore(permits));
    }

    private void acquire() {
        main("acquire()", () -> {
            semaphore.permit.acquire();
            note("main is in");
        });
    }

    private void release() {
        main("release()", () -> {
            note("main releases");
            semaphore.permit.release();
        });
    }

    private void isLocked() {
        main("isLocked()", () -> note("locked: " + semaphore.isLocked.getAsBoolean()));
    }

    private void enter(String... names) {
        for (String name : names) {
            enters(name);
        }
    }

    private void enters(String name) {
        start(name, "acquire()", () -> {
            semaphore.permit.acquire();
            return "is in";
        });
    }
}
