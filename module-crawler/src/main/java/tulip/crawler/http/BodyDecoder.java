package tulip.crawler.http;

import java.nio.ByteBuffer;
import tulip.crawler.FailureKind;

/// Takes one body out of a stream of bytes, whatever pieces they come in.
sealed interface BodyDecoder permits BodyDecoder.OfLength, BodyDecoder.UntilEnd, ChunkDecoder {
    int FIRST_CAPACITY = 8 * 1024;
    int TRUSTED_LENGTH = 64 * 1024;

    /// Takes the bytes that belong to the body, and leaves the rest.
    void feed(ByteBuffer in) throws HttpError;

    boolean done();

    /// Ends the body with the connection.
    ///
    /// @throws HttpError (`TRUNCATED`) if more of it should have come
    void finish() throws HttpError;

    byte[] body();

    /// Decodes a body that is to be kept.
    ///
    /// @throws HttpError (`BODY_TOO_LARGE`) if it has announced itself as too large
    static BodyDecoder keeping(Framing framing, int maxBodyBytes) throws HttpError {
        return switch (framing) {
            case Framing.None _ -> dropping(framing);
            case Framing.Length(long bytes)
            when bytes > maxBodyBytes ->
                throw new HttpError(
                        FailureKind.BODY_TOO_LARGE, "the body has " + bytes + " bytes, over " + maxBodyBytes);
            case Framing.Length(long bytes) -> new OfLength(bytes, new BodySink.Keep((int) bytes, TRUSTED_LENGTH));
            case Framing.Chunked _ -> new ChunkDecoder(new BodySink.Keep(maxBodyBytes, FIRST_CAPACITY));
            case Framing.UntilClose _ -> new UntilEnd(new BodySink.Keep(maxBodyBytes, FIRST_CAPACITY));
        };
    }

    /// Decodes a body that nobody wants, to get behind it.
    static BodyDecoder dropping(Framing framing) {
        return switch (framing) {
            case Framing.None _ -> new OfLength(0, new BodySink.Drop());
            case Framing.Length(long bytes) -> new OfLength(bytes, new BodySink.Drop());
            case Framing.Chunked _ -> new ChunkDecoder(new BodySink.Drop());
            case Framing.UntilClose _ -> new UntilEnd(new BodySink.Drop());
        };
    }

    /// Counts bytes.
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
                        FailureKind.TRUNCATED, "the connection ended " + left + " bytes before the end of the body");
            }
        }

        @Override
        public byte[] body() {
            return sink.toBytes();
        }
    }

    /// Takes whatever comes.
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
