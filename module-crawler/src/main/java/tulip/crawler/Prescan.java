package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Looks for a `meta` element or an XML declaration that names the encoding, before the page is parsed.
///
/// It is the [prescan](https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding) of the HTML
/// standard. It reads 1,024 bytes, as the standard recommends. If the bytes end inside a tag, this tag counts for
/// nothing.
final class Prescan {
    static final int MOST_BYTES = 1024;

    private record Attribute(String name, String value) {}

    private final String bytes; // a character for each byte
    private int at;

    private Prescan(byte[] page) {
        bytes = new String(page, 0, Math.min(page.length, MOST_BYTES), StandardCharsets.ISO_8859_1);
    }

    /// Finds the encoding that an HTML page declares.
    static Optional<Encoding> html(byte[] page) {
        var prescan = new Prescan(page);
        return prescan.utf16Declaration().or(prescan::meta).or(prescan::xmlDeclaration);
    }

    /// Finds the encoding that an XML document declares.
    static Optional<Encoding> xml(byte[] page) {
        var prescan = new Prescan(page);
        return prescan.utf16Declaration().or(prescan::xmlDeclaration);
    }

    /// `<?x` in UTF-16.
    private Optional<Encoding> utf16Declaration() {
        if (bytes.startsWith("<\0?\0x\0")) {
            return Optional.of(Encoding.UTF_16LE);
        }
        return bytes.startsWith("\0<\0?\0x") ? Optional.of(Encoding.UTF_16BE) : Optional.empty();
    }

    private Optional<Encoding> meta() {
        for (at = bytes.indexOf('<'); at >= 0 && at < bytes.length(); at = bytes.indexOf('<', at)) {
            if (bytes.startsWith("<!--", at)) {
                skipTo(bytes.indexOf("-->", at + 2));
            } else if (isMeta()) {
                at += "<meta".length();
                Optional<Encoding> found = encodingOfMeta();
                if (found.isPresent() && at < bytes.length()) {
                    return found;
                }
            } else if (isLetter(at + 1) || (charAt(at + 1) == '/' && isLetter(at + 2))) {
                skipTag();
            } else if (charAt(at + 1) == '!' || charAt(at + 1) == '/' || charAt(at + 1) == '?') {
                skipTo(bytes.indexOf('>', at + 1));
            } else {
                at++;
            }
        }
        return Optional.empty();
    }

    private boolean isMeta() {
        char next = charAt(at + "<meta".length());
        return bytes.regionMatches(true, at, "<meta", 0, 5) && (Html.isSpace(next) || next == '/');
    }

    private void skipTag() {
        while (at < bytes.length() && !Html.isSpace(bytes.charAt(at)) && bytes.charAt(at) != '>') {
            at++;
        }
        while (attribute().isPresent()) {}
    }

    private Optional<Encoding> encodingOfMeta() {
        Set<String> seen = new HashSet<>();
        boolean gotPragma = false;
        boolean needPragma = false;
        Optional<Encoding> encoding = Optional.empty();
        for (var next = attribute(); next.isPresent(); next = attribute()) {
            Attribute attribute = next.get();
            if (!seen.add(attribute.name)) {
                continue;
            }
            switch (attribute.name) {
                case "http-equiv" -> gotPragma = attribute.value.equals("content-type");
                case "content" -> {
                    if (encoding.isEmpty() && !seen.contains("charset")) {
                        encoding = Html.encodingIn(attribute.value);
                        needPragma = encoding.isPresent();
                    }
                }
                case "charset" -> {
                    encoding = Encoding.labelled(attribute.value);
                    needPragma = false;
                }
                default -> {}
            }
        }
        return needPragma && !gotPragma ? Optional.empty() : encoding.map(Encoding::saidInAscii);
    }

    /// Gets an attribute in lower case; empty at the end of the tag or of the bytes.
    private Optional<Attribute> attribute() {
        while (Html.isSpace(charAt(at)) || charAt(at) == '/') {
            at++;
        }
        if (at >= bytes.length() || bytes.charAt(at) == '>') {
            return Optional.empty();
        }
        int begin = at;
        at++; // an equals sign may begin a name
        while (at < bytes.length() && "=/>".indexOf(bytes.charAt(at)) < 0 && !Html.isSpace(bytes.charAt(at))) {
            at++;
        }
        String name = Html.lowerCase(bytes.substring(begin, at));
        skipSpace();
        if (charAt(at) != '=') {
            return at < bytes.length() ? Optional.of(new Attribute(name, "")) : Optional.empty();
        }
        at++;
        skipSpace();
        String value = value();
        return at < bytes.length() ? Optional.of(new Attribute(name, Html.lowerCase(value))) : Optional.empty();
    }

    private String value() {
        char quote = charAt(at);
        int begin = at;
        if (quote == '"' || quote == '\'') {
            skipTo(bytes.indexOf(quote, at + 1));
            return bytes.substring(begin + 1, Math.max(begin + 1, at - 1));
        }
        while (at < bytes.length() && bytes.charAt(at) != '>' && !Html.isSpace(bytes.charAt(at))) {
            at++;
        }
        return bytes.substring(begin, at);
    }

    /// Gets an [XML encoding](https://html.spec.whatwg.org/#concept-get-xml-encoding-when-sniffing).
    private Optional<Encoding> xmlDeclaration() {
        int end = bytes.indexOf('>');
        int name = bytes.indexOf("encoding");
        if (!bytes.startsWith("<?xml") || name < 0 || name > end) {
            return Optional.empty();
        }
        at = name + "encoding".length();
        skipBlank();
        if (charAt(at) != '=') {
            return Optional.empty();
        }
        at++;
        skipBlank();
        char quote = charAt(at);
        int close = bytes.indexOf(quote, at + 1);
        if ((quote != '"' && quote != '\'') || close < 0) {
            return Optional.empty();
        }
        String label = bytes.substring(at + 1, close);
        return label.chars().anyMatch(c -> c <= ' ')
                ? Optional.empty()
                : Encoding.labelled(label).map(Encoding::saidInAscii);
    }

    private void skipSpace() {
        while (Html.isSpace(charAt(at))) {
            at++;
        }
    }

    private void skipBlank() {
        while (at < bytes.length() && bytes.charAt(at) <= ' ') {
            at++;
        }
    }

    /// Goes behind this index, or to the end if it is negative.
    private void skipTo(int index) {
        at = index < 0 ? bytes.length() : index + 1;
    }

    private boolean isLetter(int index) {
        char c = charAt(index);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// The byte at this index, or a character that is no byte behind the end.
    private char charAt(int index) {
        return index < bytes.length() ? bytes.charAt(index) : '\uFFFF';
    }
}
