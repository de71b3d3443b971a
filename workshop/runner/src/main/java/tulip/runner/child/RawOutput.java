package tulip.runner.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads the output of a child process, and kills the process if it prints too much.
final class RawOutput {
    private static final long PATIENCE_MILLIS = 200;

    private final Process process;
    private final Limits limits;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(); // guarded by this
    private final Thread reader;
    private volatile boolean flooded;

    RawOutput(Process process, Limits limits) {
        this.process = process;
        this.limits = limits;
        reader = Thread.ofPlatform().name("child-output").daemon().start(this::read);
    }

    private void read() {
        byte[] buffer = new byte[8_192];
        long total = 0;
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(buffer, count);
                total += count;
                if (total > limits.mostOutput() && !flooded) {
                    flooded = true;
                    process.destroyForcibly();
                }
            }
        } catch (IOException closed) {
            // the child is gone; the output so far is kept
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        kept.write(bytes, 0, Math.min(count, limits.shownOutput() - kept.size()));
    }

    synchronized byte[] take() {
        byte[] bytes = kept.toByteArray();
        kept.reset();
        return bytes;
    }

    boolean isFlooded() {
        return flooded;
    }

    /// Waits for the rest, but only for a short time: a process that the answer started may keep the pipe open.
    void await() {
        try {
            reader.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
