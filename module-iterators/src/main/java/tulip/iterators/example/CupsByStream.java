package tulip.iterators.example;

import java.util.Iterator;
import java.util.stream.Stream;

/// The cups of [CupsOnDemand] as a stream, whose iterator looks ahead.
final class CupsByStream {
    private CupsByStream() {}

    private static String make(String drink) {
        IO.println("making " + drink);
        return drink + " in a cup";
    }

    static void main() {
        Iterator<String> cups = Stream.of("flat white", "espresso", "tea")
                .map(CupsByStream::make)
                .iterator(); // nothing is made yet
        IO.println(cups.next()); // making flat white / flat white in a cup
        IO.println(cups.hasNext()); // making espresso / true: to know that there is a cup, it made one
        IO.println(cups.next()); // espresso in a cup: it is made only once
    }
}
