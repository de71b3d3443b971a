package tulip.crawler.guard;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All addresses that begin with the same bits, such as `10.0.0.0/8` (RFC 4632; RFC 4291, section 2.3).
///
/// @param first  an address of the block
/// @param bits   how many bits all addresses have in common
public record AddressBlock(InetAddress first, int bits) {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f:.]+)(?:/([0-9]{1,3}))?");

    public AddressBlock {
        int most = 8 * first.getAddress().length;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("a block has 0 to " + most + " bits, not " + bits);
        }
    }

    /// The block of a single address.
    public static AddressBlock of(InetAddress only) {
        return new AddressBlock(only, 8 * only.getAddress().length);
    }

    /// Reads an address, or a block such as `10.0.0.0/8`. No name is looked up.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    public static AddressBlock parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw noBlock(text, null);
        }
        InetAddress first;
        try {
            first = InetAddress.ofLiteral(parts.group(1));
        } catch (IllegalArgumentException wrong) {
            throw noBlock(text, wrong);
        }
        return parts.group(2) == null ? of(first) : new AddressBlock(first, Integer.parseInt(parts.group(2)));
    }

    private static IllegalArgumentException noBlock(String text, Exception cause) {
        return new IllegalArgumentException(
                "'" + text + "' is no address: write it as 10.1.2.3, 10.0.0.0/8 or fd00::/8", cause);
    }

    /// Says whether an address is in this block. An IPv4 address is in no block of IPv6.
    public boolean contains(InetAddress address) {
        byte[] asked = address.getAddress();
        byte[] own = first.getAddress();
        if (asked.length != own.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % 8;
            if (((asked[i / 8] ^ own[i / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + bits;
    }
}
