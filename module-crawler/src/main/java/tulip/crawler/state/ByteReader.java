package tulip.crawler.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import tulip.crawler.Varint;

/// Reads what [Bytes] has written.
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    boolean atEnd() {
        return at >= end;
    }

    long number() {
        long number = Varint.read(bytes, at);
        at += Varint.size(number);
        return number;
    }

    int small() {
        return Math.toIntExact(number());
    }

    long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    boolean flag() {
        return number() == 1;
    }

    String text() {
        int length = small();
        var text = new String(bytes, at, length, UTF_8);
        at += length;
        return text;
    }
}
