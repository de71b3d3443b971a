package tulip.async.example;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import tulip.coroutines.Coroutine;
import tulip.coroutines.Step;

/// An event loop, a future and a task, each in a few lines, on the coroutine of stage 3. In Python:
/// python/tiny_loop.py.
final class TinyLoop {
    private record Timer(int time, Runnable callback) {}

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final Queue<Timer> timers = new PriorityQueue<>(Comparator.comparingInt(Timer::time));
    private int now;
    private Task<?> running;

    private void callSoon(Runnable callback) {
        ready.add(callback);
    }

    private void callLater(int delay, Runnable callback) {
        timers.add(new Timer(now + delay, callback));
    }

    private void run() {
        while (!ready.isEmpty() || !timers.isEmpty()) {
            if (ready.isEmpty()) { // nobody has anything to do: the time passes
                Timer next = timers.remove();
                now = next.time;
                ready.add(next.callback);
            }
            for (int left = ready.size(); left > 0; left--) { // one turn
                ready.remove().run();
            }
        }
    }

    private class Future<T> {
        boolean done;
        T result;
        final List<Runnable> callbacks = new ArrayList<>();

        void setResult(T value) {
            done = true;
            result = value;
            callbacks.forEach(TinyLoop.this::callSoon); // never called here
        }

        void addDoneCallback(Runnable callback) {
            callbacks.add(callback);
        }

        T await() {
            if (!done) {
                running.out.yield(this); // to the task that drives the coroutine
            }
            return result;
        }
    }

    private final class Task<T> extends Future<T> {
        final Coroutine<Future<?>, Void, T> coroutine;
        Coroutine.Out<Future<?>, Void> out;

        Task(Callable<T> body) {
            coroutine = Coroutine.of(yields -> {
                out = yields;
                return call(body);
            });
            callSoon(this::step);
        }

        void step() {
            running = this;
            switch (coroutine.next()) {
                case Step.Returned<Future<?>, T>(T value) -> setResult(value);
                case Step.Yielded<Future<?>, T>(Future<?> awaited) -> awaited.addDoneCallback(this::step);
            }
        }
    }

    private static <T> T call(Callable<T> body) {
        try {
            return body.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Future<Void> sleep(int minutes) {
        var over = new Future<Void>();
        callLater(minutes, () -> over.setResult(null));
        return over;
    }

    private String brew(String drink, int minutes) {
        IO.println(now + " " + drink + " begins");
        sleep(minutes).await();
        IO.println(now + " " + drink + " is ready");
        return drink;
    }

    private Void shop() {
        var tea = new Task<>(() -> brew("tea", 3));
        var coffee = new Task<>(() -> brew("coffee", 2));
        var served = List.of(tea.await(), coffee.await());
        IO.println(now + " served: " + served);
        return null;
    }

    static void main() {
        var loop = new TinyLoop();
        loop.new Task<>(loop::shop);
        loop.run();
    }
}
