package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final Instant EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

    @Test
    void dateIsWrittenInTheOnlyFormThatSendersMayUse() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.text(EXAMPLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void allThreeFormsAreRead(String text) {
        assertEquals(Optional.of(EXAMPLE), HttpDate.parse(text, NOW));
    }

    @Test
    void yearOfTwoDigitsIsAtMost50YearsAhead() {
        assertEquals(
                "2076-01-01T00:00:00Z",
                HttpDate.parse("Wednesday, 01-Jan-76 00:00:00 GMT", NOW).get().toString());
        assertEquals(
                "1977-01-01T00:00:00Z",
                HttpDate.parse("Saturday, 01-Jan-77 00:00:00 GMT", NOW).get().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Sun, 06 Nov 1994 08:49:37", "Mon, 06 Nov 1994 08:49:37 GMT", "0"})
    void otherTextIsNoDate(String text) {
        assertEquals(Optional.empty(), HttpDate.parse(text, NOW));
    }

    @Test
    void dateOfNowIsFormattedOnceASecond() {
        long[] millis = {784_111_777_000L};
        var date = new HttpDate(() -> millis[0]);
        byte[] first = date.now();
        millis[0] += 999;
        assertSame(first, date.now());
        millis[0] += 1;
        assertEquals("Sun, 06 Nov 1994 08:49:38 GMT", new String(date.now()));
    }
}
