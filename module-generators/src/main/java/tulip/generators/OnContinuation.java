package tulip.generators;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import jdk.internal.vm.ScopedValueContainer;

/// Pauses with the JDK's own continuation: the body's frames are moved from the thread's stack to the heap and
/// back.
///
/// This is internal API, on which virtual threads are built; only this file imports it. The body runs on the
/// thread that resumes it. So if the body holds a monitor across a pause, that thread may hang at the monitor, or
/// enter it again.
///
/// A continuation belongs to the thread that first resumes it. On JDK 25 a frame that C2 has compiled continues to
/// use the thread from before the pause. On another thread, `Thread.currentThread()` and all ThreadLocals would be
/// wrong.
final class OnContinuation extends Continuation implements Pausable {
    private static final ContinuationScope SCOPE = new ContinuationScope("tulip");

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(OnContinuation.class, "owner", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile Thread owner; // the thread that first resumed it; null before
    private Object bindings; // the owner's scoped values, while the body runs

    OnContinuation(Runnable body) {
        super(SCOPE, body);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a thread is one object
    public void resume() {
        if (isDone()) {
            throw new IllegalStateException("resumed after its end");
        }
        Thread me = Thread.currentThread();
        if (owner != me && !OWNER.compareAndSet(this, null, me)) {
            throw new AlreadyRunning("a continuation", owner);
        }
        bindings = currentBindings();
        run();
    }

    @Override
    public void pause() {
        bindings = null;
        Continuation.yield(SCOPE);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a bindings object is never changed, only replaced
    public void checkPause() {
        if (Continuation.getCurrentContinuation(SCOPE) != this) {
            throw Pausable.notTheBody();
        }
        if (bindings != currentBindings() && isInsideBinding()) {
            throw new IllegalStateException("a pause inside ScopedValue.where(…).run or call would leave its values"
                    + " to the caller of the body: yield outside of it");
        }
    }

    @Override
    protected void onPinned(Pinned reason) {
        throw new IllegalStateException("cannot pause here, under a native method or a class initializer: " + reason);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return isDone() ? new StackTraceElement[0] : super.getStackTrace();
    }

    private static Object currentBindings() {
        return ScopedValueContainer.captureBindings().scopedValueBindings();
    }

    /// Looks for the frames of a binding. The object alone proves nothing: a thread also gets another bindings
    /// object when it first reads a scoped value.
    private static boolean isInsideBinding() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .takeWhile(name -> !name.equals(Continuation.class.getName()))
                        .anyMatch(name -> name.equals(ScopedValue.Carrier.class.getName())));
    }
}
