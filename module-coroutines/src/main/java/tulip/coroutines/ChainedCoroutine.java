package tulip.coroutines;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Function;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.generators.LiveCoroutines;
import tulip.generators.Primitive;

/// A coroutine whose delegation costs the same at any depth.
///
/// To delegate, a body yields a request, and stays suspended until the inner coroutine has ended. A call of the outer
/// coroutine resumes the innermost coroutine at once, and the bodies between them do not run:
///
/// ```
///   caller ──send──▶ outer ─ ─ ▶ … ─ ─ ▶ innermost        each body delegates to the next, and is suspended
///      ▲───────────── yields ────────────────╯
/// ```
///
/// If the innermost coroutine ends, [#talk] resumes the coroutine that has delegated to it, with the result or the
/// exception. Each link is a whole coroutine that pauses and resumes; any implementation of [Coroutine] will do.
///
/// All fields are written by the thread that has the turn of the [Chain].
public final class ChainedCoroutine<Y, S, R> implements Coroutine<Y, S, R>, LiveCoroutines.Live {
    /// What a body yields to delegate. The caller never sees it.
    private record Delegate(Coroutine<?, ?, ?> inner) {}

    /// The answer to a request if the inner coroutine cannot join the chain, because it is of another class, or another
    /// coroutine delegates to it. The loop of PEP 380 works with any coroutine.
    private static final Object BY_LOOP = new Object();

    private final Coroutine<Object, Object, R> link; // runs the body
    private final Class<?> code;
    private final Chain own;
    private Chain chain; // the own one, unless another coroutine delegates to this one
    private ChainedCoroutine<?, ?, ?> outer; // delegates to this coroutine; null: none
    private ChainedCoroutine<?, ?, ?> inner; // this coroutine delegates to it; null: none

    /// @param primitive  how the body pauses: usually a [tulip.generators.Suspension]
    /// @param body       runs when the caller first calls [#next]
    public ChainedCoroutine(Primitive primitive, Body<Y, S, R> body) {
        Objects.requireNonNull(primitive, "primitive");
        this.code = Objects.requireNonNull(body, "body").getClass();
        this.own = new Chain(this, primitive.staysOnOneThread());
        this.chain = own;
        this.link = new CoroutineObject<>(primitive, out -> body.run(new Side<>(out)), this);
    }

    /// @param link              makes the coroutine that runs the body
    /// @param staysOnOneThread  whether only the thread that first resumes the link may resume it again
    public ChainedCoroutine(
            Function<Body<Object, Object, R>, Coroutine<Object, Object, R>> link,
            boolean staysOnOneThread,
            Body<Y, S, R> body) {
        this.code = Objects.requireNonNull(body, "body").getClass();
        this.own = new Chain(this, staysOnOneThread);
        this.chain = own;
        this.link = link.apply(out -> body.run(new Side<>(out)));
    }

    /// The body's side: what it yields, and what it asks for.
    private record Side<Y, S>(Out<Object, Object> out) implements Out<Y, S> {
        @Override
        @SuppressWarnings({"unchecked", "AssignmentExpression"}) // the caller of this coroutine sends an S
        public S yield(Y value) {
            return (S) out.yield(Delegation.only(value, value = null));
        }

        @Override
        @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the inner coroutine returns a Q; BY_LOOP is one object
        public <Q> Q yieldFrom(Coroutine<? extends Y, ? super S, ? extends Q> inner) {
            Objects.requireNonNull(inner, "inner");
            Object result = out.yield(new Delegate(inner));
            return result == BY_LOOP ? Delegation.expand(this, inner) : (Q) result;
        }
    }

    @Override
    public Step<Y, R> send(S value) {
        Chain mine = chain;
        mine.enter(this);
        try {
            return talk(value, null);
        } finally {
            mine.leave(outer == null && isClosed());
        }
    }

    @Override
    public Step<Y, R> throwIn(Throwable thrown) {
        Objects.requireNonNull(thrown, "thrown");
        Chain mine = chain;
        mine.enter(this);
        try {
            return talk(null, thrown instanceof GeneratorExit ? closeInner(thrown) : thrown);
        } finally {
            mine.leave(outer == null && isClosed());
        }
    }

    @Override
    public void close() {
        Chain mine = chain;
        mine.enter(this);
        try {
            if (link.state() == State.SUSPENDED) {
                Throwable failure = exit(closeInner(new GeneratorExit()));
                if (failure != null) {
                    throw Raise.asItIs(failure);
                }
            } else {
                link.close();
            }
        } finally {
            mine.leave(outer == null && isClosed());
        }
    }

