package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;

/// Every engine checks the certificate of a server, and that it is for the name in the address.
@Tag("slow")
@Timeout(120)
class TlsOfEnginesTest {
    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        certificates = new Certificates(folder)
                .signed("good", "dns:site.test")
                .signed("other-host", "dns:other.test")
                .signed("only-address", "ip:127.0.0.1")
                .signed("expired", "dns:site.test", "-startdate", "-10d", "-validity", "5")
                .signed("not-yet-valid", "dns:site.test", "-startdate", "+10d")
                .selfSigned("self-signed", "dns:site.test");
    }

    @ParameterizedTest
    @EnumSource
    void aGoodCertificateIsAccepted(EngineKind kind) throws Exception {
        try (var server = new TlsServer(certificates.server("good"))) {
            CrawlResult result = crawl(kind, "https://site.test:" + server.port() + "/");
            assertEquals(List.of("/"), result.pages(), result.failures().toString());
            assertEquals(List.of("site.test"), server.names());
            assertTrue(server.requests()
                    .getFirst()
                    .toLowerCase(Locale.ROOT)
                    .contains("\r\nhost: site.test:" + server.port() + "\r\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateForAnAddressIsAcceptedForThatAddress(EngineKind kind) throws Exception {
        try (var server = new TlsServer(certificates.server("only-address"))) {
            CrawlResult result = crawl(kind, "https://127.0.0.1:" + server.port() + "/");
            assertEquals(List.of("/"), result.pages(), result.failures().toString());
        }
    }

    /// No request is sent.
    @ParameterizedTest
    @MethodSource("badCertificates")
    void aBadCertificateIsRefused(EngineKind kind, String alias) throws Exception {
        try (var server = new TlsServer(certificates.server(alias))) {
            CrawlResult result = crawl(kind, "https://site.test:" + server.port() + "/");
            assertEquals(
                    Map.of(FailureKind.TLS, 1),
                    result.failuresByKind(),
                    result.failures().toString());
            assertEquals(List.of(), server.requests());
        }
    }

    static Stream<Arguments> badCertificates() {
        return Stream.of("other-host", "only-address", "expired", "not-yet-valid", "self-signed")
                .flatMap(alias -> Stream.of(EngineKind.values()).map(kind -> Arguments.of(kind, alias)));
    }

    private static CrawlResult crawl(EngineKind kind, String start) throws Exception {
        var access = new Access(_ -> List.of(InetAddress.ofLiteral("127.0.0.1")), Optional.of(certificates.trust()));
        var crawl = new Crawl(Url.parse(start), Budget.wholeSite(2));
        try (Engine engine = kind.open(Limits.DEFAULT, access, 2, 2)) {
            engine.run(crawl);
        }
        return crawl.result();
    }
}
