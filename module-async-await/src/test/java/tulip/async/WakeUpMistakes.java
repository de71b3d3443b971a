package tulip.async;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tulip.kit.Mistake;

final class WakeUpMistakes {
    private WakeUpMistakes() {}

    @Mistake(
            caughtBy = "callsAreTakenInOrder",
            explanation = "takeAll gives the newest call first. A thread that calls twice expects that its "
                    + "first call runs first.")
    static final class LastInFirstOut extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void takeAll(Consumer<Handle> ready) {
                    List<Handle> all = new ArrayList<>(calls);
                    calls.clear();
                    all.reversed().forEach(ready);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "callsAreTakenInOrder",
            explanation = "takeAll takes one call. The others wait for the next turns, and if the loop is idle, "
                    + "these may be far away.")
    static final class TakesOne extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void takeAll(Consumer<Handle> ready) {
                    Handle call = calls.poll();
                    if (call != null) {
                        ready.accept(call);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "callsAreTakenInOrder",
            explanation = "takeAll goes on once too often. An empty queue gives null, and null is no call.")
    static final class TakesOneTooMany extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void takeAll(Consumer<Handle> ready) {
                    super.takeAll(ready);
                    ready.accept(calls.poll());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "callsAreTakenInOrder",
            explanation =
                    "takeAll passes the calls on, and leaves them in the queue. So each call runs in each " + "turn.")
    static final class KeepsTheCalls extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void takeAll(Consumer<Handle> ready) {
                    calls.forEach(ready);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "callsAreTakenInOrder",
            explanation = "add runs the call at once, on the thread that adds it. But the call must run on the "
                    + "thread of the loop: that is why it was added.")
    static final class RunsTheCall extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    super.add(call);
                    call.run();
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "callsAreTakenInOrder", explanation = "add drops the call if the loop does not wait.")
    static final class AddsOnlyIfTheLoopWaits extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    if (waiting) {
                        super.add(call);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCallWakesALoopThatWaits",
            explanation =
                    "add wakes nobody, or beginWait does not say that the loop waits. A loop that waits at the selector "
                            + "does not look at the queue. So the call runs when something else wakes the loop, perhaps never.")
    static final class NeverWakes extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    calls.add(call);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCallWakesALoopThatWaits",
            explanation = "beginWait always says that the loop may not wait. So the loop asks again and again, "
                    + "and one core is busy.")
    static final class NeverMayWait extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                boolean beginWait() {
                    waiting = true;
                    return false;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCallWakesALoopThatWaits",
            explanation = "add wakes the loop once, and never again: the flag for that is never reset.")
    static final class WakesOnce extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                private volatile boolean woken;

                @Override
                void add(Handle call) {
                    calls.add(call);
                    if (waiting && !woken) {
                        woken = true;
                        wakeUp.run();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theCallIsThereWhenTheLoopIsWoken",
            explanation = "add wakes the loop, and then adds the call. A fast loop finds nothing, and waits "
                    + "again. Then nobody wakes it.")
    static final class WakesBeforeItAdds extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    if (waiting) {
                        wakeUp.run();
                    }
                    calls.add(call);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aLoopWithCallsDoesNotWait",
            explanation = "beginWait always says that the loop may wait. A call that came before was not "
                    + "followed by a wake-up, so it waits with the loop.")
    static final class AlwaysMayWait extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                boolean beginWait() {
                    waiting = true;
                    return true;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aLoopThatRunsIsNotWoken",
            explanation = "add wakes the loop for each call, also while the loop runs. A wake-up is a call of "
                    + "the system: it costs many times what the call itself costs.")
    static final class WakesEachTime extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    calls.add(call);
                    wakeUp.run();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aLoopThatRunsIsNotWoken",
            explanation = "endWait does nothing. After its first wait, the loop counts as waiting for ever, and "
                    + "each call costs a wake-up.")
    static final class NeverStopsWaiting extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void endWait() {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "callsAreAddedMeanwhile",
            explanation = "takeAll passes on what was there at the beginning, and then clears the queue. A call "
                    + "that was added meanwhile is lost.")
    static final class ClearsAtTheEnd extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void takeAll(Consumer<Handle> ready) {
                    List.copyOf(calls).forEach(ready);
                    calls.clear();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "twoThreadsAdd",
            explanation =
                    "An ArrayDeque is for one thread. If two threads are inside at the same moment, an element may be lost, "
                            + "or the deque may be broken for ever.")
    static final class UnsafeQueue extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                private final ArrayDeque<Handle> deque = new ArrayDeque<>();

                @Override
                void add(Handle call) {
                    deque.add(call);
                    if (waiting) {
                        wakeUp.run();
                    }
                }

                @Override
                boolean beginWait() {
                    waiting = true;
                    return deque.isEmpty();
                }

                @Override
                void takeAll(Consumer<Handle> ready) {
                    while (!deque.isEmpty()) {
                        ready.accept(deque.remove());
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "twoThreadsAdd",
            explanation = "The queue is an array and a counter, without any protection. Two threads that read "
                    + "the same counter write to the same place.")
    static final class UnsafeArray extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                private final Handle[] array = new Handle[100];
                private int size;

                @Override
                void add(Handle call) {
                    array[size] = call;
                    size++;
                    if (waiting) {
                        wakeUp.run();
                    }
                }

                @Override
                boolean beginWait() {
                    waiting = true;
                    return size == 0;
                }

                @Override
                void takeAll(Consumer<Handle> ready) {
                    Handle[] taken = Arrays.copyOf(array, size);
                    size = 0;
                    Arrays.asList(taken).forEach(ready);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "oneAddsWhileTheLoopTakes",
            explanation = "takeAll copies the calls, and then clears the queue. A call that comes between these "
                    + "two steps is lost.")
    static final class CopiesAndClears extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void takeAll(Consumer<Handle> ready) {
                    List<Handle> all = List.copyOf(calls);
                    calls.clear();
                    all.forEach(ready);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "noWakeUpIsLost",
            explanation = "add looks first whether the loop waits, and then adds. If the loop begins to wait "
                    + "between these two steps, it sees no call, and add sees no waiting loop.")
    static final class LooksBeforeItAdds extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    boolean wakes = waiting;
                    calls.add(call);
                    if (wakes) {
                        wakeUp.run();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "noWakeUpIsLost",
            explanation = "beginWait looks for calls first, and then says that the loop waits. A call that "
                    + "comes between these two steps is not seen, and wakes nobody.")
    static final class LooksBeforeItSays extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                boolean beginWait() {
                    boolean empty = calls.isEmpty();
                    waiting = true;
                    return empty;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "noWakeUpIsLost",
            explanation = "add wakes the loop only if the queue was empty. But the loop may take the other "
                    + "calls, and begin to wait, between the look and the add.")
    static final class WakesForTheFirstOnly extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    boolean first = calls.isEmpty();
                    calls.add(call);
                    if (first && waiting) {
                        wakeUp.run();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "noWakeUpIsLost",
            explanation = "add wakes the loop only if its call is the only one in the queue. If two threads add at "
                    + "the same moment, each of them may find two calls, and then neither wakes the loop.")
    static final class WakesForALoneCall extends WakeUpContract {
        @Override
        protected Tested calls(Runnable wakeUp) {
            return new BreakableCalls(wakeUp) {
                @Override
                void add(Handle call) {
                    calls.add(call);
                    if (waiting && calls.size() == 1) {
                        wakeUp.run();
                    }
                }
            }.tested();
        }
    }
}
