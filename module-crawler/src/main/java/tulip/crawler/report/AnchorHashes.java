package tulip.crawler.report;

import java.util.Arrays;
import java.util.Set;

/// The anchors of a page, each as a hash of 64 bits: a large site has millions of them.
///
/// @param sorted  the hashes
record AnchorHashes(long[] sorted) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L; // FNV-1a, over characters
    private static final long FNV_PRIME = 0x100000001b3L;

    static AnchorHashes of(Set<String> anchors) {
        return new AnchorHashes(
                anchors.stream().mapToLong(AnchorHashes::hash).sorted().toArray());
    }

    boolean has(String anchor) {
        return Arrays.binarySearch(sorted, hash(anchor)) >= 0;
    }

    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
