package tulip.crawler.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import tulip.kit.Clock;

/// A socket with one deadline for all its reads.
///
/// `SO_TIMEOUT` limits a single read, so a server that sends single bytes slowly would never exceed it. This
/// class sets it again before each read. TLS reads through the same stream and has the same deadline. One thread
/// at a time may read.
///
/// The deadline limits the server, not this program. If the reading thread had to wait for a core until the deadline
/// had passed, it still reads the bytes that have arrived. It only does not wait for more.
final class DeadlineSocket extends Socket {
    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Clock clock;
    private long deadlineNanos;
    private boolean lookedOnce; // after the deadline, whether the stream has ended

    DeadlineSocket(Clock clock) {
        super(Proxy.NO_PROXY); // a proxy would connect to another address than the one that is allowed
        this.clock = clock;
    }

    /// Sets the deadline of the reads.
    ///
    /// @param deadlineNanos  as the clock counts
    void readUntil(long deadlineNanos) {
        lookedOnce &= deadlineNanos == this.deadlineNanos;
        this.deadlineNanos = deadlineNanos;
    }

    /// Converts the time until a deadline into whole milliseconds, rounded up.
    ///
    /// @throws SocketTimeoutException if the deadline has passed
    static int millisUntil(long deadlineNanos, Clock clock) throws SocketTimeoutException {
        long left = deadlineNanos - clock.nanoTime();
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
                limitNextRead();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                limitNextRead();
                return super.read(bytes, from, count);
            }

            private void limitNextRead() throws IOException {
                if (deadlineNanos - clock.nanoTime() > 0) {
                    setSoTimeout(millisUntil(deadlineNanos, clock));
                } else if (available() == 0) { // nothing has arrived, or the end of the stream
                    if (lookedOnce) {
                        throw new SocketTimeoutException("the deadline has passed");
                    }
                    lookedOnce = true;
                    setSoTimeout(1);
                }
            }
        };
    }
}
