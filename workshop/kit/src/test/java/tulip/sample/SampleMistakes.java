package tulip.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Answers with one race each, and the same answers without it.
final class SampleMistakes {
    private SampleMistakes() {}

    interface Counter {
        void increment();

        int count();
    }

    /// Loses an increment if another one comes between the read and the write.
    static final class ReadsAndWrites implements Counter {
        private int count;

        @Override
        public void increment() {
            int before = count;
            count = before + 1;
        }

        @Override
        public int count() {
            return count;
        }
    }

    static final class Locks implements Counter {
        private int count;

        @Override
        public synchronized void increment() {
            count++;
        }

        @Override
        public synchronized int count() {
            return count;
        }
    }

    /// A list is not made for two threads.
    static final class Lists implements Counter {
        private final List<String> list;

        Lists(List<String> list) {
            this.list = list;
        }

        @Override
        public void increment() {
            list.add("one more");
        }

        @Override
        public int count() {
            return list.size();
        }
    }

    static final class ListsAndLocks implements Counter {
        private final ArrayList<String> list = new ArrayList<>();

        @Override
        public synchronized void increment() {
            list.add("one more");
        }

        @Override
        public synchronized int count() {
            return list.size();
        }
    }

    interface Gate {
        void open();

        void await();
    }

    private abstract static class WithWaiter implements Gate {
        final AtomicReference<Thread> waiter = new AtomicReference<>();
        volatile boolean open;

        @Override
        public void open() {
            open = true;
            LockSupport.unpark(waiter.get());
        }
    }

    /// Parks for ever if the gate is opened between the look and the registration.
    static final class LooksBeforeItRegisters extends WithWaiter {
        @Override
        public void await() {
            if (!open) {
                waiter.set(Thread.currentThread());
                LockSupport.park(this);
            }
        }
    }

    static final class RegistersFirst extends WithWaiter {
        @Override
        public void await() {
            waiter.set(Thread.currentThread());
            while (!open) {
                LockSupport.park(this);
            }
        }
    }

    static final class Notifies implements Gate {
        private boolean open;

        @Override
        public synchronized void open() {
            open = true;
            notifyAll();
        }

        @Override
        public synchronized void await() {
            try {
                while (!open) {
                    wait();
                }
            } catch (InterruptedException gaveUp) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Asks again and again: no thread may be starved by it.
    static final class Spins implements Gate {
        private volatile boolean open;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public void await() {
            while (!open) {
                Thread.onSpinWait();
            }
        }
    }
}
