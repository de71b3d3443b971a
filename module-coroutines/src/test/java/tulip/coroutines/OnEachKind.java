package tulip.coroutines;

import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs all tests of a class once for each kind of coroutine on each backend.
@ParameterizedClass
@MethodSource("kinds")
abstract class OnEachKind {
    @Parameter
    CoroutineKind.On on;

    static Stream<CoroutineKind.On> kinds() {
        return CoroutineKind.onEachBackend();
    }

    /// A coroutine that delegates to another coroutine, and returns its result.
    <Y, S, R> Coroutine<Y, S, R> around(Coroutine<Y, S, R> inner) {
        return on.make(out -> out.yieldFrom(inner));
    }
}
