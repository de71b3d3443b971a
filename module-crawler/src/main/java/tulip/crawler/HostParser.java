package tulip.crawler;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads the host of an address: a domain, an IPv4 or an IPv6 address (WHATWG URL, section 3.5).
final class HostParser {
    private static final String FORBIDDEN = " #%/:<>?@[\\]^|";

    private HostParser() {}

    /// Returns the one spelling of a host that all its spellings have in common.
    static String parse(String host) throws MalformedUrl {
        if (isPlain(host)) {
            return host;
        }
        if (host.startsWith("[")) {
            if (!host.endsWith("]")) {
                throw MalformedUrl.host();
            }
            return "[" + Ipv6.normalise(host.substring(1, host.length() - 1)) + "]";
        }
        String domain = Domain.toAscii(host.indexOf('%') < 0 ? host : decode(host));
        if (domain.isEmpty() || !domain.chars().allMatch(HostParser::isAllowed)) {
            throw MalformedUrl.host();
        }
        return Ipv4.endsInNumber(domain) ? Ipv4.normalise(domain) : domain;
    }

    /// Says whether a host is as it should be written, as most are: small letters, hyphens and dots, no number and no
    /// Punycode.
    private static boolean isPlain(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!(c >= 'a' && c <= 'z') && c != '.' && c != '-') {
                return false;
            }
        }
        return !host.isEmpty() && !host.contains("xn--");
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && c != 0x7F && FORBIDDEN.indexOf(c) < 0;
    }

    /// Decodes escapes. A percent sign that begins no escape stays, and is refused later.
    private static String decode(String host) {
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            decoded.write(low < 0 ? bytes[i] : high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
