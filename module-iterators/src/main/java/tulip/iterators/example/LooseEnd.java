package tulip.iterators.example;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;

/// Shows that in Java the end of a list's iterator is not final. A [StickyEnd][tulip.iterators.StickyEnd] is.
final class LooseEnd {
    private LooseEnd() {}

    static void main() {
        var orders = new ArrayList<>(List.of("espresso"));
        var finger = orders.iterator();
        IO.println(finger.next());
        IO.println(finger.hasNext()); // false: the end
        orders.add("tea");
        IO.println(finger.hasNext()); // true, after all
        try {
            finger.next();
        } catch (ConcurrentModificationException thrown) {
            IO.println("ConcurrentModificationException");
        }
    }
}
