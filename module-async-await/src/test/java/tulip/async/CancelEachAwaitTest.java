package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.kit.ManualClock;

/// Cancels a task at each of its awaits, one after the other. Each case is a primitive or a combinator with
/// other tasks at it. Whatever the task has been cancelled at, the other tasks must end and nothing is lost.
final class CancelEachAwaitTest extends EachBackend {
    private enum When {
        ONCE,
        TWICE_AT_ONCE,
        AND_AT_THE_NEXT_AWAIT,
        /// The result, the failure or the end of the time is there, and the task has not run yet.
        WITH_THE_OUTCOME
    }

    /// A body that runs as the task to cancel, at a place that it has set up.
    @FunctionalInterface
    private interface Victim {
        Callable<Object> at(Place place);
    }

    private enum Case {
        SLEEP(_ -> () -> {
            sleep(1);
            sleep(0);
            sleep(1);
            return null;
        }),
        FUTURE(place -> {
            Future<Object> future = place.loop.createFuture();
            place.other(1, () -> future.setResult("tea"));
            return future::await;
        }),
        LOCK(place -> at(place, new Lock())),
        SEMAPHORE(place -> at(place, new Semaphore(1))),
        EVENT(place -> {
            var event = new Event();
            place.other(0, event::await);
            place.other(2, event::set);
            return does(event::await);
        }),
        CONDITION(place -> {
            var changed = new Condition();
            Task<?> other = place.other(1, () -> holding(changed.lock(), changed::await));
            place.other(2, () -> holding(changed.lock(), () -> changed.notify(1)));
            place.other(4, () -> {
                place.check(
                        !place.victim.isCancelled() || other.isDone(), "the notification of a cancelled task is lost");
                holding(changed.lock(), changed::notifyEveryone);
            });
            return does(() -> holding(changed.lock(), changed::await));
        }),
        QUEUE_GET(place -> {
            var queue = new Queue<Integer>();
            var got = new ArrayList<Integer>();
            place.other(1, () -> got.add(queue.get()));
            place.other(2, () -> {
                queue.put(1);
                queue.put(2);
            });
            place.other(9, () -> place.check(got.size() + queue.size() == 2, "an item is lost"));
            return () -> got.add(queue.get());
        }),
        QUEUE_PUT(place -> {
            var queue = new Queue<Integer>(1);
            int[] put = {0};
            Runnable puts = () -> {
                queue.put(put[0]);
                put[0]++;
            };
            place.other(0, puts);
            place.other(1, puts);
            place.other(2, queue::get);
            place.other(3, queue::get);
            place.other(9, () -> place.check(put[0] == 2 + queue.size(), "an item is lost, or there is one too many"));
            return does(puts);
        }),
        QUEUE_JOIN(place -> {
            var queue = new Queue<Integer>();
            queue.offer(1);
            place.other(1, queue::join);
            place.other(2, queue::taskDone);
            return does(queue::join);
        }),
        GATHER(_ -> () -> Async.gather(List.of(sleeper(1), sleeper(2))).await()),
        GATHER_WITH_A_FAILURE(
                _ -> () -> Async.gather(List.of(failing(1), sleeper(2))).await()),
        GROUP(_ -> () -> TaskGroup.run(group -> {
            group.start(() -> sleep(2));
            sleep(1);
            return null;
        })),
        GROUP_WITH_A_FAILURE(_ -> () -> TaskGroup.run(group -> {
            group.start(() -> sleep(3));
            group.start(() -> fail(1));
            sleep(2);
            return null;
        })),
        GROUP_WITH_A_FAILURE_AT_ITS_END(_ -> () -> TaskGroup.run(group -> {
            group.start(() -> fail(1));
            return null;
        })),
        TIMEOUT(_ -> () -> {
            try {
                return Async.timeout(millis(1), () -> sleep(5));
            } catch (TimeoutException late) {
                return sleep(1);
            }
        }),
        TIMEOUT_IN_TIME(_ -> () -> Async.timeout(millis(5), () -> sleep(1))),
        WAIT_FOR(_ -> () -> {
            try {
                return Async.waitFor(sleeper(5), millis(1));
            } catch (TimeoutException late) {
                return sleep(1);
            }
        }),
        WAIT_FOR_WITHOUT_TIME(_ -> () -> {
            try {
                return Async.waitFor(sleeper(5), Duration.ZERO);
            } catch (TimeoutException late) {
                return sleep(1);
            }
        }),
        SHIELD(place -> {
            Task<?> inner = place.other(1, () -> sleep(2));
            place.other(9, () -> place.check(!inner.isCancelled(), "a shield has let a request through"));
            return () -> Async.shield(inner).await();
        }),
        WAIT(place -> {
            List<Task<Object>> all = List.of(place.other(1, () -> sleep(1)), place.other(2, () -> sleep(1)));
            place.other(
                    9,
                    () -> place.check(
                            all.stream().noneMatch(Future::isCancelled), "wait has cancelled what it waits for"));
            return () -> Async.wait(all, Async.ReturnWhen.ALL_COMPLETED, null);
        }),
        AS_COMPLETED(_ -> () -> {
            for (var each = Async.asCompleted(List.of(sleeper(2), sleeper(1))); each.hasNext(); ) {
                each.next().await();
            }
            return null;
        });

