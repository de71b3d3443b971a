package tulip.async;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;

/// A selector without channels, which counts what a loop asks it. A call that would wait returns at once.
final class WatchedSelector extends Selector {
    private static final int MOST = 10_000;

    private final Set<SelectionKey> selected = new HashSet<>(); // always empty
    int asked; // without waiting
    int waited;
    int wokenUp;
    long waitedMillis; // the time limit of the last wait; 0: it had none
    boolean closed;
    Runnable whenAsked = () -> {};
    Runnable whenWaiting = () -> {}; // what happens while the loop waits
    Runnable inVain = () -> {}; // the loop has asked or waited so often that it would do so for ever

    @Override
    public int selectNow() {
        asked++;
        whenAsked.run();
        limit();
        return 0;
    }

    @Override
    public int select() {
        return select(0);
    }

    @Override
    public int select(long millis) {
        waited++;
        waitedMillis = millis;
        whenWaiting.run();
        limit();
        return 0;
    }

    private void limit() {
        if (asked + waited > MOST) {
            inVain.run();
        }
    }

    @Override
    public Selector wakeup() {
        wokenUp++;
        return this;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public SelectorProvider provider() {
        throw new UnsupportedOperationException("a selector without channels");
    }

    @Override
    public Set<SelectionKey> keys() {
        return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return selected;
    }

    @Override
    public void close() {
        closed = true;
    }
}
