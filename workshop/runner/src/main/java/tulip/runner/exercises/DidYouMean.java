package tulip.runner.exercises;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds what somebody may have meant.
final class DidYouMean {
    private static final int MOST_SUGGESTIONS = 2;

    private DidYouMean() {}

    /// The known words that at most one in three letters has to be changed for, closest first.
    static List<String> of(String word, Stream<String> known) {
        record Candidate(String word, int edits) {}
        int most = Math.max(1, word.length() / 3);
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

    /// Counts the letters to insert, delete or replace (Levenshtein's distance).
    private static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[to.length()];
    }
}
