package tulip.iterators.example;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;

/// Shows that in Java the end of a list's iterator is not final. A [StickyEnd][tulip.iterators.StickyEnd] is.
final class LooseEnd {
    private LooseEnd() {}

    static void main() {
        var orders = new ArrayList<>(List.of("espresso"));
        var position = orders.iterator();
        IO.println(position.next());
        IO.println(position.hasNext()); // false: the end
        orders.add("tea");
        IO.println(position.hasNext()); // true, after all
        try {
            position.next();
        } catch (ConcurrentModificationException thrown) {
            IO.println("ConcurrentModificationException");
        }
    }
}