    /// Resumes the innermost coroutine with a value or an exception. If it ends, the coroutine that has delegated to it
    /// goes on with its result or exception, and so on, until one of them yields or this coroutine ends.
    @SuppressWarnings("unchecked") // what the innermost coroutine yields is a Y, and this coroutine returns an R
    private Step<Y, R> talk(Object value, Throwable thrown) {
        while (true) {
            ChainedCoroutine<?, ?, ?> now = chain.innermost();
            Step<?, ?> step;
            try {
                step = now == this || !now.isClosed() ? now.resume(value, thrown) : endedBefore(thrown);
            } catch (Throwable failure) {
                if (now == this || !now.isClosed()) { // not closed: the call was refused, and has changed nothing
                    throw failure;
                }
                now.detach();
                value = null;
                thrown = failure;
                continue;
            }
            if (step instanceof Step.Yielded<?, ?>(Delegate request)) {
                thrown = null;
                try {
                    value = now.delegateTo(request.inner());
                } catch (AlreadyRunning refused) {
                    thrown = refused;
                }
            } else if (now == this || step instanceof Step.Yielded) {
                return (Step<Y, R>) step;
            } else {
                now.detach();
                value = ((Step.Returned<?, ?>) step).value();
                thrown = null;
            }
        }
    }

    private Step<Object, R> resume(Object value, Throwable thrown) {
        return thrown == null ? link.send(value) : link.throwIn(thrown);
    }

    /// What an inner coroutine answers if somebody else has called it until it ended.
    private static Step<?, ?> endedBefore(Throwable thrown) {
        if (thrown == null || thrown instanceof NoSuchElementException) { // for `yield from` it means the end
            return new Step.Returned<>(null);
        }
        throw Raise.asItIs(thrown);
    }

    /// Delegates to another coroutine.
    ///
    /// @return what the next resume passes on
    private Object delegateTo(Coroutine<?, ?, ?> asked) {
        if (!(asked instanceof ChainedCoroutine<?, ?, ?> other)) {
            return BY_LOOP;
        }
        Chain theirs = other.chain;
        if (theirs == chain) { // `other` is this coroutine, or delegates to it
            throw new AlreadyRunning(other);
        }
        theirs.enter(other);
        if (other.isClosed() || other.outer != null) {
            theirs.leave(other.isClosed());
            return other.isClosed() ? null : BY_LOOP;
        }
        inner = other;
        other.outer = this;
        chain.append(other, theirs);
        return null;
    }

    /// Ends the delegation to this coroutine.
    private void detach() {
        ChainedCoroutine<?, ?, ?> before = outer;
        before.inner = null;
        outer = null;
        chain.release(this, before, own);
    }

    /// Closes all coroutines that this one delegates to, the innermost first.
    ///
    /// @return what the yield of this coroutine must throw: the signal, or the failure of the last coroutine closed
    private Throwable closeInner(Throwable exit) {
        Throwable next = exit;
        while (chain.innermost() != this) {
            ChainedCoroutine<?, ?, ?> now = chain.innermost();
            Throwable failure = now.isClosed() ? null : now.exit(next);
            now.detach();
            next = failure == null ? exit : failure;
        }
        return next;
    }

    /// Resumes this coroutine with the signal to end, or with the failure of its inner coroutine.
    ///
    /// @return null if the body has ended as it should
    private Throwable exit(Throwable signal) {
        try {
            return talk(null, signal) instanceof Step.Yielded ? CoroutineObject.stubborn(this) : null;
        } catch (GeneratorExit passed) {
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    Chain chain() {
        return chain;
    }

    /// Changes the chain of this coroutine, and of all that it delegates to.
    void moveTo(Chain other) {
        for (ChainedCoroutine<?, ?, ?> each = this; each != null; each = each.inner) {
            each.chain = other;
        }
    }

    boolean isClosed() {
        return link.state() == State.CLOSED;
    }

    boolean isRunning() {
        return link.state() == State.RUNNING;
    }

    @Override
    public R result() {
        return link.result();
    }

    /// What the coroutine is doing. It counts as running while a coroutine runs that it delegates to, unless somebody
    /// else has called that one. On another thread the answer may be out of date.
    @Override
    public State state() {
        if (inner == null) {
            return link.state();
        }
        boolean runs = chain.innermost().isRunning() && isInside(chain.asked());
        return runs ? State.RUNNING : State.SUSPENDED;
    }

    private boolean isInside(ChainedCoroutine<?, ?, ?> asked) {
        ChainedCoroutine<?, ?, ?> each = this;
        while (each != null && each != asked) {
            each = each.outer;
        }
        return each != null;
    }

    /// The calls of the suspended body; before them those of the coroutines that it delegates to, innermost first.
    @Override
    public StackTraceElement[] getStackTrace() {
        var frames = new ArrayDeque<StackTraceElement>();
        for (ChainedCoroutine<?, ?, ?> each = this; each != null; each = each.inner) {
            if (each.link instanceof LiveCoroutines.Live live) {
                List.of(live.getStackTrace()).reversed().forEach(frames::addFirst);
            }
        }
        return frames.toArray(StackTraceElement[]::new);
    }

    /// Names the class that has the body's code, and the coroutines that this one delegates to.
    @Override
    public String toString() {
        var names = new StringJoiner(", which delegates to ", "coroutine ", "");
        int shown = 0;
        for (ChainedCoroutine<?, ?, ?> each = this; each != null; each = each.inner) {
            if (++shown <= 3 || each.inner == null) {
                names.add(CoroutineObject.nameOf(each, each.code));
            } else if (shown == 4) {
                names.add("others");
            }
        }
        return names.toString();
    }
}
