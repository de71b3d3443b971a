package tulip.crawler;

/// A set of 64-bit numbers. It takes 11 to 22 bytes for each.
final class LongSet {
    private long[] table = new long[64]; // its length is a power of two; 0: empty
    private int size;

    void add(long number) {
        if (4 * size >= 3 * table.length) {
            grow();
        }
        int at = slot(number);
        if (table[at] == 0) {
            table[at] = stored(number);
            size++;
        }
    }

    int size() {
        return size;
    }

    boolean contains(long number) {
        return table[slot(number)] != 0;
    }

    /// Where the number is, or where it belongs.
    private int slot(long number) {
        long wanted = stored(number);
        int at = (int) ((wanted * 0x9E3779B97F4A7C15L) >>> 32) & (table.length - 1); // Knuth's multiplicative hashing
        while (table[at] != 0 && table[at] != wanted) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    /// The numbers 0 and 1 count as the same, because 0 marks an empty slot.
    private static long stored(long number) {
        return number == 0 ? 1 : number;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (long number : old) {
            if (number != 0) {
                table[slot(number)] = number;
            }
        }
    }
}
