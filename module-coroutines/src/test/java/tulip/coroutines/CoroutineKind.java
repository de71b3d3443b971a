package tulip.coroutines;

import java.util.Arrays;
import java.util.stream.Stream;
import tulip.generators.Primitive;
import tulip.generators.Suspension;

/// The ways in which the reference makes a coroutine.
enum CoroutineKind {
    CHAINED {
        @Override
        <Y, S, R> Coroutine<Y, S, R> make(Primitive primitive, Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(primitive, body);
        }
    },

    OBJECT {
        @Override
        <Y, S, R> Coroutine<Y, S, R> make(Primitive primitive, Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(primitive, body);
        }
    },

    CHAINED_OVER_OBJECTS {
        @Override
        <Y, S, R> Coroutine<Y, S, R> make(Primitive primitive, Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(
                    link -> new CoroutineObject<>(primitive, link), primitive.staysOnOneThread(), body);
        }
    };

    abstract <Y, S, R> Coroutine<Y, S, R> make(Primitive primitive, Coroutine.Body<Y, S, R> body);

    /// A kind on a backend.
    record On(CoroutineKind kind, Suspension suspension) {
        <Y, S, R> Coroutine<Y, S, R> make(Coroutine.Body<Y, S, R> body) {
            return kind.make(suspension, body);
        }
    }

    /// Each kind on the two backends of stage 3, where this JVM has them.
    static Stream<On> onEachBackend() {
        return Stream.of(Suspension.CONTINUATION, Suspension.VIRTUAL_THREAD)
                .filter(Suspension::isAvailable)
                .flatMap(suspension -> Arrays.stream(values()).map(kind -> new On(kind, suspension)));
    }
}
