package tulip.coroutines.example;

import tulip.coroutines.Coroutine;
import tulip.coroutines.Step;

/// A coroutine gets values, and delegates to another coroutine. In Python: python/barista.py.
final class Barista {
    private Barista() {}

    private static Coroutine<String, String, Integer> barista() {
        return Coroutine.of(out -> {
            int made = 0;
            String cup = out.yield("ready");
            while (cup != null) {
                made++;
                cup = out.yield(cup + ", please!");
            }
            return made;
        });
    }

    private static Coroutine<String, String, Void> shop() {
        return Coroutine.of(out -> {
            int made = out.yieldFrom(barista()); // what the caller sends to the shop goes to the barista
            out.yield("cups today: " + made);
            return null;
        });
    }

    private static String told(Step<String, Void> step) {
        return switch (step) {
            case Step.Yielded<String, Void>(var value) -> value;
            case Step.Returned<String, Void> _ -> "closed";
        };
    }

    static void main() {
        var counter = shop();
        IO.println(told(counter.next())); // ready
        IO.println(told(counter.send("Ada"))); // Ada, please!
        IO.println(told(counter.send("Linus"))); // Linus, please!
        IO.println(told(counter.next())); // cups today: 2
    }
}
