package tulip.crawler;

import java.util.Arrays;

/// A number for each address, the same at first. Where all numbers are still the first one, it takes no memory.
final class IntColumn {
    private static final int CHUNK_BITS = 10;
    private static final int MASK = (1 << CHUNK_BITS) - 1;

    private final int first;
    private int[][] chunks = new int[4][];

    /// @param first  of each address at first
    IntColumn(int first) {
        this.first = first;
    }

    int get(int row) {
        int number = row >>> CHUNK_BITS;
        int[] chunk = number < chunks.length ? chunks[number] : null;
        return chunk == null ? first : chunk[row & MASK];
    }

    void set(int row, int value) {
        int number = row >>> CHUNK_BITS;
        if (number >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(number + 1, 2 * chunks.length));
        }
        if (chunks[number] == null) {
            if (value == first) {
                return;
            }
            chunks[number] = new int[MASK + 1];
            Arrays.fill(chunks[number], first);
        }
        chunks[number][row & MASK] = value;
    }
}
