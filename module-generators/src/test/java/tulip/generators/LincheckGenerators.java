package tulip.generators;

import java.util.NoSuchElementException;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;

/// Lets Lincheck try all schedules of two threads on one generator, and on one with a planted race. Run in a child
/// JVM.
///
/// The body ends at once and so never pauses, because Lincheck cannot follow a hand-off to another thread. The test
/// checks what happens before and after the body: the turn, the state, the end.
public final class LincheckGenerators {
    private LincheckGenerators() {}

    /// Runs its body once, on the thread of the resumer. It is not safe for two threads: the generator above it
    /// must be.
    private static final class AtOnce implements Pausable {
        private final Runnable body;
        private int resumed;

        AtOnce(Object owner, Runnable body) {
            this.body = body;
        }

        @Override
        public void resume() {
            resumed++;
            body.run();
        }

        @Override
        public void pause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkPause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isDone() {
            return resumed > 0;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[0];
        }
    }

    /// The operations on both generators. After a refusal the caller tries again.
    public abstract static class Asked {
        int runs;

        abstract Generator<Integer> generator();

        @Operation
        public String next() {
            while (true) {
                try {
                    return "" + generator().next();
                } catch (NoSuchElementException end) {
                    return "the end after " + runs + " runs";
                } catch (AlreadyRunning refused) {
                    Thread.onSpinWait();
                }
            }
        }

        @Operation
        public String hasNext() {
            while (true) {
                try {
                    return generator().hasNext() + " after " + runs + " runs";
                } catch (AlreadyRunning refused) {
                    Thread.onSpinWait();
                }
            }
        }

        @Operation
        public String close() {
            while (true) {
                try {
                    generator().close();
                    return "closed after " + runs + " runs";
                } catch (AlreadyRunning refused) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    public static final class Sound extends Asked {
        private final Generator<Integer> generator = new GeneratorObject<>(AtOnce::new, out -> runs++);

        @Override
        Generator<Integer> generator() {
            return generator;
        }
    }

    /// The planted race: looks at the turn first, and then takes it.
    public static final class Planted extends Asked {
        private boolean taken;

        private final Generator<Integer> generator = new Breakable<Integer>(out -> runs++) {
            @Override
            void resume() {
                if (taken) {
                    throw new AlreadyRunning("it");
                }
                taken = true;
                super.resume();
                taken = false;
            }
        };

        public Planted() {
            ((Breakable<Integer>) generator).pausable = new AtOnce(this, ((Breakable<Integer>) generator)::run);
        }

        @Override
        Generator<Integer> generator() {
            return generator;
        }
    }

    static void main() {
        check(Sound.class);
        check(Planted.class);
    }

    private static void check(Class<?> what) {
        String found = "no difference";
        try {
            new ModelCheckingOptions()
                    .iterations(3)
                    .invocationsPerIteration(200)
                    .threads(2)
                    .actorsPerThread(2)
                    .actorsBefore(0)
                    .actorsAfter(1)
                    .recursionBound(200) // a generator makes 128 nested calls to check for a full stack
                    .check(what);
        } catch (AssertionError difference) {
            found = "a difference: "
                    + difference
                            .getMessage()
                            .lines()
                            .filter(line -> line.contains("="))
                            .findFirst()
                            .orElse("");
        }
        IO.println(what.getSimpleName() + ": " + found);
    }
}
