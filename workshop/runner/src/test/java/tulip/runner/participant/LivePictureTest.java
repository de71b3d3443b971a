package tulip.runner.participant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.iterators.example.CoffeeShop;
import tulip.kit.Clock;
import tulip.kit.ManualClock;
import tulip.kit.coffee.Rush;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;
import tulip.kit.timeline.Timeline;

class LivePictureTest {
    private static final Screen SCREEN = new Screen(80, 24, true, false);
    private static final Timeline TIMELINE = new CoffeeShop().tell(Rush.ORDERS);
    private static final String WHOLE = new TerminalPicture(TIMELINE, SCREEN).whole();

    private final StringWriter written = new StringWriter();

    @Test
    void itTakesTheTimeOfTheTimelineDividedByTheSpeed() {
        var clock = new ManualClock();
        play(clock, 600, TIMELINE);
        assertEquals(Duration.ofMillis(2_100), Duration.ofNanos(clock.nanoTime()));
    }

    @Test
    void itEndsWithTheWholePictureAndTheCursorBack() {
        play(new ManualClock(), 600, TIMELINE);
        List<String> frames = frames();
        assertTrue(frames.getFirst().startsWith("\033[?25l"), frames.getFirst());
        assertEquals(WHOLE, frames.getLast().replace("\033[J", "").replace("\r\033[K\033[?25h", ""));
        assertTrue(frames.getLast().endsWith("\033[?25h"));
    }

    @Test
    void everyFrameIsDrawnOverTheOneBefore() {
        play(new ManualClock(), 600, TIMELINE);
        assertTrue(frames().size() > 21, frames().size() + " frames");
        long lines = WHOLE.lines().count();
        frames().forEach(frame -> assertEquals(lines, frame.split("\n").length - 1, frame));
        assertFalse(written.toString().replace("\r\033[" + lines + "A", "").matches("(?s).*\033\\[\\d+A.*"));
    }

    @Test
    void anInterruptEndsItWhereItIsWithTheCursorBack() {
        var clock = new Clock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void sleepUntil(long deadlineNanos) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        play(clock, 60, TIMELINE);
        assertTrue(Thread.interrupted());
        assertEquals(1, frames().size());
        assertTrue(written.toString().endsWith("\r\033[K\033[?25h"));
    }

    @Test
    void severalArePlayedOneBelowTheOther() {
        play(new ManualClock(), 6_000, TIMELINE, TIMELINE);
        assertTrue(frames().stream()
                        .filter(frame -> frame.contains("21 min in all"))
                        .count()
                == 2);
    }

    @Test
    void onAScreenThatIsTooLowNothingIsDrawn() {
        int lines = (int) WHOLE.lines().count();
        var low = new Screen(80, lines, true, false);
        var player = new LivePicture(new PrintWriter(written), new ManualClock(), low, 60);
        var refused = assertThrows(IllegalArgumentException.class, () -> player.play(List.of(TIMELINE)));
        assertTrue(refused.getMessage().startsWith("--live needs " + (lines + 1) + " rows, but"), refused.getMessage());
        assertEquals("", written.toString());
    }

    private void play(Clock clock, double speed, Timeline... timelines) {
        new LivePicture(new PrintWriter(written), clock, SCREEN, speed).play(List.of(timelines));
    }

    private List<String> frames() {
        return List.of(written.toString().replace("\033[K\n", "\n").split("\r\033\\[\\d+A"));
    }
}
