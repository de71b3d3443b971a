package tulip.generators.example;

import java.util.List;
import tulip.generators.Generator;
import tulip.generators.Generator.Out;

/// A helper may yield for its caller, because the whole stack of calls pauses. In Python: python/calling_out.py.
final class CallingOut {
    private CallingOut() {}

    private static void callOut(String name, String drink, Out<String> out) {
        out.yield(drink + " for " + name + "!");
        out.yield(name + "!");
    }

    private static Generator<String> counter() {
        return Generator.of(out -> {
            callOut("Linus", "espresso", out); // an ordinary call
            List.of("Ada", "Grace").forEach(name -> callOut(name, "tea", out)); // a loop of the JDK pauses as well
        });
    }

    static void main() {
        try (var counter = counter()) {
            counter.forEachRemaining(IO::println);
        }
    }
}
