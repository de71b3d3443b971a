package tulip.crawler;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/// Reads the start tags of an HTML page, one after the other, by the states of the standard's tokenizer
/// ([HTML](https://html.spec.whatwg.org/#tokenization)). It builds no tree.
///
/// It works on bytes, so the encoding must have the bytes of ASCII for the characters of tags: all encodings do but
/// UTF-16 and ISO-2022-JP. It makes a string only of an attribute that the caller asks for.
final class Tags {
    /// Elements that contain only text, whatever it looks like.
    private static final Set<String> RAW_TEXT =
            Set.of("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp");

    /// The names that [#name] knows, by their first letter.
    private static final String[][] NAMES = byFirstLetter(Stream.concat(
                    RAW_TEXT.stream(),
                    Stream.of(
                            "a",
                            "area",
                            "base",
                            "frame",
                            "frameset",
                            "math",
                            "meta",
                            "plaintext",
                            "select",
                            "svg",
                            "template"))
            .toList());

    private static final int PARTS = 4; // of an attribute: begin and end of its name, begin and end of its value

    private final byte[] html;
    private final Charset charset;
    private final boolean everyTag;
    private int at;
    private String name = "";
    private int[] parts = new int[8 * PARTS];
    private int attributes;
    private boolean unclear;

    /// Reads the page from this byte on.
    Tags(byte[] html, int from, Charset charset) {
        this(html, from, charset, false);
    }

    /// Reads the page from this byte on.
    ///
    /// @param everyTag  whether to keep the attributes of tags that do not matter to links, too
    Tags(byte[] html, int from, Charset charset, boolean everyTag) {
        this.html = html;
        this.at = from;
        this.charset = charset;
        this.everyTag = everyTag;
    }

    /// Moves to the next start tag.
    ///
    /// @return false at the end of the page
    boolean next() {
        if (RAW_TEXT.contains(name)) {
            skipText();
        }
        while (true) {
            at = find('<', at) + 1;
            if (at >= html.length) {
                return false;
            }
            if (isLetter(html[at])) {
                return readTag();
            }
            switch (html[at]) {
                case '/' -> skipEndTag();
                case '!' -> skipDeclaration();
                case '?' -> skipTo('>');
                default -> {} // a less-than sign of the text
            }
        }
    }

    /// The name of the tag, in lower case; empty if it is none that matters to links.
    String name() {
        return name;
    }

    /// The value of an attribute of the tag.
    ///
    /// @param attribute  in lower case
    /// @return null if the tag has no such attribute
    String attribute(String attribute) {
        int part = find(attribute);
        return part < 0 ? null : value(parts[part + 2], parts[part + 3]);
    }

    /// The value of an attribute that is a reference, up to the number sign of its fragment.
    ///
    /// @param attribute  in lower case
    /// @return null if the tag has no such attribute
    String reference(String attribute) {
        int part = find(attribute);
        if (part < 0) {
            return null;
        }
        int begin = parts[part + 2];
        int end = parts[part + 3];
        for (int i = begin; i < end && html[i] != '&'; i++) { // behind an ampersand, a number sign can be text
            if (html[i] == '#') {
                return value(begin, i + 1);
            }
        }
        return value(begin, end);
    }

    /// Finds the parts of an attribute; negative if the tag has no such attribute.
    private int find(String attribute) {
        for (int i = 0; i < attributes; i++) { // of two attributes with one name the first counts
            int part = PARTS * i;
            if (isName(attribute, parts[part], parts[part + 1])) {
                return part;
            }
        }
        return -1;
    }

    private String value(int begin, int end) {
        String value = new String(html, begin, end - begin, charset);
        return value.indexOf('&') < 0 && value.indexOf('\0') < 0
                ? value
                : Parser.unescapeEntities(value.replace('\0', '\uFFFD'), true);
    }

    /// Says whether a script had the text of a script in a comment. Then its end is not where it seems to be.
    boolean unclear() {
        return unclear;
    }

    /// Reads a start tag or an end tag. A tag that the end of the page cuts off counts for nothing.
    ///
    /// @return false if the page ends in the tag
    private boolean readTag() {
        int end = endOfName(at);
        name = known(at, end);
        attributes = 0;
        at = end;
        while (true) {
            while (at < html.length && (isSpace(html[at]) || html[at] == '/')) {
                at++;
            }
            if (at >= html.length) {
                return false;
            }
            if (html[at] == '>') {
                at++;
                return true;
            }
            readAttribute();
        }
    }

