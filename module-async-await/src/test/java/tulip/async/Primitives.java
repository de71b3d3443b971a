package tulip.async;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The primitives of the reference, each behind an interface, so that a test runs on wrong ones too.
class Primitives {
    interface Door {
        void acquire();

        void release();
    }

    interface Flag {
        void await();

        void set();

        void clear();
    }

    interface Monitor extends Door {
        void await();

        void notifyOne();
    }

    interface Channel {
        void put(int item);

        int get();

        int size();
    }

    private record DoorOf(Permit permit) implements Door {
        @Override
        public void acquire() {
            permit.acquire();
        }

        @Override
        public void release() {
            permit.release();
        }
    }

    Door lock() {
        return new DoorOf(new Lock());
    }

    Door semaphore(int permits) {
        return new DoorOf(new Semaphore(permits));
    }

    Flag event() {
        var event = new Event();
        return new Flag() {
            @Override
            public void await() {
                event.await();
            }

            @Override
            public void set() {
                event.set();
            }

            @Override
            public void clear() {
                event.clear();
            }
        };
    }

    Monitor condition() {
        var condition = new Condition();
        return new Monitor() {
            @Override
            public void acquire() {
                condition.lock().acquire();
            }

            @Override
            public void release() {
                condition.lock().release();
            }

            @Override
            public void await() {
                condition.await();
            }

            @Override
            public void notifyOne() {
                condition.notify(1);
            }
        };
    }

    Channel queue(int most) {
        var queue = new Queue<Integer>(most);
        return new Channel() {
            @Override
            public void put(int item) {
                queue.put(item);
            }

            @Override
            public int get() {
                return queue.get();
            }

            @Override
            public int size() {
                return queue.size();
            }
        };
    }

    /// A bug that the schedules must find.
    enum Bug {
        A_RELEASE_WAKES_NOBODY,
        A_NEW_TASK_OVERTAKES_A_WOKEN_ONE,
        A_CANCELLED_TASK_KEEPS_THE_WAKE_UP,
        THE_LAST_ONE_COMES_FIRST,
        A_RELEASE_WAKES_EVERYONE,
        A_CANCELLED_TASK_KEEPS_THE_PERMIT,
        SET_WAKES_ONLY_THE_FIRST,
        A_WOKEN_TASK_LOOKS_AT_THE_FLAG_AGAIN,
        NOTIFY_WITHOUT_THE_LOCK_AGAIN,
        A_CANCELLED_TASK_KEEPS_THE_NOTIFICATION,
        A_CANCELLED_GETTER_KEEPS_THE_ITEM,
        PUT_WAKES_ONLY_AT_AN_EMPTY_QUEUE
    }

    /// Primitives that count permits, with a bug. The lock is a semaphore of one permit.
    static final class Wrong extends Primitives {
        private final Bug bug;

        Wrong(Bug bug) {
            this.bug = bug;
        }

        private boolean is(Bug other) {
            return bug == other;
        }

        /// Waits until woken.
        ///
        /// @param onCancel  runs if a cancelled task was woken
        private void await(Deque<Future<Void>> waiters, Runnable onCancel) {
            Future<Void> woken = Running.loop().createFuture();
            if (is(Bug.THE_LAST_ONE_COMES_FIRST)) {
                waiters.addFirst(woken);
            } else {
                waiters.add(woken);
            }
            try {
                woken.await();
            } catch (CancelledError cancelled) {
                waiters.remove(woken);
                if (!woken.isCancelled()) {
                    onCancel.run();
                }
                throw cancelled;
            }
        }

        private static boolean wakeFirst(Deque<Future<Void>> waiters) {
            for (Future<Void> first = waiters.poll(); first != null; first = waiters.poll()) {
                if (!first.isDone()) {
                    first.setResult(null);
                    return true;
                }
            }
            return false;
        }

        @Override
        Door lock() {
            return semaphore(1);
        }

