package tulip.crawler;

import java.util.List;
import java.util.TreeSet;

/// What a page says, as hashes: its texts between tags, and the names of its images.
///
/// Words with a digit do not count, nor does the order of the texts. So two months of a calendar say the same,
/// and so do two orders of one table. Of a page with many texts, those with the smallest hashes are kept.
///
/// @param hashes  sorted, each once
public record Phrases(List<Integer> hashes) {
    private static final int MOST = 256;

    public Phrases {
        hashes = List.copyOf(hashes);
    }

    /// Reads a page, in any encoding: texts are compared byte by byte.
    static Phrases of(byte[] html) {
        var smallest = new TreeSet<Integer>();
        new PhraseReader(html, hash -> {
                    if (smallest.size() < MOST || hash < smallest.last()) {
                        smallest.add(hash);
                    }
                    if (smallest.size() > MOST) {
                        smallest.pollLast();
                    }
                })
                .read();
        return new Phrases(List.copyOf(smallest));
    }
}
