package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import tulip.kit.ManualClock;

/// Three tasks of four steps each on one primitive, and what must hold in each order of the steps.
enum Scenario {
    PASS(_ -> {
        var run = new Run();
        for (int i = 0; i < 3; i++) {
            run.task(Scenario::pass, Scenario::pass, Scenario::pass);
        }
        return run;
    }),
    LOCK(p -> doors(p.lock(), 1)),
    SEMAPHORE(p -> doors(p.semaphore(2), 2)),
    CANCEL_AT_A_LOCK(p -> cancelAtADoor(p.lock())),
    CANCEL_AT_A_SEMAPHORE(p -> cancelAtADoor(p.semaphore(1))),
    EVENT(p -> {
        var run = new Run();
        var event = p.event();
        boolean[] over = {false};
        for (int i = 0; i < 2; i++) {
            run.task(
                    Scenario::pass,
                    () -> {
                        if (!over[0]) {
                            event.await();
                        }
                    },
                    Scenario::pass,
                    Scenario::pass);
        }
        run.task(
                Scenario::pass,
                () -> {
                    over[0] = true;
                    event.set();
                    event.clear(); // the tasks that wait are woken all the same
                },
                Scenario::pass,
                Scenario::pass);
        return run;
    }),
    CONDITION(p -> {
        var run = new Run();
        var changed = p.condition();
        int[] items = {0, 0}; // items, tasks inside
        for (int i = 0; i < 2; i++) {
            run.task(
                    Scenario::pass,
                    () -> {
                        changed.acquire();
                        while (items[0] == 0) {
                            changed.await();
                        }
                        run.expect(items[1]++ == 0, "two tasks hold the lock of a condition");
                        items[0]--;
                        pass();
                        items[1]--;
                        changed.release();
                    },
                    Scenario::pass);
        }
        run.task(
                () -> {
                    for (int i = 0; i < 2; i++) {
                        changed.acquire();
                        run.expect(items[1] == 0, "a task does not hold the lock of a condition");
                        items[0]++;
                        changed.notifyOne();
                        changed.release();
                        pass();
                    }
                },
                Scenario::pass);
        return run;
    }),
    CANCEL_AT_A_CONDITION(p -> {
        var run = new Run();
        var changed = p.condition();
        int[] items = {0};
        for (int i = 0; i < 2; i++) {
            run.task(() -> {
                changed.acquire();
                try {
                    while (items[0] == 0) {
                        changed.await();
                    }
                    items[0]--;
                } finally {
                    changed.release();
                }
            });
        }
        run.task(Scenario::pass, Scenario::pass, () -> {
            changed.acquire();
            items[0]++;
            changed.notifyOne();
            changed.release();
            run.cancel(0);
        });
        return run;
    }),
    QUEUE(p -> {
        var run = new Run();
        var queue = p.queue(2);
        var got = new ArrayList<Integer>();
        for (int i = 0; i < 2; i++) {
            run.task(Scenario::pass, () -> got.add(queue.get()), Scenario::pass, Scenario::pass);
        }
        run.task(() -> queue.put(1), Scenario::pass, () -> queue.put(2), Scenario::pass, Scenario::pass);
        run.atTheEnd(() -> got.equals(List.of(1, 2)) ? null : "a queue has given " + got);
        return run;
    }),
    CANCEL_AT_A_QUEUE(p -> {
        var run = new Run();
        var queue = p.queue(2);
        var got = new ArrayList<Integer>();
        for (int i = 0; i < 2; i++) {
            run.task(() -> got.add(queue.get()));
        }
        run.task(
                () -> queue.put(1),
                Scenario::pass,
                () -> run.cancel(0),
                Scenario::pass,
                () -> queue.put(2),
                Scenario::pass);
        run.atTheEnd(() -> got.size() + queue.size() == 2 ? null : "a queue has lost an item");
        return run;
    });

    /// The tasks of one run.
    static final class Run {
        private final List<Callable<Void>> bodies = new ArrayList<>();
        private final List<Task<Void>> tasks = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private Supplier<String> last = () -> null;
        private int ended; // bodies whose callback of the end is the newest one in the ready queue

        void task(Runnable... steps) {
            bodies.add(() -> {
                try {
                    for (Runnable step : steps) {
                        step.run();
                    }
                } finally {
                    ended++;
                }
                return null;
            });
        }

        void expect(boolean holds, String otherwise) {
            if (!holds) {
                wrong.add(otherwise);
            }
        }

        void atTheEnd(Supplier<String> check) {
            last = check;
        }

        void cancel(int task) {
            tasks.get(task).cancel();
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // it has no state
    private final Function<Primitives, Run> make;

    Scenario(Function<Primitives, Run> make) {
        this.make = make;
    }

    private static void pass() {
        Async.sleep(Duration.ZERO);
    }

    private static Run doors(Primitives.Door door, int most) {
        var run = new Run();
        var asked = new ArrayList<Integer>();
        int[] inside = {0, 0}; // tasks inside, and how many have come in
        for (int i = 0; i < 3; i++) {
            int me = i;
            run.task(
                    Scenario::pass,
                    () -> {
                        asked.add(me);
                        door.acquire();
                        run.expect(++inside[0] <= most, "too many tasks are inside");
                        run.expect(asked.get(inside[1]++) == me, "a task has overtaken another one");
                        pass();
                        inside[0]--;
                        door.release();
                    },
                    Scenario::pass);
        }
        return run;
    }

    private static Run cancelAtADoor(Primitives.Door door) {
        var run = new Run();
        int[] inside = {0};
        for (int i = 0; i < 2; i++) {
            run.task(Scenario::pass, () -> {
                door.acquire();
                run.expect(++inside[0] <= 1, "too many tasks are inside");
                inside[0]--;
                door.release();
            });
        }
        run.task(
                () -> {
                    door.acquire();
                    run.expect(++inside[0] <= 1, "too many tasks are inside");
                    pass();
                },
                Scenario::pass,
                () -> {
                    inside[0]--;
                    door.release();
                    run.cancel(0);
                });
        return run;
    }

    /// Runs the tasks once.
    ///
    /// @param chooser  gets the number of tasks that can go on, if there are several
    /// @return what is wrong; null: nothing
    String run(Primitives primitives, IntUnaryOperator chooser) {
        Run run = make.apply(primitives);
        var clock = new ManualClock();
        var loop = new SelectorEventLoop(clock);
        try {
            loop.setScheduler(count -> {
                if (run.ended > 0) { // not a step: the loop forgets the task
                    run.ended--;
                    return count - 1;
                }
                return count == 1 ? 0 : chooser.applyAsInt(count);
            });
            run.bodies.forEach(body -> run.tasks.add(loop.createTask(null, body)));
            loop.callLater(Duration.ofSeconds(1), loop::stop); // when nothing is ready any more
            loop.runForever();
            for (Task<Void> task : run.tasks) {
                run.expect(task.isDone(), "a task sleeps for ever");
                run.expect(!task.isDone() || task.isCancelled() || task.exception() == null, "a task has failed");
            }
            return run.wrong.isEmpty() ? run.last.get() : run.wrong.getFirst();
        } finally {
            loop.setScheduler(_ -> 0);
            loop.setExceptionHandler((_, _) -> {});
            loop.close();
        }
    }
}
