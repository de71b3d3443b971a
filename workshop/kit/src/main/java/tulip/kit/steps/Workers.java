package tulip.kit.steps;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/// Platform threads for the rounds of a scenario. A round uses the threads of earlier rounds again, because to start a
/// thread takes longer than a round.
final class Workers implements AutoCloseable {
    private final Deque<Worker> idle = new ArrayDeque<>();
    private int round;
    private boolean over;

    /// Runs actions on its thread, one after the other.
    ///
    /// An idle thread waits on a monitor, because a thread that parks could keep a permit for its next action.
    final class Worker implements Runnable {
        private final Thread thread = Thread.ofPlatform().daemon().unstarted(this);
        private Runnable action; // the next one
        private int lastRound; // in which it had an action

        Thread thread() {
            return thread;
        }

        void start(Runnable next) {
            synchronized (Workers.this) {
                action = next;
                Workers.this.notifyAll();
            }
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
        }

        @Override
        public void run() {
            for (Runnable next = awaitAction(this); next != null; next = awaitAction(this)) {
                Thread.interrupted();
                LockSupport.unpark(thread);
                LockSupport.park(); // takes the permit that the last action may have left
                next.run();
            }
        }
    }

    synchronized void beginRound() {
        round++;
    }

    /// Finds an idle thread, or makes one. A thread runs one action in a round: otherwise nobody could ask whether one
    /// of its two actions has ended.
    synchronized Worker take(String name) {
        Worker worker =
                idle.stream().filter(each -> each.lastRound < round).findFirst().orElseGet(Worker::new);
        idle.remove(worker);
        worker.lastRound = round;
        worker.thread.setName(name);
        return worker;
    }

    /// @return null if there will be none
    private synchronized Runnable awaitAction(Worker worker) {
        if (worker.action == null) {
            idle.push(worker);
        }
        while (worker.action == null && !over) {
            try {
                wait();
            } catch (InterruptedException late) {
                // the last action should have had it
            }
        }
        Runnable next = worker.action;
        worker.action = null;
        return next;
    }

    /// Ends each thread when its action has ended.
    @Override
    public synchronized void close() {
        over = true;
        notifyAll();
    }
}