        @Override
        Door semaphore(int permits) {
            return new Door() {
                private final Deque<Future<Void>> waiters = new ArrayDeque<>();
                private int free = permits;

                @Override
                public void acquire() {
                    if (free > 0) {
                        free--;
                        return;
                    }
                    Wrong.this.await(waiters, () -> {
                        if (!is(Bug.A_CANCELLED_TASK_KEEPS_THE_PERMIT) && !is(Bug.A_CANCELLED_TASK_KEEPS_THE_WAKE_UP)) {
                            release();
                        } else if (is(Bug.A_CANCELLED_TASK_KEEPS_THE_WAKE_UP)) {
                            free++;
                        }
                    });
                    if (is(Bug.A_NEW_TASK_OVERTAKES_A_WOKEN_ONE)) {
                        free--;
                    }
                }

                @Override
                public void release() {
                    if (is(Bug.A_RELEASE_WAKES_NOBODY)) {
                        free++;
                    } else if (is(Bug.A_RELEASE_WAKES_EVERYONE)) {
                        if (!wakeFirst(waiters)) {
                            free++;
                        }
                        while (wakeFirst(waiters)) {}
                    } else if (!wakeFirst(waiters) || is(Bug.A_NEW_TASK_OVERTAKES_A_WOKEN_ONE)) {
                        free++;
                    }
                }
            };
        }

        @Override
        Flag event() {
            return new Flag() {
                private final Deque<Future<Void>> waiters = new ArrayDeque<>();
                private boolean set;

                @Override
                public void await() {
                    while (!set) {
                        Wrong.this.await(waiters, () -> {});
                        if (!is(Bug.A_WOKEN_TASK_LOOKS_AT_THE_FLAG_AGAIN)) {
                            return;
                        }
                    }
                }

                @Override
                public void set() {
                    set = true;
                    while (wakeFirst(waiters) && !is(Bug.SET_WAKES_ONLY_THE_FIRST)) {}
                }

                @Override
                public void clear() {
                    set = false;
                }
            };
        }

        @Override
        Monitor condition() {
            Door lock = semaphore(1);
            return new Monitor() {
                private final Deque<Future<Void>> waiters = new ArrayDeque<>();

                @Override
                public void acquire() {
                    lock.acquire();
                }

                @Override
                public void release() {
                    lock.release();
                }

                @Override
                public void await() {
                    lock.release();
                    try {
                        Wrong.this.await(waiters, () -> {
                            if (!is(Bug.A_CANCELLED_TASK_KEEPS_THE_NOTIFICATION)) {
                                wakeFirst(waiters);
                            }
                        });
                    } finally {
                        if (!is(Bug.NOTIFY_WITHOUT_THE_LOCK_AGAIN)) {
                            lock.acquire();
                        }
                    }
                }

                @Override
                public void notifyOne() {
                    wakeFirst(waiters);
                }
            };
        }

        @Override
        Channel queue(int most) {
            return new Channel() {
                private final List<Integer> items = new ArrayList<>();
                private final Deque<Future<Void>> getters = new ArrayDeque<>();
                private final Deque<Future<Void>> putters = new ArrayDeque<>();

                @Override
                public void put(int item) {
                    while (items.size() >= most) {
                        Wrong.this.await(putters, () -> wakeFirst(putters));
                    }
                    items.add(item);
                    if (items.size() == 1 || !is(Bug.PUT_WAKES_ONLY_AT_AN_EMPTY_QUEUE)) {
                        wakeFirst(getters);
                    }
                }

                @Override
                public int get() {
                    while (items.isEmpty()) {
                        Wrong.this.await(getters, () -> {
                            if (is(Bug.A_CANCELLED_GETTER_KEEPS_THE_ITEM)) {
                                items.removeFirst();
                            } else {
                                wakeFirst(getters);
                            }
                        });
                    }
                    int item = items.removeFirst();
                    wakeFirst(putters);
                    return item;
                }

                @Override
                public int size() {
                    return items.size();
                }
            };
        }
    }
}
