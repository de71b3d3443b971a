package tulip.iterators.example;

import static tulip.iterators.example.Walks.list;

import java.util.List;
import tulip.iterators.Tee;

/// Two iterators over one source that can be walked only once. In Python: python/two_readers.py.
final class TwoReaders {
    private TwoReaders() {}

    static void main() {
        var slips = List.of("espresso", "tea", "cocoa").iterator();
        var barista = new Tee<>(slips);
        var bookkeeper = barista.copy();
        IO.println("barista: " + barista.next());
        IO.println("barista: " + barista.next());
        IO.println("bookkeeper: " + bookkeeper.next()); // kept for the bookkeeper, not pulled again
        IO.println("barista: " + list(barista));
        IO.println("bookkeeper: " + list(bookkeeper));
        IO.println("slips: " + list(slips));
    }
}
