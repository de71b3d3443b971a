package tulip.crawler.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Writes and reads dates as HTTP does: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
///
/// An object gives the date of now, and formats it once a second.
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final LongSupplier millis;
    private long second = -1;
    private byte[] text = {};

    /// @param millis  the time of day, in milliseconds since 1970
    public HttpDate(LongSupplier millis) {
        this.millis = millis;
    }

    /// The date of now, in ASCII. Must not be modified.
    public byte[] now() {
        long current = Math.floorDiv(millis.getAsLong(), 1000);
        if (current != second) {
            second = current;
            text = text(Instant.ofEpochSecond(current)).getBytes(StandardCharsets.US_ASCII);
        }
        return text;
    }

    public static String text(Instant time) {
        return FORMAT.format(time);
    }

    /// Reads a date in any of the three forms that a recipient must accept; two are obsolete.
    ///
    /// @param now  decides on the century of a year of two digits: a date over 50 years ahead is in the past
    /// @return empty if the text is no date
    public static Optional<Instant> parse(String text, Instant now) {
        for (DateTimeFormatter form : List.of(FORMAT, ASCTIME, rfc850(now))) {
            try {
                return Optional.of(Instant.from(form.parse(text)));
            } catch (DateTimeParseException other) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`.
    private static DateTimeFormatter rfc850(Instant now) {
        int firstYear = now.atZone(ZoneOffset.UTC).getYear() - 49;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
    }
}
