package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Locks, semaphores, events, conditions and queues: first come, first served, and nothing is lost by a
/// cancellation.
final class PrimitivesTest extends OnEachBackend {
    private static void turn() {
        Async.sleep(Duration.ZERO);
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aLockIsGivenInOrder() {
        var lock = new Lock();
        run(() -> {
            for (String name : new String[] {"a", "b", "c"}) {
                Async.start(() -> lock.with(() -> {
                    note(name + " in");
                    Async.sleep(millis(1));
                    note(name + " out");
                    return null;
                }));
            }
            Async.sleep(millis(10));
            assertFalse(lock.isLocked());
            assertThrows(IllegalStateException.class, lock::release);
            return null;
        });
        assertTrace("0 a in", "1 a out", "1 b in", "2 b out", "2 c in", "3 c out");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aLockThatWasGivenToACancelledTaskIsPassedOn() {
        var lock = new Lock();
        run(() -> {
            lock.acquire();
            Task<Void> cancelled = Async.start(() -> lock.with(() -> null));
            Task<String> next = Async.start(() -> lock.with(() -> "in"));
            turn();
            lock.release(); // wakes the first
            cancelled.cancel(); // before it runs
            assertThrows(CancelledError.class, cancelled::await);
            assertEquals("in", next.await());
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aLockIsNotTakenBeforeThoseThatWait() {
        var lock = new Lock();
        run(() -> {
            lock.acquire();
            Async.start(() -> lock.with(() -> {
                note("Ada");
                return null;
            }));
            turn();
            lock.release();
            lock.acquire(); // Ada was woken, and has not run yet
            note("main");
            lock.release();
            return null;
        });
        assertTrace("0 Ada", "0 main");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aLockIsPassedOnOnceIfASecondWaiterIsCancelled() {
        var lock = new Lock();
        run(() -> {
            lock.acquire();
            Task<String> ada = Async.start(() -> lock.with(() -> "Ada"));
            Task<String> bob = Async.start(() -> lock.with(() -> "Bob"));
            turn();
            bob.cancel();
            lock.release(); // wakes Ada, who runs after Bob
            assertThrows(CancelledError.class, bob::await);
            assertEquals("Ada", ada.await());
            return null;
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aSemaphoreLetsSoManyInAndNobodyOvertakes() {
        var two = new Semaphore(2);
        run(() -> {
            for (String name : new String[] {"a", "b", "c", "d"}) {
                Async.start(() -> two.with(() -> {
                    note(name + " in");
                    Async.sleep(millis(1));
                    return null;
                }));
            }
            Async.sleep(millis(5));
            return null;
        });
        assertTrace("0 a in", "0 b in", "1 c in", "1 d in");
    }

    @Test
    void aPermitThatWasGivenToACancelledTaskIsNotLost() {
        var one = new Semaphore(1);
        run(() -> {
            one.acquire();
            Task<Void> cancelled = Async.start(() -> one.with(() -> null));
            Task<String> next = Async.start(() -> one.with(() -> "in"));
            turn();
            one.release();
            cancelled.cancel();
            assertThrows(CancelledError.class, cancelled::await);
            assertEquals("in", next.await());
            assertFalse(one.isLocked());
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aSemaphoreHasNoNegativeNumberOfPermits() {
        assertThrows(IllegalArgumentException.class, () -> new Semaphore(-1));
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void anEventWakesAllThatWait() {
        var event = new Event();
        run(() -> {
            for (String name : new String[] {"a", "b"}) {
                Async.start(() -> {
                    event.await();
                    note(name);
                    return null;
                });
            }
            Async.sleep(millis(5));
            event.set();
            event.await();
            turn();
            turn();
            assertTrue(event.isSet());
            event.clear();
            assertFalse(event.isSet());
            return null;
        });
        assertTrace("5 a", "5 b");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void anEventMayBeSetTwice() {
        var event = new Event();
        run(() -> {
            Task<String> ada = Async.start(() -> {
                event.await();
                return "woken";
            });
            turn();
            event.set();
            event.set(); // Ada was woken, and has not run yet
            assertEquals("woken", ada.await());
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aConditionThatIsToldTwiceWakesTwo() {
        var changed = new Condition();
        run(() -> {
            for (String name : new String[] {"a", "b"}) {
                Async.start(() -> changed.lock().with(() -> {
                    changed.await();
                    note(name);
                    return null;
                }));
            }
            turn();
            changed.lock().with(() -> {
                changed.notify(1);
                changed.notify(1); // a was woken, and has not run yet
                return null;
            });
            Async.sleep(millis(1));
            return null;
        });
        assertTrace("0 a", "0 b");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aConditionWakesInOrderAndTakesTheLockAgain() {
        var changed = new Condition();
        run(() -> {
            for (String name : new String[] {"a", "b"}) {
                Async.start(() -> changed.lock().with(() -> {
                    changed.await();
                    assertTrue(changed.lock().isLocked());
                    note(name);
                    return null;
                }));
            }
            Async.sleep(millis(1));
            assertThrows(IllegalStateException.class, () -> changed.notify(1));
            changed.lock().with(() -> {
                changed.notify(1);
                return null;
            });
            Async.sleep(millis(1));
            changed.lock().with(() -> {
                changed.notifyEveryone();
                return null;
            });
            Async.sleep(millis(1));
            return null;
        });
        assertTrace("1 a", "2 b");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aConditionIsAwaitedUntilItsTestHolds() {
        var changed = new Condition();
        var cups = new ArrayList<String>();
        run(() -> {
            Async.start(() -> changed.lock().with(() -> {
                changed.awaitFor(() -> cups.size() == 2);
                note("two cups");
                changed.awaitFor(() -> true); // does not wait
                return null;
            }));
            for (String cup : new String[] {"tea", "espresso"}) {
                Async.sleep(millis(1));
                changed.lock().with(() -> {
                    cups.add(cup);
                    changed.notify(1);
                    return null;
                });
            }
            Async.sleep(millis(1));
            return null;
        });
        assertTrace("2 two cups");
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aTaskThatIsCancelledWhileItTakesTheLockAgainHasTheLockThen() {
        var changed = new Condition();
        run(() -> {
            Task<Void> ada = Async.start(() -> changed.lock().with(() -> {
                try {
                    changed.await();
                } finally {
                    note("locked: " + changed.lock().isLocked());
                }
                return null;
            }));
            turn();
            changed.lock().with(() -> {
                changed.notify(1);
                turn();
                ada.cancel("too late");
                Async.sleep(millis(5));
                return null;
            });
            assertEquals(
                    "too late", assertThrows(CancelledError.class, ada::await).getMessage());
            return null;
        });
        assertTrace("5 locked: true");
        assertFalse(changed.lock().isLocked());
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aWakeUpOfACancelledTaskIsPassedOn() {
        var changed = new Condition();
        run(() -> {
            Task<Void> cancelled = Async.start(() -> changed.lock().with(() -> {
                changed.await();
                return null;
            }));
            Task<String> next = Async.start(() -> changed.lock().with(() -> {
                changed.await();
                return "woken";
            }));
            turn();
            turn();
            changed.lock().with(() -> {
                changed.notify(1);
                return null;
            });
            cancelled.cancel();
            assertThrows(CancelledError.class, cancelled::await);
            assertEquals("woken", next.await());
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aQueueIsOfferedAnItemAndSaysHowManyItHas() {
        var cups = new Queue<String>(1);
        run(() -> {
            assertEquals(0, cups.size());
            assertTrue(cups.offer("tea"));
            assertEquals(1, cups.size());
            assertFalse(cups.offer("espresso"));
            assertEquals("tea", cups.getNow());
            cups.shutDown(false);
            assertThrows(QueueShutDown.class, () -> cups.offer("espresso"));
            assertThrows(QueueShutDown.class, cups::getNow);
            return null;
        });
    }

    @Test
    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    void aQueueForgetsACancelledGetterAtOnce() {
        var cups = new Queue<String>();
        run(() -> {
            Task<String> ada = Async.start(cups::get);
            Task<String> bob = Async.start(cups::get);
            turn();
            ada.cancel();
            assertTrue(cups.offer("tea")); // for Bob, although Ada's task has not run yet
            assertThrows(NoSuchElementException.class, cups::getNow);
            assertEquals("tea", bob.await());
            Task<String> eve = Async.start(cups::get);
            turn();
            eve.cancel();
            cups.put("espresso");
            assertEquals("espresso", cups.getNow());
            return null;
        });
    }

    @Test
    void aBoundedQueueMakesBothSidesWait() {
        var queue = new Queue<Integer>(1);
        run(() -> {
            Task<Void> producer = Async.start(() -> {
                for (int i = 1; i <= 3; i++) {
                    queue.put(i);
                    note("put " + i);
                }
                return null;
            });
            Async.sleep(millis(1));
            assertTrue(queue.isFull());
            assertFalse(queue.offer(9));
            for (int i = 1; i <= 3; i++) {
                note("got " + queue.get());
                Async.sleep(millis(1));
            }
            producer.await();
            assertThrows(NoSuchElementException.class, queue::getNow);
            return null;
        });
        assertTrace("0 put 1", "1 got 1", "1 put 2", "2 got 2", "2 put 3", "3 got 3");
    }

    @Test
    void aWokenGetterIsNotOvertaken() {
        var queue = new Queue<String>();
        run(() -> {
            Task<String> first = Async.start(queue::get);
            turn();
            queue.put("a");
            queue.put("b");
            assertEquals("b", queue.get()); // "a" is kept for the task that has waited longer
            assertEquals("a", first.await());
            return null;
        });
    }

    @Test
    void anItemThatWasGivenToACancelledTaskIsNotLost() {
        var queue = new Queue<String>();
        run(() -> {
            Task<String> cancelled = Async.start(queue::get);
            turn();
            queue.put("a");
            cancelled.cancel();
            assertThrows(CancelledError.class, cancelled::await);
            assertEquals("a", queue.get());
            return null;
        });
    }

    @Test
    void aPlaceThatWasGivenToACancelledTaskIsPassedOn() {
        var queue = new Queue<String>(1);
        run(() -> {
            queue.put("a");
            Task<Void> cancelled = Async.start(() -> {
                queue.put("b");
                return null;
            });
            Task<Void> next = Async.start(() -> {
                queue.put("c");
                return null;
            });
            turn();
            assertEquals("a", queue.get());
            cancelled.cancel();
            assertThrows(CancelledError.class, cancelled::await);
            next.await();
            assertEquals("c", queue.get());
            return null;
        });
    }

    @Test
    void joinWaitsUntilTheWorkIsDone() {
        var queue = new Queue<String>();
        run(() -> {
            queue.put("a");
            queue.put("b");
            Async.start(() -> {
                for (int i = 0; i < 2; i++) {
                    queue.get();
                    Async.sleep(millis(5));
                    queue.taskDone();
                }
                return null;
            });
            queue.join();
            note("all done");
            queue.join();
            assertThrows(IllegalStateException.class, queue::taskDone);
            return null;
        });
        assertTrace("10 all done");
    }

    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    @Test
    void aQueueThatIsShutDownIsEmptiedAndThenRefuses() {
        var queue = new Queue<String>(1);
        run(() -> {
            queue.put("a");
            Task<Void> putter = Async.start(() -> {
                queue.put("b");
                return null;
            });
            turn();
            queue.shutDown(false);
            assertThrows(QueueShutDown.class, putter::await);
            assertThrows(QueueShutDown.class, () -> queue.put("c"));
            assertEquals("a", queue.get());
            assertThrows(QueueShutDown.class, queue::get);
            queue.taskDone();
            var empty = new Queue<String>();
            Task<String> getter = Async.start(empty::get);
            turn();
            empty.shutDown(true);
            assertThrows(QueueShutDown.class, getter::await);
            return null;
        });
    }

    @Test
    void itemsOfTwoCancelledTasksKeepTheirOrder() {
        var queue = new Queue<String>();
        run(() -> {
            Task<String> first = Async.start(queue::get);
            Task<String> second = Async.start(queue::get);
            turn();
            queue.put("a");
            queue.put("b");
            first.cancel();
            second.cancel();
            turn();
            assertTrue(first.isCancelled() && second.isCancelled());
            assertEquals("a", queue.getNow());
            assertEquals("b", queue.getNow());
            return null;
        });
    }

    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    @Test
    void anItemForWhichATaskWaitsIsNotTakenBefore() {
        var queue = new Queue<String>(1);
        run(() -> {
            Task<String> getter = Async.start(queue::get);
            turn();
            queue.put("a");
            assertThrows(NoSuchElementException.class, queue::getNow);
            assertEquals("a", getter.await());
            queue.put(null);
            Task<Void> putter = Async.start(() -> {
                queue.put("b");
                return null;
            });
            turn();
            assertEquals(null, queue.getNow());
            assertFalse(queue.offer("c"));
            putter.await();
            assertEquals("b", queue.getNow());
            assertTrue(queue.offer("c"));
            return null;
        });
    }

    @Test
    void joinEndsAlsoIfAnotherItemIsPutInTheSameTurn() {
        var queue = new Queue<String>();
        run(() -> {
            queue.put("a");
            Task<Void> joiner = Async.start(() -> {
                queue.join();
                return null;
            });
            turn();
            queue.taskDone();
            queue.put("b");
            joiner.await();
            return null;
        });
    }

    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    @Test
    void aTaskThatWasWokenFindsTheQueueShutDown() {
        var queue = new Queue<String>(1);
        run(() -> {
            queue.put("a");
            Task<Void> putter = Async.start(() -> {
                queue.put("b");
                return null;
            });
            turn();
            assertEquals("a", queue.get()); // wakes the putter
            queue.shutDown(false);
            assertThrows(QueueShutDown.class, putter::await);
            assertTrue(queue.isEmpty());
            return null;
        });
    }

    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    @Test
    void aShutdownServesAllThatWaitInOrder() {
        var queue = new Queue<String>();
        run(() -> {
            Task<String> first = Async.start(queue::get);
            turn();
            queue.put("a");
            queue.shutDown(false);
            Task<String> second = Async.start(queue::get);
            assertEquals("a", first.await());
            assertThrows(QueueShutDown.class, second::await);
            return null;
        });
    }

    @Tag("contract") // no exercise asks for it: .ci/mutation runs it
    @Test
    void aShutdownDropsItemsWhoseWorkWasSaidToBeDone() {
        var queue = new Queue<String>();
        run(() -> {
            queue.put("a");
            queue.taskDone();
            queue.put("b");
            queue.shutDown(true);
            queue.join();
            assertTrue(queue.isEmpty());
            assertThrows(QueueShutDown.class, queue::getNow);
            return null;
        });
    }
}
