package tulip.crawler;

import java.util.Arrays;

/// The words of an address that its page may repeat, such as `Results for red tulips` at `/search?q=red+tulips`. A
/// site can make such pages without end, so these words say nothing.
///
/// They are the words of the query, and of a list behind the last slash, such as `/tags/red+tulips`.
final class Echo {
    private static final String OF_A_LIST = "?+,;=&";

    private final int[] words; // hashes, sorted

    private Echo(int... words) {
        this.words = words;
    }

    static Echo of(Url url) {
        String all = url.pathAndQuery();
        String last = all.substring(url.path().lastIndexOf('/') + 1);
        boolean isList = last.chars().anyMatch(c -> OF_A_LIST.indexOf(c) >= 0);
        return isList ? new Echo(words(last)) : new Echo();
    }

    /// Says whether this is one of the words.
    ///
    /// @param word  as from [#hash]
    boolean has(int word) {
        return words.length > 0 && Arrays.binarySearch(words, word) >= 0;
    }

    /// Adds a letter or digit to the hash of a word. The hash of no letters is 0.
    static int hash(int word, byte letter) {
        return word * 31 + (letter | 0x20); // small letters
    }

    private static int[] words(String text) {
        int[] words = new int[text.length()];
        int count = 0;
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            byte c = (byte) text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                c = (byte) (Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16));
                i += 2;
            }
            if (PhraseReader.isLetter(c) || PhraseReader.isDigit(c)) {
                word = hash(word, c);
            } else if (word != 0) {
                words[count++] = word;
                word = 0;
            }
        }
        if (word != 0) {
            words[count++] = word;
        }
        Arrays.sort(words, 0, count);
        return Arrays.copyOf(words, count);
    }
}
