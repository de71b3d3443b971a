package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Collects the bytes of one line, whatever pieces it comes in. A line ends with CR LF or, as tolerated by RFC 9112,
/// section 2.2, with LF alone.
final class LineBuffer {
    private byte[] bytes = new byte[256];
    private int length;

    /// Takes bytes up to and with the next line feed, but at most so many.
    ///
    /// @return whether the line is complete, its end removed; the next line begins after [#clear]
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
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
        }
        return complete;
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
