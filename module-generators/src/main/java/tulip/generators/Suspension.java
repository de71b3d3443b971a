package tulip.generators;

import java.util.Locale;

/// Lists the ways in which a body can pause, the backends, and chooses the default.
///
/// `-Dtulip.suspension=continuation`, `virtual-thread` or `platform-thread` chooses a backend. Without this
/// property the default is [#CONTINUATION] if the JVM allows it (`--add-exports
/// java.base/jdk.internal.vm=ALL-UNNAMED`), else [#VIRTUAL_THREAD].
public enum Suspension implements Primitive {
    /// The JDK's own continuation: internal API, and the fastest backend.
    CONTINUATION {
        @Override
        public Pausable pausable(Object owner, Runnable body) {
            return new OnContinuation(body);
        }

        @Override
        public boolean isAvailable() {
            return Trial.PASSED;
        }

        @Override
        public boolean staysOnOneThread() {
            return true;
        }
    },

    /// A virtual thread for each body: public API.
    VIRTUAL_THREAD {
        @Override
        public Pausable pausable(Object owner, Runnable body) {
            return new Handoff(Thread.ofVirtual().name(owner.toString()), body) {
                @Override
                public void checkResume() {
                    if (!Thread.currentThread().isVirtual()) {
                        requireStack(128);
                    }
                }
            };
        }

        // Makes a full stack overflow here, where nothing has begun yet. An overflow in the JDK's scheduler would stop
        // all virtual threads (seen on JDK 25.0.3).
        private static int requireStack(int frames) {
            return frames == 0 ? 0 : requireStack(frames - 1) + 1;
        }
    },

    /// A platform thread for each body: only here to show its cost.
    PLATFORM_THREAD {
        @Override
        public Pausable pausable(Object owner, Runnable body) {
            return new Handoff(Thread.ofPlatform().daemon().name(owner.toString()), body);
        }
    };

    private static final String PROPERTY = "tulip.suspension";
    private static volatile Suspension chosen;

    /// Whether this JVM has the backend.
    public boolean isAvailable() {
        return true;
    }

    /// The default backend.
    ///
    /// @throws IllegalStateException if the property names no backend, or a backend that this JVM does not have
    public static Suspension chosen() {
        Suspension now = chosen;
        if (now == null) {
            now = atStart(System.getProperty(PROPERTY));
            choose(now);
        }
        return now;
    }

    /// Chooses the default backend for all generators that are made from now on.
    ///
    /// @throws IllegalStateException if this JVM does not have the backend
    public static void choose(Suspension suspension) {
        if (!suspension.isAvailable()) {
            throw new IllegalStateException(suspension
                    + " needs a JVM that is started with --add-exports java.base/jdk.internal.vm=ALL-UNNAMED");
        }
        chosen = suspension;
    }

    static Suspension atStart(String property) {
        if (property == null) {
            return CONTINUATION.isAvailable() ? CONTINUATION : VIRTUAL_THREAD;
        }
        for (Suspension each : values()) {
            if (each.toString().equals(property)) {
                return each;
            }
        }
        throw new IllegalStateException(
                "-D" + PROPERTY + "=" + property + " is none of continuation, virtual-thread, platform-thread");
    }

    /// Gives the name that the property uses.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Tries a continuation once, when the result is first needed.
    private static final class Trial {
        static final boolean PASSED = passes();

        private static boolean passes() {
            try {
                new OnContinuation(() -> {}).resume();
                return true;
            } catch (IllegalAccessError | ExceptionInInitializerError notAllowed) {
                return false; // the export is missing, or this JVM has no continuations at all
            }
        }
    }
}
