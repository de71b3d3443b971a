package tulip.iterators.example;

import java.util.Iterator;
import java.util.stream.Stream;
import tulip.iterators.LazyPipeline;

/// A lazy pipeline over a source that never ends. In Python: python/even_squares.py.
final class EvenSquares {
    private int pulled;

    private int counted(int number) {
        pulled++;
        return number;
    }

    private void run() {
        Iterator<Integer> numbers =
                Stream.iterate(1, n -> n + 1).map(this::counted).iterator();
        var squares =
                LazyPipeline.of(numbers).filter(n -> n % 2 == 0).map(n -> n * n).limit(3);
        IO.println("pulled before anyone asks: " + pulled);
        IO.println(squares.next() + " after " + pulled);
        IO.println(squares.next() + " " + squares.next() + " after " + pulled);
    }

    static void main() {
        new EvenSquares().run();
    }
}
