package tulip.coroutines.example;

import tulip.coroutines.Coroutine;
import tulip.coroutines.Trampoline;

/// Coroutines call each other through a trampoline, so that the calls need no stack. In Python: python/deep_calls.py.
final class DeepCalls {
    private DeepCalls() {}

    private static Coroutine<Coroutine<?, ?, ?>, Object, Long> sumTo(long n) {
        return Coroutine.of(out -> n == 0 ? 0 : n + (Long) out.yield(sumTo(n - 1))); // a call, through the trampoline
    }

    static void main() {
        IO.println(Trampoline.run(sumTo(100_000)));
    }
}
