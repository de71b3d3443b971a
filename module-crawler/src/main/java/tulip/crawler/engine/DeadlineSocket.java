package tulip.crawler.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/// A socket whose reads end at a point in time, however many they are.
///
/// `SO_TIMEOUT` alone bounds one read, so a server that drips a byte now and then would never exceed it. Here it is set
/// anew before each read; TLS reads through the same stream, and so is bound by it too. One thread reads at a time.
final class DeadlineSocket extends Socket {
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private long deadlineNanos;

    /// Sets the time by which reads must have returned.
    ///
    /// @param deadlineNanos  compares with [System#nanoTime]
    void readUntil(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    /// Converts what is left until a deadline into what sockets take: whole milliseconds, rounded up.
    ///
    /// @throws SocketTimeoutException if nothing is left
    static int millisUntil(long deadlineNanos) throws SocketTimeoutException {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("the deadline has passed");
        }
        return (int) Math.min((left - 1) / NANOS_PER_MILLI + 1, Integer.MAX_VALUE);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(millisUntil(deadlineNanos));
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                setSoTimeout(millisUntil(deadlineNanos));
                return super.read(bytes, from, count);
            }
        };
    }
}
