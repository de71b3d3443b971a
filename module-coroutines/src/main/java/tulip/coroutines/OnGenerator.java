package tulip.coroutines;

import java.util.Objects;
import java.util.function.Function;
import tulip.generators.Generator;
import tulip.generators.LiveCoroutines;
import tulip.generators.Pausable;
import tulip.generators.Primitive;

/// Makes a primitive of any generator: a resume asks the generator for its next element, and a pause is a yield. So a
/// coroutine can run on a participant's `MyGenerator`.
///
/// ```java
/// var primitive = new OnGenerator(body -> new MyGenerator<>(suspension, body), suspension.staysOnOneThread());
/// var coroutine = new ChainedCoroutine<>(primitive, out -> …);
/// ```
///
/// @param maker             makes a generator of a body
/// @param staysOnOneThread  whether only the thread that first asks a generator may ask it again
public record OnGenerator(Function<Generator.Body<Void>, Generator<Void>> maker, boolean staysOnOneThread)
        implements Primitive {
    public OnGenerator {
        Objects.requireNonNull(maker, "maker");
    }

    @Override
    public Pausable pausable(Object owner, Runnable body) {
        return new Asked(maker, body);
    }

    /// A body that runs as the body of a generator. While the body runs, only the body writes the fields; otherwise
    /// only the caller.
    private static final class Asked implements Pausable {
        private final Generator<Void> generator;
        private Generator.Out<Void> out; // null before the body has begun
        private Thread runner; // the thread on which the body runs; null: the body does not run
        private boolean done;

        Asked(Function<Generator.Body<Void>, Generator<Void>> maker, Runnable body) {
            this.generator = maker.apply(given -> {
                out = given;
                runner = Thread.currentThread();
                body.run();
            });
        }

        @Override
        public void resume() {
            if (done || runner != null) {
                throw new IllegalStateException(done ? "the body has ended" : "the body is running");
            }
            boolean paused = false;
            try {
                paused = generator.hasNext();
                if (paused) {
                    generator.next();
                }
            } finally {
                done = !paused;
                runner = null;
            }
        }

        @Override
        public void pause() {
            out.yield(null);
            runner = Thread.currentThread();
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // a thread is one object
        public void checkPause() {
            if (runner != Thread.currentThread()) {
                throw Pausable.notTheBody();
            }
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return generator instanceof LiveCoroutines.Live live ? live.getStackTrace() : new StackTraceElement[0];
        }
    }
}
