package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import tulip.crawler.FailureKind;

/// Reads the body of one message from bytes as they arrive, in pieces of any size.
///
/// It takes what belongs to the body and leaves the rest, which begins the next message.
public final class BodyReader {
    private static final int MAX_CHUNK_LINE = 1_024;
    private static final int MAX_TRAILER = 16 * 1_024;

    private enum Part {
        DATA, // `left` bytes of it, or of the chunk
        DATA_UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private final int maxBytes;
    private final boolean keep;
    private final boolean chunked;
    private Part part;
    private long left;
    private byte[] body;
    private int length;
    private long total; // of the body so far, kept or not
    private final StringBuilder line = new StringBuilder();
    private int trailerBytes;

    /// @param maxBytes  of the body
    /// @param keep      false to count the body but not to keep it
    /// @throws HttpError BODY_TOO_LARGE if the head already says so
    public BodyReader(Framing framing, int maxBytes, boolean keep) throws HttpError {
        this.maxBytes = maxBytes;
        this.keep = keep;
        this.chunked = framing instanceof Framing.Chunked;
        switch (framing) {
            case Framing.None _ -> part = Part.DONE;
            case Framing.Length(long bytes) -> {
                grow(bytes);
                left = bytes;
                part = bytes == 0 ? Part.DONE : Part.DATA;
            }
            case Framing.Chunked _ -> part = Part.CHUNK_SIZE;
            case Framing.UntilClose _ -> part = Part.DATA_UNTIL_CLOSE;
        }
        int expected = framing instanceof Framing.Length(long bytes) ? (int) bytes : 1_024;
        this.body = keep && part != Part.DONE ? new byte[expected] : new byte[0];
    }

    /// Says whether the body is whole.
    public boolean done() {
        return part == Part.DONE;
    }

    /// Bytes that are certainly still to come; [Long#MAX_VALUE] if nobody knows.
    public long remaining() {
        return switch (part) {
            case DONE -> 0;
            case DATA -> chunked ? Long.MAX_VALUE : left;
            case DATA_UNTIL_CLOSE, CHUNK_SIZE, CHUNK_END, TRAILER -> Long.MAX_VALUE;
        };
    }

    /// Takes bytes up to the end of the body.
    ///
    /// @throws HttpError BAD_FRAMING or BODY_TOO_LARGE
    public void feed(ByteBuffer in) throws HttpError {
        while (in.hasRemaining() && part != Part.DONE) {
            switch (part) {
                case DATA -> {
                    int count = (int) Math.min(left, in.remaining());
                    take(in, count);
                    left -= count;
                    if (left == 0) {
                        part = chunked ? Part.CHUNK_END : Part.DONE;
                    }
                }
                case DATA_UNTIL_CLOSE -> {
                    grow(in.remaining());
                    take(in, in.remaining());
                }
                case CHUNK_SIZE -> lineByte(in.get(), MAX_CHUNK_LINE);
                case CHUNK_END -> lineByte(in.get(), 2);
                case TRAILER -> lineByte(in.get(), MAX_TRAILER - trailerBytes);
                case DONE -> throw new AssertionError();
            }
        }
    }

    /// Tells that the connection was closed.
    ///
    /// @throws HttpError TRUNCATED if the body is not whole
    public void end() throws HttpError {
        if (part == Part.DATA_UNTIL_CLOSE) {
            part = Part.DONE;
        }
        if (part != Part.DONE) {
            throw new HttpError(FailureKind.TRUNCATED, "connection was closed after " + total + " bytes of the body");
        }
    }

    /// The body, once it is whole.
    public byte[] body() {
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    private void take(ByteBuffer in, int count) {
        total += count;
        if (!keep) {
            in.position(in.position() + count);
            return;
        }
        if (length + count > body.length) {
            body = Arrays.copyOf(body, (int) Math.min(maxBytes, Math.max(length + (long) count, body.length * 2L)));
        }
        in.get(body, length, count);
        length += count;
    }

    private void grow(long bytes) throws HttpError {
        if (keep && total + bytes > maxBytes) {
            throw new HttpError(FailureKind.BODY_TOO_LARGE, "body is over " + maxBytes + " bytes");
        }
    }

    private void lineByte(byte b, int most) throws HttpError {
        if (b != '\n') {
            if (line.length() >= most) {
                throw bad(
                        part == Part.CHUNK_END
                                ? "a chunk is longer than its size"
                                : "a line between chunks is too long");
            }
            line.append((char) (b & 0xff));
            return;
        }
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        String text = line.substring(0, end);
        line.setLength(0);
        switch (part) {
            case CHUNK_SIZE -> chunkSize(text);
            case CHUNK_END -> {
                if (!text.isEmpty()) {
                    throw bad("a chunk is longer than its size");
                }
                part = Part.CHUNK_SIZE;
            }
            case TRAILER -> {
                trailerBytes += text.length() + 2;
                part = text.isEmpty() ? Part.DONE : Part.TRAILER;
            }
            case DATA, DATA_UNTIL_CLOSE, DONE -> throw new AssertionError();
        }
    }

    private void chunkSize(String line) throws HttpError {
        int end = line.indexOf(';'); // extensions mean nothing to us
        String digits = (end < 0 ? line : line.substring(0, end)).strip();
        if (digits.isEmpty()
                || digits.length() > 15
                || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw bad("'" + (line.length() > 40 ? line.substring(0, 40) + "..." : line) + "' is no chunk size");
        }
        left = Long.parseLong(digits, 16);
        grow(left);
        part = left == 0 ? Part.TRAILER : Part.DATA;
    }

    private static HttpError bad(String message) {
        return new HttpError(FailureKind.BAD_FRAMING, message);
    }
}
