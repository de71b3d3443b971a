package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/// Receives the bytes of a body, without their framing.
sealed interface BodySink {
    /// Tells the sink how many bytes come next, before they arrive.
    ///
    /// @throws HttpError (`BODY_TOO_LARGE`) if the body would be over its limit
    void announce(long count) throws HttpError;

    /// Consumes the next bytes.
    ///
    /// @throws HttpError (`BODY_TOO_LARGE`) if the body is over its limit
    void take(ByteBuffer in, int count) throws HttpError;

    private static HttpError tooLarge(long maxBytes) {
        return new HttpError(HttpError.Kind.BODY_TOO_LARGE, "the body is over " + maxBytes + " bytes");
    }

    /// The bytes that were kept.
    byte[] toBytes();

    /// Passes every byte on.
    final class Pass implements BodySink {
        private static final byte[] NOTHING = {};

        private final Consumer<ByteBuffer> parts;
        private final long maxBytes;
        private long left;

        Pass(Consumer<ByteBuffer> parts, long maxBytes) {
            this.parts = parts;
            this.maxBytes = maxBytes;
            this.left = maxBytes;
        }

        @Override
        public void announce(long count) throws HttpError {
            if (count > left) {
                throw tooLarge(maxBytes);
            }
        }

        @Override
        public void take(ByteBuffer in, int count) throws HttpError {
            announce(count);
            left -= count;
            if (count > 0) {
                parts.accept(in.slice(in.position(), count));
            }
            in.position(in.position() + count);
        }

        @Override
        public byte[] toBytes() {
            return NOTHING;
        }
    }

    /// Keeps every byte. The array grows as bytes arrive: an announced length alone costs little memory.
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
                throw tooLarge(maxBytes);
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

        /// Returns the array itself if it is full, so that a body of known length is not copied.
        @Override
        public byte[] toBytes() {
            return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
    }
}
