package tulip.iterators.example;

import java.util.ArrayList;
import java.util.List;
import tulip.iterators.UntilSentinel;

/// A function becomes an iterator, until it gives the sentinel. In Python: python/until_closed.py.
final class UntilClosed {
    private final List<String> slips = new ArrayList<>(List.of("espresso", "tea", "closed", "cocoa"));

    private String nextSlip() {
        String slip = slips.removeFirst();
        IO.println("read " + slip);
        return slip;
    }

    private void serve() {
        var orders = new UntilSentinel<>(this::nextSlip, "closed");
        while (orders.hasNext()) {
            IO.println("make " + orders.next());
        }
        IO.println("left unread: " + String.join(", ", slips));
        IO.println(orders.hasNext() ? orders.next() : "still closed"); // the function is never called again
        IO.println("left unread: " + String.join(", ", slips));
    }

    static void main() {
        new UntilClosed().serve();
    }
}
