package tulip.crawler.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/// A socket with one deadline for all its reads.
///
/// `SO_TIMEOUT` limits a single read, so a server that sends single bytes slowly would never exceed it. This class sets
/// it again before each read. TLS reads through the same stream and has the same deadline. One thread at a time may
/// read.
final class DeadlineSocket extends Socket {
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private long deadlineNanos;

    /// Sets the deadline of the reads.
    ///
    /// @param deadlineNanos  a value of [System#nanoTime]
    void readUntil(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    /// Converts the time until a deadline into whole milliseconds, rounded up.
    ///
    /// @throws SocketTimeoutException if the deadline has passed
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
