package tulip.coroutines.example;

import tulip.coroutines.Coroutine;
import tulip.coroutines.State;
import tulip.coroutines.Step;

/// The caller throws an exception at the pause, and the body may catch it. In Python: python/spilled_milk.py.
final class SpilledMilk {
    private SpilledMilk() {}

    private static Coroutine<String, Void, Void> barista() {
        return Coroutine.of(out -> {
            while (true) {
                try {
                    out.yield("makes a flat white");
                } catch (IllegalArgumentException spilled) {
                    out.yield("wipes the counter: " + spilled.getMessage());
                }
            }
        });
    }

    private static void print(Step<String, Void> step) {
        if (step instanceof Step.Yielded<String, Void>(var value)) {
            IO.println(value);
        }
    }

    static void main() {
        var today = barista();
        print(today.next());
        print(today.throwIn(new IllegalArgumentException("milk")));
        print(today.next());
        try {
            today.throwIn(new IllegalStateException("cups")); // the body does not catch this exception
        } catch (IllegalStateException passed) {
            IO.println("nobody has caught it");
        }
        IO.println(today.state() == State.CLOSED ? "the body has ended" : "the body goes on");
    }
}
