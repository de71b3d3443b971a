package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tulip.iterators.Tee;

/// Cases of CPython's own test_generators.py that no exercise asks for, on each backend.
final class CPythonTest extends OnEachBackend {
    private static <T> List<T> first(int count, Iterator<T> walk) {
        var elements = new ArrayList<T>();
        while (elements.size() < count && walk.hasNext()) {
            elements.add(walk.next());
        }
        return elements;
    }

    private static Generator<Integer> countedFrom(int n) {
        return Generator.of(out -> {
            for (int i = n; ; i++) {
                out.yield(i);
            }
        });
    }

    /// The sieve of Eratosthenes: for each prime, another generator filters the elements of the generator before.
    @Test
    void generatorsStackUp() {
        Generator<Integer> primes = Generator.of(out -> {
            Generator<Integer> rest = countedFrom(2);
            while (true) {
                int prime = rest.next();
                out.yield(prime);
                var unsieved = rest;
                rest = Generator.of(passed -> {
                    while (true) {
                        int n = unsieved.next();
                        if (n % prime != 0) {
                            passed.yield(n);
                        }
                    }
                });
            }
        });
        assertEquals(List.of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37), first(12, primes));
    }

    /// The numbers whose only prime factors are 2, 3 and 5. The generator reads its own earlier elements.
    @Test
    void aGeneratorMayBeMadeOfItsOwnEarlierElements() {
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24), first(15, new Hamming().numbers()));
    }

    private static final class Hamming {
        private Tee<Integer> shared;

        Iterator<Integer> numbers() {
            shared = new Tee<>(Generator.of(out -> {
                out.yield(1);
                Iterator<Integer> twos = times(2);
                Iterator<Integer> threes = times(3);
                Iterator<Integer> fives = times(5);
                int two = twos.next();
                int three = threes.next();
                int five = fives.next();
                while (true) {
                    int least = Math.min(two, Math.min(three, five));
                    out.yield(least);
                    two = two == least ? twos.next() : two;
                    three = three == least ? threes.next() : three;
                    five = five == least ? fives.next() : five;
                }
            }));
            return shared.copy();
        }

        private Iterator<Integer> times(int factor) {
            var own = shared.copy();
            return Generator.of(out -> {
                while (own.hasNext()) {
                    out.yield(factor * own.next());
                }
            });
        }
    }

    /// The eight queens: each row is a generator, and the next row's generator uses it.
    @Test
    void eightQueensByGeneratorsInGenerators() {
        assertEquals(92, first(1_000, queens(new int[8], 0)).size());
    }

    private static Generator<List<Integer>> queens(int[] columns, int row) {
        return Generator.of(out -> {
            if (row == columns.length) {
                out.yield(IntStream.of(columns).boxed().toList());
                return;
            }
            for (int column = 0; column < columns.length; column++) {
                if (isFree(columns, row, column)) {
                    columns[row] = column;
                    queens(columns, row + 1).forEachRemaining(out::yield);
                }
            }
        });
    }

    private static boolean isFree(int[] columns, int row, int column) {
        return IntStream.range(0, row).noneMatch(i -> columns[i] == column || Math.abs(columns[i] - column) == row - i);
    }

    @Test
    void finallyRunsInWhateverOrderItIsLeft() {
        var trace = new ArrayList<String>();
        Generator<Integer> generator = Generator.of(out -> {
            try {
                out.yield(1);
                try {
                    out.yield(2);
                } finally {
                    trace.add("inner");
                }
            } finally {
                trace.add("outer");
            }
        });
        first(2, generator);
        generator.close();
        assertEquals(List.of("inner", "outer"), trace);
    }

    @Test
    void aYieldInFinallyIsAnElementLikeAnyOther() {
        Generator<Integer> generator = Generator.of(out -> {
            try {
                out.yield(1);
            } finally {
                out.yield(2);
            }
        });
        assertEquals(List.of(1, 2), first(5, generator));
    }

    @Test
    void whatIsThrownInFinallyReplacesWhatWasThrownBefore() {
        var second = new IllegalArgumentException();
        Generator<Integer> generator = Generator.of(out -> {
            try {
                throw new IllegalStateException();
            } finally {
                throwIt(second);
            }
        });
        assertSame(second, assertThrows(IllegalArgumentException.class, generator::next));
        assertFalse(generator.hasNext());
    }

    private static void throwIt(RuntimeException thrown) {
        throw thrown;
    }

    @Test
    void aGeneratorThatFailsInsideAnotherEndsBothUnlessItIsCaught() {
        Generator<Integer> inner = Generator.of(out -> {
            out.yield(1);
            throw new IllegalStateException("inner");
        });
        Generator<Integer> outer = Generator.of(out -> {
            try {
                inner.forEachRemaining(out::yield);
            } catch (IllegalStateException caught) {
                out.yield(-1);
            }
        });
        assertEquals(List.of(1, -1), first(5, outer));
        assertFalse(inner.hasNext());
    }

    @Test
    void theEndOfAnInnerOneThatEscapesIsAnErrorOfTheOuterOne() {
        Generator<Integer> inner = Generator.of(_ -> {});
        Generator<Integer> outer = Generator.of(out -> out.yield(inner.next()));
        assertThrows(IllegalStateException.class, outer::next);
    }
}
