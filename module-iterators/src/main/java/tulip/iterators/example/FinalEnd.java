package tulip.iterators.example;

import static tulip.iterators.example.Walks.next;

import java.util.ArrayList;
import java.util.List;
import tulip.iterators.StickyEnd;

/// The end is final, even if the list grows. In Python: python/final_end.py.
final class FinalEnd {
    private FinalEnd() {}

    static void main() {
        var orders = new ArrayList<>(List.of("espresso"));
        var position = new StickyEnd<>(orders.iterator());
        IO.println(next(position, "nothing"));
        IO.println(next(position, "nothing")); // the end
        orders.add("tea");
        IO.println(next(position, "nothing")); // still the end
        IO.println(orders.iterator().next()); // a new walk sees all orders
    }
}
