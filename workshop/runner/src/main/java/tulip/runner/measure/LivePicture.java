package tulip.runner.measure;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tulip.runner.terminal.LiveLines;

/// Draws a picture when it has changed, and twice a second, since time passes and a window can be resized.
final class LivePicture {
    private static final long REDRAW_MILLIS = 500;

    private final LiveLines lines;
    private final Supplier<List<String>> picture;
    private final CountDownLatch over = new CountDownLatch(1);

    /// @param picture  may lock; its lock must not be held by a caller of [#draw]
    LivePicture(LiveLines lines, Supplier<List<String>> picture) {
        this.lines = lines;
        this.picture = picture;
    }

    /// Draws until [#end].
    void start() {
        draw();
        Thread.ofVirtual().start(this::redraw);
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

    synchronized void draw() {
        if (over.getCount() > 0) {
            lines.draw(picture);
        }
    }

    /// Erases the picture. Later output appears in its place.
    synchronized void end() {
        over.countDown();
        lines.erase();
    }
}
