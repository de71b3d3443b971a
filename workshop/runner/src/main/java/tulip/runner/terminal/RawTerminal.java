package tulip.runner.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;

/// The terminal in which this program was started, with keys that need no Enter and are not shown.
///
/// JLine sets the terminal up, on Windows too, and tells when the window is resized. Where the system allows it, the
/// keys are read directly: JLine's own reader would go on reading while another program, such as an editor, has the
/// terminal.
public final class RawTerminal implements AutoCloseable {
    /// No key was pressed for a tenth of a second.
    public static final int NOTHING = -2;

    /// No key can come any more.
    public static final int END = -1;

    private static final int WAIT_MILLIS = 100;
    private static final int MOST_EMPTY_READS = 50; // that do not wait: the terminal is gone
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final org.jline.terminal.Terminal terminal;
    private final Attributes usual;
    private final InputStream direct = new FileInputStream(FileDescriptor.in);
    private final ReentrantLock turn = new ReentrantLock(true); // fair, since a reader asks for it again at once
    private int emptyReads;

    private RawTerminal(org.jline.terminal.Terminal terminal) {
        this.terminal = terminal;
        this.usual = terminal.getAttributes();
        terminal.setAttributes(raw());
    }

    /// Takes over the terminal. Takes up to half a second, since JLine links the functions of the system.
    ///
    /// @throws IOException if there is no terminal
    public static RawTerminal open() throws IOException {
        // The type only decides about capabilities that this program does not use. For an unknown type, JLine would
        // start another program and ask that.
        return new RawTerminal(TerminalBuilder.builder()
                .system(true)
                .provider("ffm")
                .type("xterm")
                .dumb(false)
                .graphemeCluster(false) // else JLine asks the terminal, and its reader waits for the answer
                .build());
    }

    /// Calls this on each Ctrl-C. The terminal's program no longer ends by itself.
    public void onInterrupt(Runnable action) {
        terminal.handle(Signal.INT, _ -> action.run());
    }

    /// Calls this after the window was resized.
    public void onResize(Runnable action) {
        terminal.handle(Signal.WINCH, _ -> action.run());
    }

    /// The number of columns, or 0 if it is unknown.
    public int columns() {
        return terminal.getSize().getColumns();
    }

    /// The number of rows, or 0 if it is unknown.
    public int rows() {
        return terminal.getSize().getRows();
    }

    /// The next byte that a key gave, or [#NOTHING], or [#END].
    public int read() throws IOException {
        turn.lock();
        try {
            return readNow();
        } finally {
            turn.unlock();
        }
    }

    private int readNow() throws IOException {
        if (WINDOWS) {
            return ((NonBlockingInputStream) terminal.input()).read(WAIT_MILLIS);
        }
        long begun = System.nanoTime();
        int key = direct.read();
        if (key >= 0) {
            emptyReads = 0;
            return key;
        }
        boolean waited = System.nanoTime() - begun > WAIT_MILLIS * 1_000_000L / 2;
        emptyReads = waited ? 0 : emptyReads + 1;
        return emptyReads > MOST_EMPTY_READS ? END : NOTHING;
    }

    /// Gives the terminal back for a while, to another program. The same thread calls [#resume] after it.
    public void suspend() {
        turn.lock();
        terminal.setAttributes(usual);
    }

    /// Takes the terminal over again.
    public void resume() {
        terminal.setAttributes(raw());
        turn.unlock();
    }

    private Attributes raw() {
        Attributes raw = new Attributes(usual);
        raw.setLocalFlag(Attributes.LocalFlag.ICANON, false);
        raw.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        if (!WINDOWS) {
            raw.setControlChar(Attributes.ControlChar.VMIN, 0); // a read waits for a tenth of a second at most
            raw.setControlChar(Attributes.ControlChar.VTIME, 1);
        }
        return raw;
    }

    /// Gives the terminal back for good.
    @Override
    public void close() {
        try {
            terminal.setAttributes(usual);
            terminal.close();
        } catch (IOException | IOError gone) {
            Thread.onSpinWait(); // the terminal was closed before
        }
    }
}
