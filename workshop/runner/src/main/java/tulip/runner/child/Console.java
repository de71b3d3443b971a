package tulip.runner.child;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Replaces standard output and standard error, and stops an answer that prints without end.
final class Console extends OutputStream {
    private static final int BUFFER = 8_192;

    private final Parent parent;
    private final int shown;
    private final long most;
    private final PrintStream out = buffered();
    private final PrintStream err = buffered();
    private long printed; // guarded by this

    /// @param shown  how many bytes are passed on
    /// @param most   how many bytes may be printed
    Console(Parent parent, int shown, long most) {
        this.parent = parent;
        this.shown = shown;
        this.most = most;
    }

    private PrintStream buffered() {
        return new PrintStream(new BufferedOutputStream(this, BUFFER), true, StandardCharsets.UTF_8);
    }

    void install() {
        System.setOut(out);
        System.setErr(err);
    }

    /// Flushes the buffers, even if the answer has replaced [System#out].
    void drain() {
        out.flush();
        err.flush();
    }

    /// The number of bytes that were not passed on since the last call.
    synchronized long takeCut() {
        long cut = Math.max(0, printed - shown);
        printed = 0;
        return cut;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        int fits = Math.clamp(shown - printed, 0, count);
        if (fits > 0) {
            parent.tell(new Message.Printed(Arrays.copyOfRange(bytes, from, from + fits)));
        }
        printed += count;
        if (printed > most) {
            parent.tell(new Message.Flooded(Answer.place(Thread.currentThread().getStackTrace())));
            Runtime.getRuntime().halt(ExitStatus.FLOODED);
        }
    }
}
