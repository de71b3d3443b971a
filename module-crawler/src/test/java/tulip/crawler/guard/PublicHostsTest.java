package tulip.crawler.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Url;

class PublicHostsTest {
    @Test
    void onlyThePermittedAddressesOfANameAreTried() throws Exception {
        Guard guard = guard("http://site.test/", "10.0.0.1", "8.8.8.8", "::1", "2606:4700::1111");
        assertEquals(
                List.of(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("2606:4700::1111")),
                guard.addresses("site.test"));
    }

    @Test
    void aRefusalSaysWhatWhereAndWhatToDo() {
        FetchFailure failure = assertThrows(
                FetchFailure.class, () -> guard("http://site.test/", "10.0.0.1").addresses("site.test"));
        assertEquals(FailureKind.FORBIDDEN_ADDRESS, failure.kind());
        assertEquals(
                "site.test leads to 10.0.0.1, which is private (RFC 1918): the crawl did not connect"
                        + "; --allow-address 10.0.0.1 allows it",
                failure.getMessage());
    }

    @Test
    void aHostWithoutAddressesIsUnknown() {
        assertThrows(
                UnknownHostException.class, () -> guard("http://site.test/").addresses("site.test"));
    }

    /// The start allows exactly what it names.
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/, 127.0.0.1, true",
        "http://127.0.0.1:8080/, 127.0.0.2, false",
        "http://127.0.0.1:8080/, ::1, false",
        "http://127.0.0.1:8080/, 10.0.0.1, false",
        "http://127.1/, 127.0.0.1, true",
        "http://[::1]/, ::1, true",
        "http://[::1]/, 127.0.0.1, false",
        "http://[::ffff:127.0.0.1]/, 127.0.0.1, true",
        "http://localhost/, 127.0.0.1, true",
        "http://localhost/, 127.0.1.1, true",
        "http://localhost/, ::1, true",
        "http://localhost/, 10.0.0.1, false",
        "http://site.localhost/, 127.0.0.1, true",
        "http://10.0.0.1/, 10.0.0.1, true",
        "http://10.0.0.1/, 10.0.0.2, false",
        "http://10.0.0.1/, 127.0.0.1, false",
        "http://site.test/, 127.0.0.1, false",
        "http://localhost.test/, 127.0.0.1, false",
        "http://8.8.8.8/, 127.0.0.1, false",
        "http://8.8.8.8/, 9.9.9.9, true"
    })
    void theStartNamesItsOwnAddresses(String start, String address, boolean allowed) throws Exception {
        Guard guard = guard(start, address);
        if (allowed) {
            assertEquals(List.of(InetAddress.ofLiteral(address)), guard.addresses("any.test"));
        } else {
            assertThrows(FetchFailure.class, () -> guard.addresses("any.test"));
        }
    }

    @Test
    void theUserCanAllowABlock() throws Exception {
        Guard guard = PublicHosts.of(Url.parse("http://site.test/"), List.of(AddressBlock.parse("10.1.0.0/16")), host ->
                new InetAddress[] {InetAddress.ofLiteral(host)});
        assertEquals(1, guard.addresses("10.1.2.3").size());
        assertThrows(FetchFailure.class, () -> guard.addresses("10.2.0.0"));
    }

    private static Guard guard(String start, String... addresses) {
        InetAddress[] found = Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        return PublicHosts.of(Url.parse(start), List.of(), _ -> Arrays.copyOf(found, found.length));
    }
}
