package tulip.runner.measure;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tulip.runner.terminal.LiveLines;

/// Where a running benchmark is shown. On a terminal: a picture, drawn when it has changed, and twice a second, since
/// time passes and a window can be resized. Otherwise: one line after another.
final class BenchDisplay {
    private static final long REDRAW_MILLIS = 500;

    private final PrintWriter out;
    private final boolean live;
    private final LiveLines lines;
    private final Supplier<List<String>> picture;
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param live     whether lines can be drawn again
    /// @param picture  may lock; its lock must not be held by a caller of [#draw]
    BenchDisplay(PrintWriter out, boolean live, LiveLines lines, Supplier<List<String>> picture) {
        this.out = out;
        this.live = live;
        this.lines = lines;
        this.picture = picture;
    }

    /// Prints the title. On a terminal, draws until [#close].
    void open() {
        lines.begin();
        if (live) {
            draw();
            Thread.ofVirtual().start(this::redraw);
        }
    }

    private void redraw() {
        try {
            while (!over.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                draw();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Draws the picture, if this is a terminal.
    synchronized void draw() {
        if (live && over.getCount() > 0) {
            lines.draw(picture);
        }
    }

    /// Prints a line, unless this is a terminal, which shows the picture instead.
    void note(String line) {
        if (!live) {
            out.println(line);
            out.flush();
        }
    }

    /// Erases the picture. Later output appears below the title.
    synchronized void close() {
        over.countDown();
        lines.erase();
    }
}
