package tulip.iterators.example;

import static tulip.iterators.example.Walks.list;
import static tulip.iterators.example.Walks.next;

import tulip.iterators.Countdown;

/// An iterable can be walked again and again; an iterator is one walk. In Python: python/two_walks.py.
final class TwoWalks {
    private TwoWalks() {}

    static void main() {
        var countdown = new Countdown(3);
        var first = countdown.iterator();
        IO.println(first.next() + " " + first.next());
        var second = countdown.iterator();
        IO.println(second.next() + " " + first.next()); // second has its own position, and does not disturb first
        IO.println(next(first, "the end") + " " + next(first, "the end"));
        IO.println(list(countdown.iterator()) + " " + list(second));
    }
}
