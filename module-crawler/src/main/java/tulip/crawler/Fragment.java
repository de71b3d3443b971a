package tulip.crawler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// The part of a reference behind its number sign: a place on a page
/// ([HTML](https://html.spec.whatwg.org/#scrolling-to-a-fragment)).
public final class Fragment {
    private static final String DIRECTIVE = ":~:"; // such as :~:text=tulip, which names a text and no element

    private Fragment() {}

    /// Gets the fragment of a reference, escaped as in an address (WHATWG URL, section 4.4).
    ///
    /// @return empty if there is none
    public static String of(String reference) {
        int hash = reference.indexOf('#');
        if (hash < 0) {
            return "";
        }
        String text = reference.substring(hash + 1).replaceAll("[\t\n\r]", "");
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        var out = new StringBuilder(end);
        PercentEncoder.FRAGMENT.append(out, text, 0, end);
        return out.toString();
    }

    /// Says whether a fragment points to a place of a page. The empty fragment and `top` always do. The text of a
    /// text fragment (https://wicg.github.io/scroll-to-text-fragment/) is not looked for.
    ///
    /// @param fragment  as from [#of]
    /// @param anchors   says whether the page has an element with this id, or an `a` with this name
    public static boolean pointsInto(String fragment, Predicate<String> anchors) {
        int directive = fragment.indexOf(DIRECTIVE);
        String name = directive < 0 ? fragment : fragment.substring(0, directive);
        if (name.isEmpty() || anchors.test(name)) {
            return true;
        }
        String decoded = percentDecoded(name);
        return anchors.test(decoded) || decoded.equalsIgnoreCase("top");
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
                decoded.write(Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHex(byte c) {
        return Character.digit(c, 16) >= 0;
    }
}
