package tulip.runner.participant;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import tulip.kit.Clock;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;
import tulip.kit.timeline.Timeline;

/// Plays timelines on a terminal. Each frame is drawn over the frame before, with the cursor hidden.
final class LivePicture {
    private static final Duration FRAME = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(2); // between two tellings
    private static final String HIDE_CURSOR = "\033[?25l";
    private static final String SHOW_CURSOR = "\033[?25h";

    private final PrintWriter out;
    private final Clock clock;
    private final Screen screen;
    private final double speed;
    private String shown = "";

    /// @param speed  how many times faster than in the timeline
    LivePicture(PrintWriter out, Clock clock, Screen screen, double speed) {
        this.out = out;
        this.clock = clock;
        this.screen = screen;
        this.speed = speed;
    }

    /// Plays the timelines one after the other. An interrupt ends the playing at the current frame.
    ///
    /// @throws IllegalArgumentException if a picture is higher than the screen: lines that scrolled away cannot be
    ///                                  drawn again
    void play(List<Timeline> timelines) {
        timelines.forEach(this::checkHeight);
        out.print(HIDE_CURSOR);
        try {
            for (Timeline timeline : timelines) {
                if (!shown.isEmpty()) {
                    clock.sleep(PAUSE);
                    out.println();
                }
                play(timeline);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            out.print("\r\033[K" + SHOW_CURSOR); // the terminal may have echoed the ^C of a Ctrl-C
            out.flush();
        }
    }

    private void play(Timeline timeline) throws InterruptedException {
        shown = "";
        var picture = new TerminalPicture(timeline, screen);
        long begunNanos = clock.nanoTime();
        long lengthNanos = timeline.length().toNanos();
        long now = 0;
        while (now < lengthNanos) {
            draw(picture.until(Duration.ofNanos(now)));
            clock.sleep(FRAME);
            now = (long) ((clock.nanoTime() - begunNanos) * speed);
        }
        draw(picture.whole());
    }

    private void draw(String picture) {
        if (picture.equals(shown)) {
            return;
        }
        long lines = shown.lines().count();
        out.print(lines == 0 ? "" : "\r\033[" + lines + "A");
        out.print(picture.replace("\n", "\033[K\n"));
        out.print("\033[J");
        out.flush();
        shown = picture;
    }

    private void checkHeight(Timeline timeline) {
        long lines = new TerminalPicture(timeline, screen).whole().lines().count();
        if (screen.rows() > 0 && lines >= screen.rows()) {
            throw new IllegalArgumentException("--live needs " + (lines + 1) + " rows, but the terminal has only "
                    + screen.rows() + ": make it higher, or leave --live out");
        }
    }
}