    private void readAttribute() {
        int begin = at;
        int end = endOfAttributeName(begin + 1); // also an equals sign can begin a name
        int value = afterSpace(end);
        if (value >= html.length || html[value] != '=') {
            add(begin, end, end, end);
            at = value;
            return;
        }
        value = afterSpace(value + 1);
        if (value < html.length && (html[value] == '"' || html[value] == '\'')) {
            int quote = find(html[value], value + 1);
            add(begin, end, value + 1, quote);
            at = quote + 1;
        } else {
            at = endOfValue(value);
            add(begin, end, value, at);
        }
    }

    private void add(int begin, int end, int value, int valueEnd) {
        if (name.isEmpty() && !everyTag) {
            return; // nobody asks for the attributes of this tag
        }
        int part = PARTS * attributes++;
        if (part == parts.length) {
            parts = Arrays.copyOf(parts, 2 * part);
        }
        parts[part] = begin;
        parts[part + 1] = end;
        parts[part + 2] = value;
        parts[part + 3] = valueEnd;
    }

    private void skipEndTag() {
        at++;
        if (at < html.length && isLetter(html[at])) {
            readTag(); // its attributes may contain a greater-than sign
            name = "";
        } else {
            skipTo('>');
        }
    }

    /// Skips a comment, a document type or another declaration.
    private void skipDeclaration() {
        if (!startsWith("--", at + 1)) {
            skipTo('>');
            return;
        }
        at += 3;
        if (startsWith(">", at) || startsWith("->", at)) {
            skipTo('>');
            return;
        }
        for (at = find('-', at); at < html.length; at = find('-', at + 1)) {
            if (startsWith("-->", at) || startsWith("--!>", at)) {
                skipTo('>');
                return;
            }
        }
    }

    /// Skips the text of an element, up to its end tag.
    private void skipText() {
        int begin = at;
        for (at = find('<', at); at < html.length; at = find('<', at + 1)) {
            int end = at + 2 + name.length();
            if (end < html.length && html[at + 1] == '/' && isName(name, at + 2, end) && endsName(html[end])) {
                break;
            }
        }
        if (name.equals("script")) {
            int comment = indexOf("<!--", begin, at);
            unclear |= comment >= 0 && indexOf("<script", comment, at) >= 0;
        }
        name = "";
    }

    private void skipTo(char c) {
        at = find(c, at) + 1;
    }

    private int endOfName(int from) {
        int i = from;
        while (i < html.length && !endsName(html[i])) {
            i++;
        }
        return i;
    }

    private int endOfAttributeName(int from) {
        int i = from;
        while (i < html.length && !endsName(html[i]) && html[i] != '=') {
            i++;
        }
        return i;
    }

    /// The end of a value without quotes.
    private int endOfValue(int from) {
        int i = from;
        while (i < html.length && html[i] != '>' && !isSpace(html[i])) {
            i++;
        }
        return i;
    }

    private int afterSpace(int from) {
        int i = from;
        while (i < html.length && isSpace(html[i])) {
            i++;
        }
        return i;
    }

    /// Returns the end of the page if there is none.
    private int find(int c, int from) {
        for (int i = from; i < html.length; i++) {
            if (html[i] == c) {
                return i;
            }
        }
        return html.length;
    }

    private int indexOf(String lower, int from, int to) {
        for (int i = find('<', from); i + lower.length() <= to; i = find('<', i + 1)) {
            if (startsWith(lower, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String lower, int from) {
        return from + lower.length() <= html.length && isName(lower, from, from + lower.length());
    }

    private String known(int begin, int end) {
        for (String known : NAMES[lower(html[begin]) - 'a']) {
            if (isName(known, begin, end)) {
                return known;
            }
        }
        return "";
    }

    private boolean isName(String lower, int begin, int end) {
        if (end - begin != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (lower(html[begin + i]) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    private static boolean isLetter(byte c) {
        int lower = lower(c);
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isSpace(byte c) {
        return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f');
    }

    private static boolean endsName(byte c) {
        return c <= '>' && (c == '>' || c == '/' || isSpace(c));
    }

    private static String[][] byFirstLetter(List<String> names) {
        return IntStream.rangeClosed('a', 'z')
                .mapToObj(letter ->
                        names.stream().filter(name -> name.charAt(0) == letter).toArray(String[]::new))
                .toArray(String[][]::new);
    }
}
