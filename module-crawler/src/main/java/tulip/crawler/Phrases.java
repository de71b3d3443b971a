package tulip.crawler;

import java.util.Arrays;
import java.util.List;

/// What a page says, as hashes: its texts between tags, and the addresses of its images.
///
/// Words with a digit do not count, nor do those of a search ([Echo]), nor does the order of the texts. So two months
/// of a calendar say the same,
/// and so do two orders of one table. Of a page with many texts, those with the smallest hashes are kept.
///
/// @param hashes  sorted, each once
public record Phrases(List<Integer> hashes) {
    private static final int MOST = 256;

    public Phrases {
        hashes = List.copyOf(hashes);
    }

    /// Reads a page, in any encoding: texts are compared byte by byte.
    static Phrases of(Url url, byte[] html) {
        var smallest = new Smallest();
        new PhraseReader(html, Echo.of(url), smallest::add).read();
        return new Phrases(smallest.sorted());
    }

    /// Keeps the smallest of many numbers.
    private static final class Smallest {
        private final int[] numbers = new int[4 * MOST];
        private int size;
        private int largest = Integer.MAX_VALUE; // that is of interest

        void add(int number) {
            if (number <= largest) {
                if (size == numbers.length) {
                    clean();
                }
                numbers[size++] = number;
            }
        }

        /// Leaves the smallest, sorted, each once.
        private void clean() {
            Arrays.sort(numbers, 0, size);
            int kept = 0;
            for (int i = 0; i < size && kept < MOST; i++) {
                if (kept == 0 || numbers[i] != numbers[kept - 1]) {
                    numbers[kept++] = numbers[i];
                }
            }
            size = kept;
            largest = kept == MOST ? numbers[kept - 1] : largest;
        }

        List<Integer> sorted() {
            clean();
            return Arrays.stream(numbers, 0, size).boxed().toList();
        }
    }
}
