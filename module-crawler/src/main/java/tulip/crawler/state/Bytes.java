package tulip.crawler.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import tulip.crawler.Varint;

/// A growing array of bytes. [ByteReader] reads what this class has written.
final class Bytes {
    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    /// Writes a number that is not negative.
    void number(long number) {
        require(Varint.MOST_BYTES);
        size = Varint.write(number, bytes, size);
    }

    /// Writes a number that may be negative. A number near zero takes the fewest bytes.
    void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    void flag(boolean flag) {
        number(flag ? 1 : 0);
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        number(utf8.length);
        require(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void require(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
