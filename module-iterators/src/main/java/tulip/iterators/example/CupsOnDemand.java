package tulip.iterators.example;

import static tulip.iterators.example.Walks.list;

import java.util.Iterator;
import java.util.List;
import tulip.iterators.GeneratorExpression;

/// Opens its source at once, and makes a cup only when the caller asks for one. In Python:
/// python/cups_on_demand.py.
final class CupsOnDemand {
    private CupsOnDemand() {}

    private static String make(String drink) {
        IO.println("making " + drink);
        return drink + " in a cup";
    }

    static void main() {
        Iterator<String> line = List.of("flat white", "espresso", "tea").iterator();
        Iterator<String> cups = GeneratorExpression.of(() -> line, CupsOnDemand::make); // nothing is made yet
        IO.println(cups.next()); // making flat white / flat white in a cup
        IO.println(line.next()); // espresso: the same iterator moved; this cup is never made
        IO.println(list(cups) + " " + list(cups)); // making tea / [tea in a cup] []: the end is final

        List<String> none = null;
        try {
            GeneratorExpression.of(none, CupsOnDemand::make); // no iterable: the error comes here, at once
        } catch (NullPointerException thrown) {
            IO.println("no list");
        }
    }
}
