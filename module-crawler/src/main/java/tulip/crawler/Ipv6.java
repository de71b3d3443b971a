package tulip.crawler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads IPv6 addresses and writes each in one way (WHATWG URL, section 3.5; RFC 5952).
final class Ipv6 {
    private static final int PIECES = 8;
    private static final Pattern PIECE = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final String BYTE = "(0|[1-9][0-9]{0,2})";
    private static final Pattern IPV4 = Pattern.compile(String.join("\\.", BYTE, BYTE, BYTE, BYTE));

    private Ipv6() {}

    /// Returns the address in lower case, with its longest run of zeros left out.
    ///
    /// @param address  without brackets
    static String normalise(String address) throws MalformedUrl {
        int gap = address.indexOf("::");
        List<Integer> pieces = pieces(gap < 0 ? address : address.substring(0, gap), gap < 0);
        if (gap >= 0) {
            List<Integer> after = pieces(address.substring(gap + 2), true);
            if (pieces.size() + after.size() >= PIECES) {
                throw MalformedUrl.host();
            }
            while (pieces.size() + after.size() < PIECES) {
                pieces.add(0);
            }
            pieces.addAll(after);
        }
        if (pieces.size() != PIECES) {
            throw MalformedUrl.host();
        }
        return write(pieces);
    }

    /// @param atEnd  whether the address ends here, perhaps with an IPv4 address
    private static List<Integer> pieces(String text, boolean atEnd) throws MalformedUrl {
        List<Integer> pieces = new ArrayList<>();
        String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (PIECE.matcher(parts[i]).matches()) {
                pieces.add(Integer.parseInt(parts[i], 16));
            } else if (atEnd && i == parts.length - 1 && IPV4.matcher(parts[i]).matches()) {
                long ipv4 = Ipv4.address(parts[i]);
                pieces.add((int) (ipv4 >> 16));
                pieces.add((int) (ipv4 & 0xFFFF));
            } else {
                throw MalformedUrl.host();
            }
        }
        return pieces;
    }

    private static String write(List<Integer> pieces) {
        int gap = PIECES; // begin of the longest run of at least two zeros
        int length = 1;
        for (int i = 0; i < PIECES; i++) {
            int zeros = zeros(pieces, i);
            if (zeros > length) {
                gap = i;
                length = zeros;
            }
        }
        var out = new StringBuilder();
        for (int i = 0; i < PIECES; i++) {
            if (i == gap) {
                out.append("::");
                i += length - 1;
            } else {
                boolean first = out.isEmpty() || i == gap + length;
                out.append(first ? "" : ":").append(Integer.toHexString(pieces.get(i)));
            }
        }
        return out.toString();
    }

    private static int zeros(List<Integer> pieces, int from) {
        int i = from;
        while (i < PIECES && pieces.get(i) == 0) {
            i++;
        }
        return i - from;
    }
}
