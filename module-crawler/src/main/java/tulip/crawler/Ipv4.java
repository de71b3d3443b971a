package tulip.crawler;

/// Reads IPv4 addresses in every form that browsers accept: `127.0.0.1`, `127.1`, `0x7f.1`, `0177.0.0.1`, `2130706433`
/// (WHATWG URL, section 3.5).
final class Ipv4 {
    private static final long TOO_LARGE = 1L << 32;

    private Ipv4() {}

    /// Says whether a domain must be an IPv4 address, because its last part is a number.
    static boolean endsInNumber(String domain) {
        String host = withoutLastDot(domain);
        String last = host.substring(host.lastIndexOf('.') + 1);
        return (!last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9')) || number(last) >= 0;
    }

    /// Returns four decimal numbers.
    static String normalise(String domain) throws MalformedUrl {
        long address = address(domain);
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /// Returns the 32 bits of the address.
    static long address(String domain) throws MalformedUrl {
        String[] parts = withoutLastDot(domain).split("\\.", -1);
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            long number = number(parts[i]);
            // The last number fills all bytes that are left.
            if (parts.length > 4 || number < 0 || number >= (last ? 1L << (8 * (4 - i)) : 256)) {
                throw MalformedUrl.host();
            }
            address += last ? number : number << (8 * (3 - i));
        }
        return address;
    }

    private static String withoutLastDot(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    /// Reads a number in lower case: decimal, octal after `0`, hexadecimal after `0x`.
    ///
    /// @return -1 if it is no number; [#TOO_LARGE] if it needs more than 32 bits
    private static long number(String text) {
        boolean hex = text.startsWith("0x");
        boolean octal = !hex && text.length() > 1 && text.startsWith("0");
        int radix = hex ? 16 : octal ? 8 : 10;
        if (text.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = hex ? 2 : octal ? 1 : 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, TOO_LARGE);
        }
        return value;
    }
}
