package tulip.crawler.http;

import java.nio.ByteBuffer;

/// Decodes a chunked body (RFC 9112, section 7.1). Extensions and trailer fields are ignored. A server refuses
/// trailer fields that are malformed or end with LF alone, and a space after a size; a client forgives all three.
///
/// ```
/// SIZE ─▶ (PADDING ─▶ EXTENSION) ─▶ SIZE_LF ─▶ DATA ─▶ DATA_CR ─▶ DATA_LF ─▶ SIZE
///                                      └─ size 0 ─▶ TRAILERS ─▶ DONE
/// ```
/// The lines of a chunk must end with CR LF. If two readers disagreed about line ends, they would see different
/// messages.
final class ChunkDecoder implements BodyDecoder {
    private enum State {
        SIZE,
        PADDING,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILERS,
        DONE
    }

    static final int MAX_SIZE_DIGITS = 15; // 15 hexadecimal digits always fit into a long
    static final int MAX_EXTENSION_BYTES = 8 * 1024; // in all chunks together
    static final int MAX_TRAILER_BYTES = 8 * 1024;

    private final BodySink sink;
    private final boolean lenient; // see StartLine
    private final LineBuffer trailer = new LineBuffer();
    private State state = State.SIZE;
    private long left; // of the chunk
    private int digits;
    private int extensionBytes;
    private int trailerBytes;

    ChunkDecoder(BodySink sink, boolean lenient) {
        this.sink = sink;
        this.lenient = lenient;
    }

    @Override
    public void feed(ByteBuffer in) throws HttpError {
        while (in.hasRemaining() && state != State.DONE) {
            switch (state) {
                case DATA -> data(in);
                case TRAILERS -> trailers(in);
                default -> state = after(in.get());
            }
        }
    }

    @Override
    public boolean done() {
        return state == State.DONE;
    }

    @Override
    public void finish() throws HttpError {
        if (state != State.DONE) {
            throw new HttpError(HttpError.Kind.TRUNCATED_BODY, "the connection ended before the last chunk");
        }
    }

    @Override
    public byte[] body() {
        return sink.toBytes();
    }

    private State after(byte b) throws HttpError {
        return switch (state) {
            case SIZE -> size(b);
            case PADDING -> Ascii.isBlank(b) ? padding() : afterPadding(b);
            case EXTENSION -> extension(b);
            case SIZE_LF -> begin(b);
            case DATA_CR -> expect(b, '\r', State.DATA_LF);
            case DATA_LF -> expect(b, '\n', State.SIZE);
            case DATA, TRAILERS, DONE -> throw new AssertionError("not read byte by byte");
        };
    }

    private State size(byte b) throws HttpError {
        int digit = Character.digit(b, 16);
        if (digit < 0) {
            if (digits == 0) {
                throw bad("a chunk has no size");
            }
            digits = 0;
            return Ascii.isBlank(b) ? padding() : afterSize(b);
        }
        left = left << 4 | digit; // 0 before the first digit
        if (++digits > MAX_SIZE_DIGITS) {
            throw bad("the size of a chunk has over " + MAX_SIZE_DIGITS + " digits");
        }
        return State.SIZE;
    }

    private State afterSize(byte b) throws HttpError {
        return switch (b) {
            case ';' -> State.EXTENSION;
            case '\r' -> State.SIZE_LF;
            default -> throw bad("the size of a chunk is not hexadecimal");
        };
    }

    private State afterPadding(byte b) throws HttpError {
        if (b == '\r' && !lenient) {
            throw bad("the size of a chunk ends with a space");
        }
        return afterSize(b);
    }

    private State padding() throws HttpError {
        countExtension();
        return State.PADDING;
    }

    private State extension(byte b) throws HttpError {
        if (b == '\r') {
            return State.SIZE_LF;
        }
        if (Ascii.isControl(b)) {
            throw bad("an extension of a chunk has a control byte");
        }
        countExtension();
        return State.EXTENSION;
    }

    private State begin(byte b) throws HttpError {
        State next = expect(b, '\n', left == 0 ? State.TRAILERS : State.DATA);
        sink.announce(left);
        return next;
    }

    private void countExtension() throws HttpError {
        if (++extensionBytes > MAX_EXTENSION_BYTES) {
            throw bad("the extensions of the chunks are over " + MAX_EXTENSION_BYTES + " bytes");
        }
    }

    private void data(ByteBuffer in) throws HttpError {
        int count = (int) Math.min(left, in.remaining());
        sink.take(in, count);
        left -= count;
        if (left == 0) {
            state = State.DATA_CR;
        }
    }

    private void trailers(ByteBuffer in) throws HttpError {
        int before = in.position();
        boolean complete = trailer.take(in, MAX_TRAILER_BYTES - trailerBytes);
        trailerBytes += in.position() - before;
        if (complete && !lenient && !trailer.endsWithCrLf()) {
            throw bad("a trailer line ends with LF instead of CR LF");
        }
        if (complete && trailer.length() == 0) {
            state = State.DONE;
        } else if (trailerBytes == MAX_TRAILER_BYTES) {
            throw bad("the trailer fields are over " + MAX_TRAILER_BYTES + " bytes");
        } else if (complete) {
            checkTrailer(trailer.bytes(), trailer.length());
            trailer.clear();
        }
    }

    private void checkTrailer(byte[] line, int length) throws HttpError {
        if (lenient) {
            return;
        }
        int colon = 0;
        while (colon < length && Ascii.isToken(line[colon])) {
            colon++;
        }
        if (colon == 0 || colon == length || line[colon] != ':') {
            throw bad("a trailer field is not 'name: value'");
        }
        Ascii.freeText(line, colon + 1, length);
    }

    private static State expect(byte b, char expected, State next) throws HttpError {
        if (b != expected) {
            throw bad("a chunk does not end where its size says");
        }
        return next;
    }

    private static HttpError bad(String problem) {
        return new HttpError(HttpError.Kind.BAD_FRAMING, problem);
    }
}
