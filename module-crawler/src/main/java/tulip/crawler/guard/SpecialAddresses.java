package tulip.crawler.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells special addresses from those of public hosts, as the registries of IANA do (RFC 6890).
///
/// An IPv6 address that contains an IPv4 address is special if that one is: the packets end there.
final class SpecialAddresses {
    private record Kind(AddressBlock block, String words) {}

    private static final List<Kind> IPV4 = List.of(
            kind("0.0.0.0/8", "unspecified (RFC 1122)"),
            kind("10.0.0.0/8", "private (RFC 1918)"),
            kind("100.64.0.0/10", "shared behind a provider's NAT (RFC 6598)"),
            kind("127.0.0.0/8", "loopback (RFC 1122)"),
            kind("169.254.0.0/16", "link-local (RFC 3927)"),
            kind("172.16.0.0/12", "private (RFC 1918)"),
            kind("192.0.0.0/24", "reserved for protocols (RFC 6890)"),
            kind("192.0.2.0/24", "for documentation (RFC 5737)"),
            kind("192.88.99.0/24", "a former 6to4 relay (RFC 7526)"),
            kind("192.168.0.0/16", "private (RFC 1918)"),
            kind("198.18.0.0/15", "for benchmarks (RFC 2544)"),
            kind("198.51.100.0/24", "for documentation (RFC 5737)"),
            kind("203.0.113.0/24", "for documentation (RFC 5737)"),
            kind("224.0.0.0/4", "multicast (RFC 5771)"),
            kind("255.255.255.255", "broadcast (RFC 919)"),
            kind("240.0.0.0/4", "reserved (RFC 1112)"));

    private static final List<Kind> IPV6 = List.of(
            kind("::", "unspecified (RFC 4291)"),
            kind("::1", "loopback (RFC 4291)"),
            kind("::/96", "IPv4-compatible (RFC 4291)"),
            kind("64:ff9b:1::/48", "a local translation to IPv4 (RFC 8215)"),
            kind("fc00::/7", "unique local (RFC 4193)"),
            kind("fe80::/10", "link-local (RFC 4291)"),
            kind("fec0::/10", "site-local (RFC 3879)"),
            kind("ff00::/8", "multicast (RFC 4291)"),
            kind("2001:db8::/32", "for documentation (RFC 3849)"),
            kind("3fff::/20", "for documentation (RFC 9637)"));

    private static final AddressBlock UNICAST = AddressBlock.parse("2000::/3"); // all public hosts but translated ones
    private static final AddressBlock TRANSLATED = AddressBlock.parse("64:ff9b::/96"); // RFC 6052
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16"); // RFC 3056
    private static final AddressBlock TEREDO = AddressBlock.parse("2001::/32"); // RFC 4380
    private static final AddressBlock PROTOCOLS = AddressBlock.parse("2001::/23"); // RFC 2928
    private static final int IPV4_BYTES = 4;

    private SpecialAddresses() {}

    private static Kind kind(String block, String words) {
        return new Kind(AddressBlock.parse(block), words);
    }

    /// What is special about an address, in words that follow "which is"; empty for an address of a public host.
    static Optional<String> wordsFor(InetAddress address) {
        return address instanceof Inet6Address six ? find(IPV6, six).or(() -> inside(six)) : find(IPV4, address);
    }

    private static Optional<String> find(List<Kind> kinds, InetAddress address) {
        return kinds.stream()
                .filter(kind -> kind.block.contains(address))
                .map(Kind::words)
                .findFirst();
    }

    private static Optional<String> inside(Inet6Address address) {
        byte[] bytes = address.getAddress();
        if (TRANSLATED.contains(address)) {
            return ipv4(bytes, 12, 0).map(words -> "translated to an IPv4 address that is " + words);
        }
        if (SIX_TO_FOUR.contains(address)) {
            return ipv4(bytes, 2, 0).map(words -> "6to4 to an IPv4 address that is " + words);
        }
        if (TEREDO.contains(address)) {
            return ipv4(bytes, 4, 0)
                    .or(() -> ipv4(bytes, 12, 0xFF)) // the client's bits are inverted
                    .map(words -> "Teredo to an IPv4 address that is " + words);
        }
        if (PROTOCOLS.contains(address)) {
            return Optional.of("reserved for protocols (RFC 2928)");
        }
        return UNICAST.contains(address) ? Optional.empty() : Optional.of("reserved (RFC 4291)");
    }

    /// @param flipped  bits that are inverted in each byte
    private static Optional<String> ipv4(byte[] bytes, int from, int flipped) {
        byte[] four = Arrays.copyOfRange(bytes, from, from + IPV4_BYTES);
        for (int i = 0; i < four.length; i++) {
            four[i] ^= (byte) flipped;
        }
        try {
            return wordsFor(InetAddress.getByAddress(four));
        } catch (UnknownHostException impossible) {
            throw new AssertionError("an IPv4 address has four bytes", impossible);
        }
    }
}
