package tulip.crawler.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.channels.Selector;
import java.util.concurrent.Callable;
import java.util.function.Function;
import tulip.async.CallQueue;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.LoopParts;
import tulip.async.Task;
import tulip.async.TaskObject;
import tulip.coroutines.Coroutine;
import tulip.coroutines.CoroutineObject;
import tulip.coroutines.OnGenerator;
import tulip.generators.Generator;
import tulip.generators.Pausable;
import tulip.generators.Primitive;
import tulip.generators.Suspension;
import tulip.kit.Clock;

/// What the loop of engine `mine` consists of: the participant's answers, and the reference where there is none.
///
/// ```
///   Task ──drives──▶ Coroutine ──runs on──▶ Generator ──pauses by──▶ Handoff
/// ```
/// A reference that stands on an answer takes this answer as its primitive.
@SuppressWarnings("unchecked") // the answers have these types
final class MyLoopParts implements LoopParts {
    private final OwnParts own;
    private final AnswerClasses classes;
    private final Primitive primitive;
    private final Constructor<?> newFuture; // null if futures are the reference's
    private final Constructor<?> newTask; // null if tasks are the reference's
    private final Constructor<?> newCoroutine; // null if coroutines are the reference's

    MyLoopParts(OwnParts own, AnswerClasses classes) {
        this.own = own;
        this.classes = classes;
        this.primitive = primitive();
        this.newFuture = constructor(Part.FUTURE, EventLoop.class);
        this.newTask = constructor(Part.TASK, EventLoop.class, String.class, Callable.class, Function.class);
        this.newCoroutine = constructor(Part.COROUTINE, Primitive.class, Coroutine.Body.class);
    }

    private Constructor<?> constructor(Part part, Class<?>... parameters) {
        return own.has(part) ? classes.constructor(part, parameters) : null;
    }

    private Primitive primitive() {
        Primitive lowest = own.has(Part.HANDOFF) ? handoff() : Suspension.chosen();
        return own.has(Part.GENERATOR) ? generator(lowest) : lowest;
    }

    private Primitive handoff() {
        Constructor<?> made = constructor(Part.HANDOFF, Thread.Builder.class, Runnable.class);
        return (owner, body) -> (Pausable) MyParts.make(made, Thread.ofVirtual().name(owner.toString()), body);
    }

    private Primitive generator(Primitive lowest) {
        Constructor<?> made = constructor(Part.GENERATOR, Primitive.class, Generator.Body.class);
        return new OnGenerator(body -> (Generator<Void>) MyParts.make(made, lowest, body), lowest.staysOnOneThread());
    }

    /// The participant's loop, with these parts.
    EventLoop loop() {
        Constructor<?> made = constructor(Part.EVENT_LOOP, Clock.class, Selector.class, LoopParts.class);
        try {
            return (EventLoop) MyParts.make(made, Clock.SYSTEM, Selector.open(), this);
        } catch (IOException failed) {
            throw new UncheckedIOException("this system gives no selector", failed);
        }
    }

    @Override
    public <T> Future<T> future(EventLoop loop) {
        return newFuture == null ? LoopParts.REFERENCE.future(loop) : (Future<T>) MyParts.make(newFuture, loop);
    }

    @Override
    public <T> Task<T> task(EventLoop loop, String name, int number, Callable<T> body) {
        String given = name == null ? "task-" + number : name;
        Function<Coroutine.Body<Future<?>, Void, Void>, Coroutine<Future<?>, Void, Void>> maker = this::coroutine;
        return newTask == null
                ? new TaskObject<>(loop, given, body, maker)
                : (Task<T>) MyParts.make(newTask, loop, given, body, maker);
    }

    private Coroutine<Future<?>, Void, Void> coroutine(Coroutine.Body<Future<?>, Void, Void> body) {
        return newCoroutine == null
                ? CoroutineObject.unlisted(primitive, body)
                : (Coroutine<Future<?>, Void, Void>) MyParts.make(newCoroutine, primitive, body);
    }

    @Override
    public CallQueue callQueue(Runnable wakeUp) {
        return own.has(Part.CALL_QUEUE)
                ? (CallQueue) MyParts.make(constructor(Part.CALL_QUEUE, Runnable.class), wakeUp)
                : LoopParts.REFERENCE.callQueue(wakeUp);
    }
}
