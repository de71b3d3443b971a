package tulip.crawler;

/// Remembers what the pages of each group have said.
///
/// It has room for a fixed number of phrases and forgets the others, so a page may count as new again. It never
/// counts as old by mistake, but for two phrases with one hash.
final class Heard {
    private static final int BITS = 18;

    private int[] table = {}; // by a hash of group and phrase: another hash of them; 0: empty

    /// Says whether a page says something that no page of its group has said, and remembers it.
    boolean isNews(long group, Phrases phrases) {
        if (table.length == 0) {
            table = new int[1 << BITS];
        }
        boolean news = false;
        for (int phrase : phrases.hashes()) {
            long mixed = mixed(group ^ phrase);
            int slot = (int) (mixed >>> (Long.SIZE - BITS));
            int mark = (int) mixed | 1;
            news |= table[slot] != mark;
            table[slot] = mark;
        }
        return news;
    }

    /// SplitMix64.
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
