package tulip.iterators.example;

import static tulip.iterators.example.Walks.list;

import java.util.Arrays;
import java.util.List;
import tulip.iterators.ChainZip;

/// One after the other, and side by side. In Python: python/chain_and_zip.py.
final class ChainAndZip {
    private ChainAndZip() {}

    static void main() {
        var morning = Arrays.asList("espresso", null); // null is an element like any other
        var evening = List.of("tea");
        IO.println(list(ChainZip.chain(morning, evening)));

        var numbers = List.of(1, 2, 3).iterator();
        ChainZip.zip(numbers, List.of("espresso").iterator())
                .forEachRemaining(pair -> IO.println(pair.left() + " " + pair.right()));
        IO.println(numbers.next()); // zip took the 2 before it found that there was no second drink
    }
}
