package tulip.crawler.http;

import java.nio.ByteBuffer;

/// Reads one body from a stream of bytes. The result does not depend on how reads split the stream.
sealed interface BodyDecoder permits BodyDecoder.OfLength, BodyDecoder.UntilEnd, ChunkDecoder {
    int FIRST_CAPACITY = 8 * 1024;
    int TRUSTED_LENGTH = 64 * 1024;

    /// Consumes the bytes that belong to the body, and no others.
    void feed(ByteBuffer in) throws HttpError;

    boolean done();

    /// Tells the decoder that the connection has ended.
    ///
    /// @throws HttpError (`TRUNCATED_BODY`) if the body is incomplete
    void finish() throws HttpError;

    byte[] body();

    /// Makes a decoder that keeps the body.
    ///
    /// @param lenient  whether malformed trailer fields are accepted
    /// @throws HttpError (`BODY_TOO_LARGE`) if the announced length is over the limit
    static BodyDecoder keeping(Framing framing, int maxBodyBytes, boolean lenient) throws HttpError {
        return of(
                framing,
                switch (framing) {
                    case Framing.Length(long bytes)
                    when bytes <= maxBodyBytes ->
                        new BodySink.Keep((int) bytes, TRUSTED_LENGTH); // no copy is needed at the end
                    default -> new BodySink.Keep(maxBodyBytes, FIRST_CAPACITY);
                },
                lenient);
    }

    /// Makes a decoder that hands the body to this sink.
    ///
    /// @param lenient  whether malformed trailer fields are accepted
    /// @throws HttpError (`BODY_TOO_LARGE`) if the announced length is over the sink's limit
    static BodyDecoder of(Framing framing, BodySink sink, boolean lenient) throws HttpError {
        return switch (framing) {
            case Framing.None _ -> new OfLength(0, sink);
            case Framing.Length(long bytes) -> {
                sink.announce(bytes);
                yield new OfLength(bytes, sink);
            }
            case Framing.Chunked _ -> new ChunkDecoder(sink, lenient);
            case Framing.UntilClose _ -> new UntilEnd(sink);
        };
    }

    /// The body ends after a known number of bytes.
    final class OfLength implements BodyDecoder {
        private final BodySink sink;
        private long left;

        OfLength(long bytes, BodySink sink) {
            this.left = bytes;
            this.sink = sink;
        }

        @Override
        public void feed(ByteBuffer in) throws HttpError {
            int count = (int) Math.min(left, in.remaining());
            sink.take(in, count);
            left -= count;
        }

        @Override
        public boolean done() {
            return left == 0;
        }

        @Override
        public void finish() throws HttpError {
            if (left > 0) {
                throw new HttpError(
                        HttpError.Kind.TRUNCATED_BODY,
                        "the connection ended " + left + " bytes before the end of the body");
            }
        }

        @Override
        public byte[] body() {
            return sink.toBytes();
        }
    }

    /// The body ends when the connection ends.
    final class UntilEnd implements BodyDecoder {
        private final BodySink sink;
        private boolean done;

        UntilEnd(BodySink sink) {
            this.sink = sink;
        }

        @Override
        public void feed(ByteBuffer in) throws HttpError {
            sink.take(in, in.remaining());
        }

        @Override
        public boolean done() {
            return done;
        }

        @Override
        public void finish() {
            done = true;
        }

        @Override
        public byte[] body() {
            return sink.toBytes();
        }
    }
}
