package tulip.crawler;

import java.util.Optional;

/// The text of a page, and the encoding in which its bytes were read
/// ([HTML](https://html.spec.whatwg.org/#encoding-sniffing-algorithm)).
///
/// @param certain  false if a `meta` element may still say another encoding
record PageText(String text, Encoding encoding, boolean certain) {
    /// Decodes an HTML page. Its encoding comes from a byte-order mark, else from the response head, else from the first
    /// bytes of the page; otherwise it is UTF-8.
    ///
    /// The standard's last resort is windows-1252 or a guess. UTF-8 is our guess: nearly all pages that say nothing are
    /// in it.
    static PageText ofHtml(byte[] bytes, Optional<String> charset) {
        return marked(bytes)
                .or(() -> named(bytes, charset))
                .orElseGet(() -> {
                    Encoding encoding = Prescan.html(bytes).orElse(Encoding.UTF_8);
                    return new PageText(encoding.decode(bytes, 0), encoding, false);
                });
    }

    /// Decodes an XML document: as HTML, but `meta` elements do not count.
    static PageText ofXml(byte[] bytes, Optional<String> charset) {
        return marked(bytes)
                .or(() -> named(bytes, charset))
                .orElseGet(() -> read(bytes, Prescan.xml(bytes).orElse(Encoding.UTF_8), 0));
    }


    /// A byte-order mark overrides everything else (WHATWG Encoding, section 6).
    private static Optional<PageText> marked(byte[] bytes) {
        int two = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        return switch (two) {
            case 0xfeff -> Optional.of(read(bytes, Encoding.UTF_16BE, 2));
            case 0xfffe -> Optional.of(read(bytes, Encoding.UTF_16LE, 2));
            case 0xefbb ->
                bytes.length > 2 && (bytes[2] & 0xff) == 0xbf
                        ? Optional.of(read(bytes, Encoding.UTF_8, 3))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<PageText> named(byte[] bytes, Optional<String> charset) {
        return charset.flatMap(Encoding::labelled).map(encoding -> read(bytes, encoding, 0));
    }

    private static PageText read(byte[] bytes, Encoding encoding, int offset) {
        return new PageText(encoding.decode(bytes, offset), encoding, true);
    }
}
