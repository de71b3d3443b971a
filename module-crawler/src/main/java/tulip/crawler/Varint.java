package tulip.crawler;

/// Writes a number that is not negative in as few bytes as it needs: seven bits in each byte, the low bits first
/// ([LEB128](https://en.wikipedia.org/wiki/LEB128)).
public final class Varint {
    /// The most bytes that a number takes.
    public static final int MOST_BYTES = 9;

    private Varint() {}

    /// The bytes that this number takes.
    public static int size(long number) {
        return number == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7;
    }

    /// Writes the number into the array.
    ///
    /// @return the place behind it
    public static int write(long number, byte[] bytes, int at) {
        int end = at;
        for (; number > 0x7f; number >>>= 7) {
            bytes[end++] = (byte) (number | 0x80);
        }
        bytes[end++] = (byte) number;
        return end;
    }

    /// Reads the number at this place.
    ///
    /// @throws IndexOutOfBoundsException if the array ends within the number
    public static long read(byte[] bytes, int at) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            number |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
