package tulip.coroutines;

import java.util.Set;
import java.util.function.Consumer;

/// A coroutine that receives values, and notes who sends them, and each value that it is sent after its end.
final class NotedSink implements Coroutine<Void, String, Void> {
    private final String name;
    private final Coroutine<Void, String, Void> coroutine;
    private final Consumer<String> notes;
    private final Set<Thread> callers;

    NotedSink(String name, Coroutine<Void, String, Void> coroutine, Consumer<String> notes, Set<Thread> callers) {
        this.name = name;
        this.coroutine = coroutine;
        this.notes = notes;
        this.callers = callers;
    }

    @Override
    public Step<Void, Void> send(String value) {
        callers.add(Thread.currentThread());
        if (state() == State.CLOSED) {
            notes.accept(name + " is sent " + value + " after its end");
        }
        return coroutine.send(value);
    }

    @Override
    public Step<Void, Void> throwIn(Throwable thrown) {
        return coroutine.throwIn(thrown);
    }

    @Override
    public void close() {
        coroutine.close();
    }

    @Override
    public Void result() {
        return coroutine.result();
    }

    @Override
    public State state() {
        return coroutine.state();
    }

    @Override
    public String toString() {
        return "sink " + name;
    }
}
