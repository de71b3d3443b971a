package tulip.kit.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.HandOver;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Timeline.Tone;

class TimelineTest {
    private static final Activity TEA = new Activity("tea", "T", Tone.GREEN);

    @Test
    void itIsAsLongAsTheLastThingInIt() {
        var span = new Span(seconds(1), seconds(4), TEA, "", "");
        var lane = new Lane("", "Ada", List.of(span), List.of(new Mark(seconds(5), "")));
        assertEquals(
                seconds(5), timeline(List.of(lane), List.of(), Duration.ZERO).length());
    }

    @Test
    void theAxisCoversItWholly() {
        var lane = new Lane("", "Ada", List.of(), List.of(new Mark(seconds(5), "")));
        assertEquals(seconds(5), timeline(List.of(lane), List.of(), seconds(3)).axis());
        assertEquals(seconds(9), timeline(List.of(lane), List.of(), seconds(9)).axis());
    }

    @Test
    void lanesAreKnownByTheirNames() {
        var lane = new Lane("", "Ada", List.of(), List.of());
        assertRefused(List.of(lane, lane), List.of());
        assertRefused(List.of(lane), List.of(new HandOver("Ada", seconds(1), "Linus", seconds(1))));
        assertRefused(List.of(lane), List.of(new HandOver("Linus", seconds(1), "Ada", seconds(1))));
    }

    @Test
    void aSpanDoesNotGoBack() {
        assertThrows(IllegalArgumentException.class, () -> new Span(seconds(2), seconds(1), TEA, "", ""));
        assertThrows(IllegalArgumentException.class, () -> new Span(seconds(-1), seconds(1), TEA, "", ""));
    }

    @ParameterizedTest
    @CsvSource({"PT21M, 21 min", "PT9M51S, 9.9 min", "PT2M, 120 s", "PT3.25S, 3.3 s", "PT0.004S, 4 ms", "PT0S, 0 µs"})
    void aTimeIsWrittenInTheUnitThatFitsIt(Duration time, String text) {
        assertEquals(text, Unit.of(time).text(time));
    }

    @ParameterizedTest
    @CsvSource({"PT21M, 63, 8, 5", "PT21M, 63, 3, 1", "PT21M, 168, 8, 1", "PT10H, 60, 8, 100", "PT0.1S, 50, 10, 20"})
    void theNumbersOfAnAxisAreRoundAndHaveRoom(Duration length, int size, double room, long step) {
        assertEquals(step, new Axis(length, size).step(room));
    }

    private static void assertRefused(List<Lane> lanes, List<HandOver> handOvers) {
        assertThrows(IllegalArgumentException.class, () -> timeline(lanes, handOvers, Duration.ZERO));
    }

    private static Timeline timeline(List<Lane> lanes, List<HandOver> handOvers, Duration axis) {
        return new Timeline("", "", lanes, handOvers, List.of(), List.of(), axis);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
