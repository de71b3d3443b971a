package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import tulip.crawler.FailureKind;

/// Receives the bytes of a body, their framing removed.
sealed interface BodySink {
    /// Hears how many bytes are to come next, before any of them does.
    ///
    /// @throws HttpError (`BODY_TOO_LARGE`) if they would be too many
    void announce(long count) throws HttpError;

    /// Takes the next bytes.
    ///
    /// @throws HttpError (`BODY_TOO_LARGE`) if there are too many by now
    void take(ByteBuffer in, int count) throws HttpError;

    /// Everything that was kept.
    byte[] toBytes();

    /// Drops every byte, without limit.
    record Drop() implements BodySink {
        private static final byte[] NOTHING = {};

        @Override
        public void announce(long count) {}

        @Override
        public void take(ByteBuffer in, int count) {
            in.position(in.position() + count);
        }

        @Override
        public byte[] toBytes() {
            return NOTHING;
        }
    }

    /// Keeps every byte. The array grows as bytes come: a length that was only announced costs no memory.
    final class Keep implements BodySink {
        private final int maxBytes;
        private byte[] bytes;
        private int size;

        Keep(int maxBytes, int firstCapacity) {
            this.maxBytes = maxBytes;
            this.bytes = new byte[Math.min(maxBytes, firstCapacity)];
        }

        @Override
        public void announce(long count) throws HttpError {
            if (count > maxBytes - size) {
                throw new HttpError(FailureKind.BODY_TOO_LARGE, "the body is over " + maxBytes + " bytes");
            }
        }

        @Override
        public void take(ByteBuffer in, int count) throws HttpError {
            announce(count);
            if (count > bytes.length - size) {
                long doubled = Math.min(2L * bytes.length, maxBytes);
                bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, size + count));
            }
            in.get(bytes, size, count);
            size += count;
        }

        /// Not a copy, if the array is full: a body of known length is written once.
        @Override
        public byte[] toBytes() {
            return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
    }
}
