package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Url;

/// Each engine requests an address as browsers do, byte for byte, and names the page so.
class WrittenAddressesTest {
    private static final String ODD = "/[a]|b?c={d}^`\\&e=50%";
    private static final String LINKS = Stream.of(
                    "\\back\\slash", "http:relative", "/%7ea", "/~a", "/x", "/x?", ODD.replace("&", "&amp;"), "/moved")
            .map(reference -> "<a href='" + reference + "'>")
            .collect(Collectors.joining());
    private static final Set<String> PAGES =
            Set.of("/", "/back/slash", "/relative", "/%7ea", "/~a", "/x", "/x?", ODD, "/caf%C3%A9/%E9");

    @ParameterizedTest
    @EnumSource
    void eachEngineRequestsAnAddressAsItIsWritten(EngineKind kind) throws Exception {
        try (var server = new ScriptedServer(WrittenAddressesTest::serve);
                Engine engine = kind.open(Limits.DEFAULT, 4, 4)) {
            var crawl = new Crawl(server.url().at("/"), Budget.wholeSite(4));
            engine.run(crawl);
            assertEquals(PAGES, Set.copyOf(crawl.result().pages()));
            Set<String> expected = new HashSet<>(PAGES);
            expected.add("/moved");
            assertEquals(
                    expected,
                    server.requests().stream().map(WrittenAddressesTest::target).collect(Collectors.toSet()));
        }
    }

    /// Browsers accept the quotation mark in this host, and the libraries do not.
    @ParameterizedTest
    @EnumSource
    void aHostThatALibraryRefusesIsUnknown(EngineKind kind) throws Exception {
        try (Engine engine = kind.open(Limits.DEFAULT, 4, 4)) {
            var crawl = new Crawl(Url.parse("http://a\"..b/"), Budget.wholeSite(4));
            engine.run(crawl);
            assertEquals(Map.of(FailureKind.UNKNOWN_HOST, 1), crawl.result().failuresByKind());
        }
    }

    private static void serve(ScriptedServer.Peer peer) throws IOException {
        while (true) {
            peer.send(
                    switch (target(peer.request())) {
                        case "/" -> page(LINKS);
                        case "/moved" ->
                            "HTTP/1.1 302 Found\r\nLocation: \\caf\u00C3\u00A9/\u00E9\r\nContent-Length: 0\r\n\r\n";
                        default -> page("the end");
                    });
        }
    }

    private static String page(String html) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + html.length() + "\r\n\r\n" + html;
    }

    private static String target(String head) {
        return head.split(" ", 3)[1];
    }
}
