package tulip.runner.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds the known words that a mistyped word may stand for.
public final class DidYouMean {
    private static final int MOST_SUGGESTIONS = 2;

    private DidYouMean() {}

    /// The known words that differ in at most one of four letters, closest first.
    public static List<String> of(String word, Stream<String> known) {
        record Candidate(String word, int edits) {}
        int most = Math.max(1, word.length() / 4);
        return known.distinct()
                .map(each -> new Candidate(each, edits(lower(word), lower(each))))
                .filter(candidate -> candidate.edits <= most)
                .sorted(Comparator.comparingInt(Candidate::edits))
                .limit(MOST_SUGGESTIONS)
                .map(Candidate::word)
                .toList();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// Counts the letters to insert, delete or replace, and the adjacent letters to exchange (the "optimal string
    /// alignment" distance).
    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(int[][] edits, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int fewest = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean exchanged =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return exchanged ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
