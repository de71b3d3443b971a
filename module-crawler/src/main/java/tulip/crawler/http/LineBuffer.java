package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Collects the bytes of one line from several reads. A line ends with CR LF, or with LF alone: the caller decides
/// whether it accepts that (RFC 9112, section 2.2).
final class LineBuffer {
    private byte[] bytes = new byte[256];
    private int length;
    private boolean endsWithCrLf;

    /// Consumes bytes up to and including the next line feed, but at most `atMost` bytes.
    ///
    /// @return true if the line is complete; its line end is removed. Call [#clear] before the next line
    boolean take(ByteBuffer in, int atMost) {
        int begin = in.position();
        int end = begin + Math.min(in.remaining(), atMost);
        int i = begin;
        while (i < end && in.get(i) != '\n') {
            i++;
        }
        boolean complete = i < end;
        append(in, (complete ? i + 1 : end) - begin);
        if (complete) {
            length--;
            endsWithCrLf = length > 0 && bytes[length - 1] == '\r';
            if (endsWithCrLf) {
                length--;
            }
        }
        return complete;
    }

    /// Says whether the line that is complete has ended with CR LF, and not with LF alone.
    boolean endsWithCrLf() {
        return endsWithCrLf;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    private void append(ByteBuffer in, int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        in.get(bytes, length, count);
        length += count;
    }
}
