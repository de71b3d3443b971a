package tulip.crawler.web.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a file (RFC 9110, section 14.1.2).
///
/// @param from  the first byte
/// @param to    the last byte
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})", Pattern.CASE_INSENSITIVE);

    /// What a `Range` field asks for.
    sealed interface Asked {
        /// The whole file. A server may ignore a `Range`; this one ignores lists of ranges, and what it cannot
        /// read.
        record Whole() implements Asked {}

        record Part(ByteRange range) implements Asked {}

        /// No byte of the file is in the range: 416.
        record Nothing() implements Asked {}
    }

    /// Reads the field for a file of this size.
    static Asked parse(Optional<String> field, long size) {
        Matcher one = ONE.matcher(field.orElse("").strip());
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return new Asked.Whole();
        }
        if (one.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(one.group(2)));
            return last == 0 ? new Asked.Nothing() : new Asked.Part(new ByteRange(size - last, size - 1));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(one.group(2)));
        if (!one.group(2).isEmpty() && Long.parseLong(one.group(2)) < from) {
            return new Asked.Whole(); // not a range at all
        }
        return from >= size ? new Asked.Nothing() : new Asked.Part(new ByteRange(from, to));
    }

    long length() {
        return to - from + 1;
    }
}
