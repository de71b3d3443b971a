package tulip.crawler.http;

import java.nio.ByteBuffer;

/// Reads heads from bytes as they arrive (RFC 9112, sections 2 to 5).
///
/// The result depends only on the bytes, not on how reads split them: the same bytes give the same head or the same
/// error.
///
/// @param <H> the type of head
final class HeadParser<H extends Head> {
    private final StartLine<H> startLine;
    private final int maxHeadBytes;
    private final LineBuffer line = new LineBuffer();
    private int left; // bytes left within the limit of this head
    private Headers headers;
    private H head; // null before the start line
    private boolean skipped; // the last line had no name

    HeadParser(StartLine<H> startLine, int maxHeadBytes) {
        this.startLine = startLine;
        this.maxHeadBytes = maxHeadBytes;
        next();
    }

    /// Starts the next head.
    void next() {
        left = maxHeadBytes;
        headers = new Headers();
        head = null;
        skipped = false;
        line.clear();
    }

    /// Says whether no byte of this head has arrived.
    boolean atStart() {
        return left == maxHeadBytes;
    }

    /// Consumes bytes up to the end of the head.
    ///
    /// @return whether the head is complete
    boolean feed(ByteBuffer in) throws HttpError {
        while (in.hasRemaining()) {
            int before = in.position();
            boolean complete = line.take(in, left);
            left -= in.position() - before;
            if (complete) {
                checkEnd();
                if (isLast()) {
                    return true;
                }
                line.clear();
            } else {
                checkBegin();
            }
            if (left == 0) {
                throw new HttpError(HttpError.Kind.HEAD_TOO_LARGE, "the head is over " + maxHeadBytes + " bytes");
            }
        }
        return false;
    }

    /// The head, when [#feed] has returned true; null before the end of the start line.
    H head() {
        return head;
    }

    /// Rejects bytes that are not HTTP before the line is complete, since the line may never end.
    private void checkBegin() throws HttpError {
        if (head == null && !startLine.canBegin(line.bytes(), line.length())) {
            throw Ascii.badHead("the message does not begin as HTTP/1.1 does", line.bytes(), 0, line.length());
        }
    }

    private void checkEnd() throws HttpError {
        if (!line.endsWithCrLf() && !startLine.lenient()) {
            throw Ascii.badHead("a line ends with LF instead of CR LF", line.bytes(), 0, line.length());
        }
    }

    private boolean isLast() throws HttpError {
        byte[] bytes = line.bytes();
        int length = line.length();
        if (head != null) {
            if (length > 0) {
                field(bytes, length);
            }
            return length == 0;
        }
        boolean emptyLineBeforeRequest = length == 0 && startLine instanceof StartLine.OfRequest; // section 2.2
        if (!emptyLineBeforeRequest) {
            head = startLine.read(bytes, length, headers);
        }
        return false;
    }

    private void field(byte[] bytes, int length) throws HttpError {
        if (Ascii.isBlank(bytes[0])) {
            fold(bytes, length);
            return;
        }
        int colon = 0;
        while (colon < length && Ascii.isToken(bytes[colon])) {
            colon++;
        }
        skipped = startLine.lenient() && (bytes[0] == ':' || Ascii.indexOf(':', bytes, 0, length) == length);
        if (skipped) {
            return; // as browsers do
        }
        if (colon == 0 || colon == length || bytes[colon] != ':') {
            throw Ascii.badHead("a header line is not 'name: value'", bytes, 0, length);
        }
        headers.add(Ascii.text(bytes, 0, colon), value(bytes, colon + 1, length));
    }

    private void fold(byte[] bytes, int length) throws HttpError {
        if (skipped) {
            return;
        }
        if (!startLine.lenient() || headers.isEmpty()) {
            throw Ascii.badHead("a header line begins with white space", bytes, 0, length);
        }
        headers.appendToLast(value(bytes, 0, length));
    }

    private static String value(byte[] bytes, int from, int to) throws HttpError {
        int begin = from;
        int end = to;
        while (begin < end && Ascii.isBlank(bytes[begin])) {
            begin++;
        }
        while (end > begin && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        return Ascii.freeText(bytes, begin, end);
    }
}
