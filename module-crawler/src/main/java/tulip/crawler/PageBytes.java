package tulip.crawler;

import java.util.Optional;

/// The bytes of a page, and their encoding ([HTML](https://html.spec.whatwg.org/#encoding-sniffing-algorithm)).
///
/// @param begin    the first byte behind a byte-order mark
/// @param certain  false if a `meta` element may still say another encoding
record PageBytes(byte[] bytes, int begin, Encoding encoding, boolean certain) {
    /// Finds the encoding of an HTML page. It comes from a byte-order mark, else from the response head, else from
    /// the first bytes of the page; otherwise it is UTF-8.
    ///
    /// The standard's last resort is windows-1252 or a guess. UTF-8 is our guess: nearly all pages that say nothing
    /// are in it.
    static PageBytes ofHtml(byte[] bytes, Optional<String> charset) {
        return marked(bytes).or(() -> named(bytes, charset)).orElseGet(() -> {
            Encoding encoding = Prescan.html(bytes).orElse(Encoding.UTF_8);
            return new PageBytes(bytes, 0, encoding, false);
        });
    }

    /// Finds the encoding of an XML document: as HTML, but `meta` elements do not count.
    static PageBytes ofXml(byte[] bytes, Optional<String> charset) {
        return marked(bytes)
                .or(() -> named(bytes, charset))
                .orElseGet(() -> read(bytes, Prescan.xml(bytes).orElse(Encoding.UTF_8), 0));
    }

    /// Decodes the page.
    String text() {
        return encoding.decode(bytes, begin);
    }

    /// Says whether a byte that looks like ASCII is this character, as far as tags are concerned.
    boolean hasBytesOfAscii() {
        return !encoding.isUtf16()
                && !encoding.name().equals("ISO-2022-JP")
                && !encoding.name().equals("replacement");
    }

    /// The same page in another encoding.
    PageBytes in(Encoding other) {
        return new PageBytes(bytes, begin, other, true);
    }

    /// A byte-order mark overrides everything else (WHATWG Encoding, section 6).
    private static Optional<PageBytes> marked(byte[] bytes) {
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

    private static Optional<PageBytes> named(byte[] bytes, Optional<String> charset) {
        return charset.flatMap(Encoding::labelled).map(encoding -> read(bytes, encoding, 0));
    }

    private static PageBytes read(byte[] bytes, Encoding encoding, int offset) {
        return new PageBytes(bytes, offset, encoding, true);
    }
}
