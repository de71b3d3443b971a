package tulip.generators.example;

import tulip.generators.Generator;
import tulip.generators.GeneratorExit;

/// What a body may do when it is closed, and what it may not. In Python: python/stubborn.py.
final class Stubborn {
    private Stubborn() {}

    private static Generator<String> stubborn() {
        return Generator.of(out -> {
            try {
                out.yield("coffee?");
            } catch (Exception exception) {
                IO.println("an Exception"); // never runs: GeneratorExit is no Exception
            } catch (GeneratorExit exit) {
                out.yield("one more coffee?"); // forbidden: a generator that is being closed must end
            }
            out.yield("good night");
        });
    }

    @SuppressWarnings({"finally", "Finally"})
    private static Generator<String> swallowing() {
        return Generator.of(out -> {
            try {
                out.yield("coffee?");
            } finally {
                return; // discards the exit signal, and any exception: allowed, but a bad idea
            }
        });
    }

    static void main() {
        var shop = stubborn();
        shop.next();
        try {
            shop.close();
        } catch (IllegalStateException error) {
            IO.println("it yielded when it was closed");
        }
        IO.println(shop.next()); // good night: the body was paused at its second yield
        var quiet = swallowing();
        quiet.next();
        quiet.close();
        IO.println(quiet.hasNext() ? quiet.next() : "closed");
    }
}
