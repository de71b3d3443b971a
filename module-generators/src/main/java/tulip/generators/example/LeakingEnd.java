package tulip.generators.example;

import java.util.List;
import tulip.generators.Generator;

/// If an end escapes from a body, that is an error, not the end of the generator. In Python: python/leaking_end.py.
final class LeakingEnd {
    private LeakingEnd() {}

    private static Generator<String> firstCups(List<List<String>> shelves) {
        return Generator.of(out -> {
            for (List<String> shelf : shelves) {
                out.yield(shelf.iterator().next()); // an empty shelf throws NoSuchElementException here
            }
        });
    }

    static void main() {
        var cups = firstCups(List.of(List.of("mug"), List.of(), List.of("glass")));
        IO.println(cups.next());
        try {
            IO.println(cups.hasNext());
        } catch (IllegalStateException error) {
            IO.println("a shelf is empty");
        }
    }
}