        @SuppressWarnings("ImmutableEnumChecker") // it has no state
        private final Victim victim;

        Case(Victim victim) {
            this.victim = victim;
        }

        private static Callable<Object> at(Place place, Permit permit) {
            place.other(0, () -> holding(permit, () -> sleep(2)));
            place.other(2, () -> holding(permit, () -> sleep(1)));
            place.other(9, () -> place.check(!isTaken(permit), "a permit is lost"));
            return () -> permit.with(() -> sleep(1));
        }

        private static boolean isTaken(Permit permit) {
            return permit instanceof Lock lock ? lock.isLocked() : ((Semaphore) permit).isLocked();
        }

        private static Callable<Object> does(Runnable body) {
            return () -> {
                body.run();
                return null;
            };
        }

        private static void holding(Permit permit, Runnable body) {
            permit.with(does(body));
        }

        private static Object sleep(int count) {
            Async.sleep(millis(count));
            return null;
        }

        private static Object fail(int count) {
            sleep(count);
            throw new ArithmeticException("no milk");
        }

        private static Task<Object> sleeper(int count) {
            return Async.start(() -> sleep(count));
        }

        private static Task<Object> failing(int count) {
            return Async.start(() -> fail(count));
        }
    }

    private static Duration millis(int count) {
        return Duration.ofMillis(count);
    }

    /// A loop with the task to cancel, and the others.
    private static final class Place {
        private final SelectorEventLoop loop = new SelectorEventLoop(new ManualClock());
        private final List<String> wrong = new ArrayList<>();
        private final int cancelAt; // the number of an await; negative: never
        private final When when;
        private Task<Object> victim;
        private int awaits;
        private int requests; // that were delivered
        private boolean armed; // whether to cancel when the awaited is done

        Place(int cancelAt, When when) {
            this.cancelAt = cancelAt;
            this.when = when;
        }

        /// Starts another task.
        ///
        /// @param after  the milliseconds that it sleeps first
        Task<Object> other(int after, Runnable body) {
            return loop.createTask(null, () -> {
                if (after > 0) {
                    Async.sleep(millis(after));
                }
                body.run();
                return null;
            });
        }

        void check(boolean holds, String otherwise) {
            if (!holds) {
                wrong.add(otherwise);
            }
        }

        /// Runs until nothing happens any more.
        void run(Case tried) {
            loop.setExceptionHandler((_, _) -> {});
            Callable<Object> body = tried.victim.at(this);
            victim = loop.createTask("victim", body);
            loop.traceTo(line -> {
                if (line.contains(": victim waits for ") || line.endsWith(": victim lets others run")) {
                    awaits();
                }
            });
            loop.setScheduler(_ -> {
                if (armed && victim.awaited() != null && victim.awaited().isDone()) {
                    armed = false;
                    cancel();
                }
                return 0;
            });
            loop.callLater(Duration.ofSeconds(1), loop::stop);
            loop.runForever();
            check(loop.tasks().isEmpty(), "these have not ended: " + loop.tasks());
            loop.close();
        }

        private void awaits() {
            awaits++;
            if (awaits == cancelAt) {
                if (when == When.WITH_THE_OUTCOME) {
                    armed = true;
                    return;
                }
                cancel();
                if (when == When.TWICE_AT_ONCE) {
                    cancel();
                }
            } else if (awaits == cancelAt + 1 && when == When.AND_AT_THE_NEXT_AWAIT) {
                cancel();
            }
        }

        private void cancel() {
            requests += victim.cancel() ? 1 : 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostWhereverTheTaskIsCancelled(Case tried) {
        var undisturbed = new Place(-1, When.ONCE);
        undisturbed.run(tried);
        assertEquals(List.of(), undisturbed.wrong);
        assertTrue(undisturbed.awaits > 0);
        for (When when : When.values()) {
            for (int await = 1; await <= undisturbed.awaits; await++) {
                var place = new Place(await, when);
                place.run(tried);
                String what = tried + ", cancelled at await " + await + " of " + undisturbed.awaits + ", " + when;
                assertEquals(List.of(), place.wrong, what);
                assertTrue(place.victim.isDone(), what);
                boolean ignored = place.requests > 0 && !place.victim.isCancelled() && place.victim.exception() == null;
                assertFalse(ignored, what + ": the request was ignored");
            }
        }
    }
}
