package tulip.generators.example;

import java.util.List;
import tulip.generators.Generator;

/// Making a generator runs no code; each `next` runs the body to its next yield. In Python: python/orders.py.
final class Orders {
    private Orders() {}

    private static Generator<String> orders() {
        return Generator.of(out -> {
            IO.println("the shop opens");
            try {
                for (String drink : List.of("flat white", "espresso", "tea")) {
                    out.yield(drink);
                }
            } finally {
                IO.println("the shop closes");
            }
        });
    }

    static void main() {
        var today = orders(); // nothing is printed
        IO.println(today.next()); // the shop opens / flat white
        IO.println(today.next()); // espresso
        today.close(); // the shop closes; no tea is made
        IO.println(today.hasNext() ? today.next() : "no more"); // no more
    }
}
