package tulip.crawler.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressesTest {
    /// The first and the last address of each block.
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255, unspecified",
        "10.0.0.0, 10.255.255.255, private",
        "100.64.0.0, 100.127.255.255, shared",
        "127.0.0.0, 127.255.255.255, loopback",
        "169.254.0.0, 169.254.255.255, link-local",
        "172.16.0.0, 172.31.255.255, private",
        "192.0.0.0, 192.0.0.255, reserved",
        "192.0.2.0, 192.0.2.255, documentation",
        "192.88.99.0, 192.88.99.255, 6to4",
        "192.168.0.0, 192.168.255.255, private",
        "198.18.0.0, 198.19.255.255, benchmarks",
        "198.51.100.0, 198.51.100.255, documentation",
        "203.0.113.0, 203.0.113.255, documentation",
        "224.0.0.0, 239.255.255.255, multicast",
        "240.0.0.0, 255.255.255.254, reserved",
        "255.255.255.255, 255.255.255.255, broadcast",
        "::, ::, unspecified",
        "::1, ::1, loopback",
        "::2, ::ffff:ffff, IPv4-compatible",
        "::ffff:0:0:1, ::ffff:0:ffff:ffff, reserved",
        "64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff, translation",
        "64:ff9b::a00:0, 64:ff9b::aff:ffff, private",
        "100::, 100::ffff:ffff:ffff:ffff, reserved",
        "2001::, 2001:0:ff:ffff:ffff:ffff:ffff:ffff, unspecified",
        "2001:2::, 2001:2:0:ffff:ffff:ffff:ffff:ffff, protocols",
        "2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, documentation",
        "2002:c0a8::, 2002:c0a8:ffff:ffff:ffff:ffff:ffff:ffff, private",
        "3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, documentation",
        "4000::, fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, reserved",
        "fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, unique local",
        "fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, link-local",
        "fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, site-local",
        "ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, multicast"
    })
    void aSpecialAddressIsNamed(String first, String last, String word) {
        for (String each : List.of(first, last)) {
            Optional<String> words = SpecialAddresses.wordsFor(InetAddress.ofLiteral(each));
            assertTrue(words.orElse("public").contains(word), each + " is " + words);
        }
    }

    /// The addresses beside the blocks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "64:ff9b::808:808",
                "2000::",
                "2001:200::",
                "2001:db7::",
                "2001:db9::",
                "2002:808:808::",
                "2003::",
                "2606:4700::1111",
                "2001:0:808:808:0:0:f7f7:f7f7",
                "3ffe::",
                "3fff:1000::"
            })
    void aPublicAddressIsNotSpecial(String address) {
        assertEquals(Optional.empty(), SpecialAddresses.wordsFor(InetAddress.ofLiteral(address)));
    }

    @Test
    void aTeredoClientBehindALoopbackAddressIsSpecial() {
        assertTrue(SpecialAddresses.wordsFor(InetAddress.ofLiteral("2001:0:808:808:0:0:80ff:fffe"))
                .orElseThrow()
                .startsWith("Teredo to an IPv4 address that is loopback"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, 11.0.0.0",
        "10.1.2.3, 10.1.2.3, 10.1.2.2",
        "fd00::/8, fd12::1, fc00::1",
        "0.0.0.0/0, 200.1.1.1, ::1",
        "172.16.0.0/12, 172.31.0.1, 172.32.0.1"
    })
    void aBlockContainsWhatBeginsWithItsBits(String block, String inside, String outside) {
        assertTrue(AddressBlock.parse(block).contains(InetAddress.ofLiteral(inside)));
        assertTrue(!AddressBlock.parse(block).contains(InetAddress.ofLiteral(outside)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.x", "10.0.0.0/33", "fd00::/129", "10.0.0.0/", "1:2", "10.0.0.0/-1"})
    void whatIsNoBlockIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressBlock.parse(text));
    }
}
