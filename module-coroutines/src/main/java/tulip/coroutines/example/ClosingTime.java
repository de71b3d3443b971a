package tulip.coroutines.example;

import tulip.coroutines.Coroutine;
import tulip.coroutines.State;
import tulip.coroutines.Step;

/// `close` ends the inner coroutine first, and then the outer one. In Python: python/closing_time.py.
final class ClosingTime {
    private ClosingTime() {}

    private static Coroutine<String, Void, Void> machine() {
        return Coroutine.of(out -> {
            try {
                while (true) {
                    out.yield("hot");
                }
            } finally {
                IO.println("the machine cools down");
            }
        });
    }

    private static Coroutine<String, Void, Void> barista() {
        return Coroutine.of(out -> {
            try {
                return out.yieldFrom(machine());
            } finally {
                IO.println("the barista goes home");
            }
        });
    }

    static void main() {
        var today = barista();
        if (today.next() instanceof Step.Yielded<String, Void>(var value)) {
            IO.println(value);
        }
        today.close();
        IO.println(today.state() == State.CLOSED ? "closed" : "still open");
    }
}
