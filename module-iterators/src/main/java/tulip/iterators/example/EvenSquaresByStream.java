package tulip.iterators.example;

import java.util.stream.Gatherer;
import java.util.stream.Stream;

/// The pipeline of [EvenSquares] as a stream, and as a stream with one gatherer that does all three operations.
public final class EvenSquaresByStream {
    private int pulled;

    private EvenSquaresByStream() {}

    private Stream<Integer> numbers() {
        pulled = 0;
        return Stream.iterate(1, n -> n + 1).peek(_ -> pulled++);
    }

    private void run() {
        var streamed =
                numbers().filter(n -> n % 2 == 0).map(n -> n * n).limit(3).toList();
        IO.println("stream:   " + streamed + " after " + pulled);

        var gathered = numbers().gather(evenSquares(3)).toList();
        IO.println("gatherer: " + gathered + " after " + pulled);
    }

    /// Filters, maps and limits. Pushes the squares downstream, and returns whether it wants more elements.
    public static Gatherer<Integer, ?, Integer> evenSquares(int most) {
        class Passed {
            private int count;
        }
        return Gatherer.ofSequential(Passed::new, (passed, n, downstream) -> {
            if (n % 2 == 0) {
                downstream.push(n * n);
                passed.count++;
            }
            return passed.count < most;
        });
    }

    static void main() {
        new EvenSquaresByStream().run();
    }
}
