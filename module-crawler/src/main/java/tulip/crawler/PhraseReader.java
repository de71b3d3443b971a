package tulip.crawler;

import java.util.function.IntConsumer;

/// Finds the texts of a page between its tags, and the names of its images, and hashes each.
final class PhraseReader {
    private static final byte[] SOURCE = {'s', 'r', 'c', '='};
    private static final int LONGEST_NUMBER = 8; // of an image

    private final byte[] html;
    private final Echo echo;
    private final IntConsumer phrases;
    private int at;
    private int hash; // of the text so far, without its last word
    private int word; // hash of this word and the text before it
    private int alone; // hash of this word
    private boolean number; // whether this word has a digit
    private boolean inWord;

    /// @param echo  words that do not count
    PhraseReader(byte[] html, Echo echo, IntConsumer phrases) {
        this.html = html;
        this.echo = echo;
        this.phrases = phrases;
    }

    void read() {
        while (at < html.length) {
            byte c = html[at];
            if (c == '<') {
                endPhrase();
                skipTag();
            } else {
                take(c);
                at++;
            }
        }
        endPhrase();
    }

    private void take(byte c) {
        boolean digit = isDigit(c);
        if (digit || isLetter(c)) {
            if (!inWord) {
                inWord = true;
                word = hash * 31 + 1;
                alone = 0;
            }
            number |= digit;
            word = word * 31 + (c | 0x20); // small letters
            alone = Echo.hash(alone, c);
        } else if (inWord) {
            endWord();
        }
    }

    private void endWord() {
        hash = number || echo.has(alone) ? hash : word;
        inWord = false;
        number = false;
    }

    private void endPhrase() {
        if (inWord) {
            endWord();
        }
        if (hash != 0) {
            phrases.accept(mixed(hash));
            hash = 0;
        }
    }

    /// Skips a tag; if it begins a script or a style, up to the end of that.
    private void skipTag() {
        int begin = at + 1;
        if (startsWith("!--", begin)) {
            at = after("-->", begin);
            return;
        }
        at = begin;
        while (at < html.length && html[at] != '>') {
            if (html[at] == '=' && at >= begin + SOURCE.length && isSource(at - SOURCE.length + 1)) {
                takeName();
            } else {
                at++;
            }
        }
        at = Math.min(at + 1, html.length);
        if (startsWith("script", begin)) {
            at = after("</script", at);
        } else if (startsWith("style", begin)) {
            at = after("</style", at);
        }
    }

    private boolean isSource(int from) {
        for (int i = 0; i < SOURCE.length; i++) {
            if (html[from + i] != SOURCE[i]) {
                return false;
            }
        }
        return true;
    }

    /// Takes the address of an image, word by word: an image is not a number. In its folders and in its query, a long
    /// word with a digit does not count, because it may be a session or a time.
    private void takeName() {
        int begin = at + 1;
        int end = begin;
        int last = begin; // where the last part of the path begins
        boolean query = false;
        while (end < html.length && " >#".indexOf(html[end]) < 0) {
            query |= html[end] == '?';
            last = html[end] == '/' && !query ? end + 1 : last;
            end++;
        }
        int name = 1;
        query = false;
        for (at = begin; at < end; at++) {
            int word = 0;
            int from = at;
            boolean digit = false;
            for (; at < end && (isLetter(html[at]) || isDigit(html[at])); at++) {
                digit |= isDigit(html[at]);
                word = word * 31 + html[at];
            }
            boolean counts = !digit || at - from <= LONGEST_NUMBER || (from >= last && !query);
            name = word != 0 && counts ? name * 31 + word : name;
            query |= at < end && html[at] == '?';
        }
        phrases.accept(mixed(name));
    }

    private boolean startsWith(String text, int from) {
        if (from + text.length() > html.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            byte c = html[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int after(String text, int from) {
        for (int i = from; i < html.length; i++) {
            if (html[i] == text.charAt(0) && startsWith(text, i)) {
                return i + text.length();
            }
        }
        return html.length;
    }

    /// A byte above 127 is a part of a letter.
    static boolean isLetter(byte c) {
        return c < 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /// Spreads similar texts over all numbers.
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B; // MurmurHash3
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
