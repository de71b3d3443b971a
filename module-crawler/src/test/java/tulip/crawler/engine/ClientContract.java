package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.engine.ScriptedServer.Peer;
import tulip.crawler.engine.ScriptedServer.Script;

/// What each client of ours must do, whether a thread waits or a task.
@Timeout(60)
abstract class ClientContract {
    static final Duration LONG = Duration.ofSeconds(30);
    static final Limits LIMITS = new Limits(LONG, LONG, LONG, 1000, 100_000);
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    static final Script ALWAYS_OK = peer -> {
        while (true) {
            peer.request();
            peer.send(OK);
        }
    };

    /// Opens the tested client. Its `get` blocks the caller.
    abstract Client open(Limits limits);

    @Test
    void requestIsSentInFull() throws Exception {
        try (var server = new ScriptedServer(ALWAYS_OK);
                Client client = open(LIMITS)) {
            Response response = get(client, server.url().at("/a%20b?c=d"));
            assertEquals(200, response.status());
            assertEquals("2", response.headers().first("content-length").orElseThrow());
            assertEquals("ok", text(response));
            assertEquals(
                    List.of("GET /a%20b?c=d HTTP/1.1\r\nHost: " + server.url().authority()
                            + "\r\nUser-Agent: tulip-workshop/1.0 (a crawler of the workshop Codename Tulip)\r\nAccept: text/html, */*;q=0.1"
                            + "\r\nAccept-Encoding: gzip\r\n\r\n"),
                    server.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"
            })
    void connectionIsKeptForTheNextRequest(String response) throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    for (int i = 0; i < 3; i++) {
                        peer.request();
                        peer.send(response);
                    }
                });
                Client client = open(LIMITS)) {
            for (int i = 0; i < 3; i++) {
                assertEquals("ok", text(get(client, server.url())));
            }
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more than was announced",
                "HTTP/1.1 204 No\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"
            })
    void connectionWithCloseOrUnrequestedBytesIsNotKept(String response) throws Exception {
        try (var server = new ScriptedServer(
                        peer -> {
                            peer.request();
                            peer.send(response);
                        },
                        ALWAYS_OK);
                Client client = open(LIMITS)) {
            get(client, server.url());
            assertEquals("ok", text(get(client, server.url())));
            assertEquals(2, server.connections());
        }
    }

    @Test
    void bodyWithoutLengthEndsWithTheConnection() throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\n\r\nto the end");
                    peer.close();
                });
                Client client = open(LIMITS)) {
            assertEquals("to the end", text(get(client, server.url())));
        }
    }

    @Test
    void longBodyIsReadWhole() throws Exception {
        String body = "0123456789".repeat(9_999);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
                });
                Client client = open(LIMITS)) {
            assertEquals(body, text(get(client, server.url())));
        }
    }

    @Test
    void originsShareNoConnection() throws Exception {
        try (var server = new ScriptedServer(ALWAYS_OK);
                var other = new ScriptedServer(ALWAYS_OK);
                Client client = open(LIMITS)) {
            get(client, server.url());
            get(client, other.url());
            get(client, server.url());
            assertEquals(List.of(1, 1), List.of(server.connections(), other.connections()));
            assertEquals(
                    List.of(2, 1),
                    List.of(server.requests().size(), other.requests().size()));
        }
    }

    @Test
    void keptConnectionThatWasClosedIsReplaced() throws Exception {
        assertSecondRequestUsesANewConnection(_ -> {});
    }

    @Test
    void keptConnectionThatIsResetByTheRequestIsReplaced() throws Exception {
        assertSecondRequestUsesANewConnection(peer -> {
            peer.request();
            peer.reset();
        });
    }

    @Test
    void unrequestedBytesAreNotTakenForAResponse() throws Exception {
        assertSecondRequestUsesANewConnection(peer -> {
            peer.send("trailing rubbish\r\n");
            peer.request();
        });
    }

    /// Serves one request, runs the script and closes. The second request must be sent on a new connection.
    private void assertSecondRequestUsesANewConnection(Script afterwards) throws Exception {
        try (var server = new ScriptedServer(
                        peer -> {
                            peer.request();
                            peer.send(OK);
                            afterwards.serve(peer);
                            peer.close();
                        },
                        ALWAYS_OK);
                Client client = open(LIMITS)) {
            assertEquals("ok", text(get(client, server.url())));
            assertEquals("ok", text(get(client, server.url())));
            assertEquals(2, server.connections());
        }
    }

    @Test
    void keptConnectionThatBreaksInsideTheResponseIsNotReplaced() throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send(OK);
                    peer.request();
                    peer.send("HTTP/1.1 200");
                    peer.close();
                });
                Client client = open(LIMITS)) {
            get(client, server.url());
            assertEquals(FailureKind.RESET, kind(client, server.url()));
            assertEquals(1, server.connections());
        }
    }

    @Test
    void freshConnectionThatIsClosedIsNotTriedAgain() throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.close();
                });
                Client client = open(LIMITS)) {
            assertEquals(FailureKind.RESET, kind(client, server.url()));
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESET, ''",
        "RESET, 'HTTP/1.1 200 OK;A: b;'",
        "RESET, 'HTTP/1.1 100 Continue;;'",
        "TRUNCATED, 'HTTP/1.1 200 OK;Content-Length: 5;;hell'",
        "TRUNCATED, 'HTTP/1.1 200 OK;Transfer-Encoding: chunked;;5;hello;'",
        "BAD_HEAD, 'garbage'",
        "BAD_HEAD, 'HTTP/1.1 200 OK;A : b;;'",
        "BAD_FRAMING, 'HTTP/1.1 200 OK;Content-Length: five;;hello'",
        "BAD_FRAMING, 'HTTP/1.1 200 OK;Transfer-Encoding: chunked;;five;hello'",
        "BODY_TOO_LARGE, 'HTTP/1.1 200 OK;Content-Length: 100001;;'",
        "BODY_TOO_LARGE, 'HTTP/1.1 200 OK;Transfer-Encoding: chunked;;fffffff;'"
    })
    void everyWrongResponseHasItsFailureKind(FailureKind kind, String response) throws Exception {
        assertEquals(kind, kindOf(LIMITS, peer -> {
            peer.request();
            peer.send(response.replace(";", "\r\n"));
            peer.close();
        }));
    }

    @Test
    void resetInsideTheBodyIsTruncated() throws Exception {
        var headSeen = new CountDownLatch(1);
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nsome");
                    headSeen.await();
                    peer.reset();
                });
                Client client = open(LIMITS)) {
            var failure = assertThrows(
                    FetchFailure.class,
                    () -> client.get(server.url(), _ -> {
                        headSeen.countDown();
                        return true;
                    }));
            assertEquals(FailureKind.TRUNCATED, failure.kind());
        }
    }

    @Test
    void endlessHeadIsCutOff() throws Exception {
        assertEquals(FailureKind.HEAD_TOO_LARGE, kindOf(LIMITS, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n");
            while (true) {
                peer.send("A: b\r\n".repeat(100));
            }
        }));
    }

    @Test
    void endlessBodyIsCutOff() throws Exception {
        assertEquals(FailureKind.BODY_TOO_LARGE, kindOf(LIMITS, peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                peer.send("x".repeat(10_000));
            }
        }));
    }

    @Test
    void silenceIsAFirstByteTimeout() throws Exception {
        var limits = new Limits(LONG, Duration.ofMillis(100), LONG, 1000, 1000);
        assertEquals(FailureKind.FIRST_BYTE_TIMEOUT, kindOf(limits, Peer::request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsome"})
    void stallInsideTheResponseIsAResponseTimeout(String bytes) throws Exception {
        var limits = new Limits(LONG, LONG, Duration.ofMillis(100), 1000, 1000);
        assertEquals(FailureKind.RESPONSE_TIMEOUT, kindOf(limits, peer -> {
            peer.request();
            peer.send(bytes);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nA: ", "HTTP/1.1 200 OK\r\n\r\n"})
    void slowDripIsAResponseTimeout(String begin) throws Exception {
        var limits = new Limits(LONG, LONG, Duration.ofMillis(100), 1_000_000, 1_000_000);
        assertEquals(FailureKind.RESPONSE_TIMEOUT, kindOf(limits, peer -> {
            peer.request();
            peer.send(begin);
            peer.drip("x");
        }));
    }

    @Test
    void requestThatIsTooLongIsNotSent() throws Exception {
        try (var server = new ScriptedServer(ALWAYS_OK);
                Client client = open(LIMITS)) {
            assertEquals(FailureKind.HEAD_TOO_LARGE, kind(client, server.url().at("/" + "a".repeat(70_000))));
            assertEquals(0, server.connections());
        }
    }

    @Test
    void hostThatDoesNotExistIsUnknown() {
        try (Client client = open(LIMITS)) {
            assertEquals(FailureKind.UNKNOWN_HOST, kind(client, Url.parse("http://a..b/")));
        }
    }

    @Test
    void portWhereNobodyListensIsRefused() throws Exception {
        Url gone;
        try (var neverAccepting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = Url.parse("http://127.0.0.1:" + neverAccepting.getLocalPort() + "/");
        }
        try (Client client = open(LIMITS)) {
            assertEquals(FailureKind.CONNECT_REFUSED, kind(client, gone));
        }
    }

    @Test
    void noTimeToConnectIsAConnectTimeout() throws Exception {
        var limits = new Limits(Duration.ZERO, LONG, LONG, 1000, 1000);
        assertEquals(FailureKind.CONNECT_TIMEOUT, kindOf(limits, ALWAYS_OK));
    }

    @Test
    void ipv6AddressIsReached() throws Exception {
        InetAddress loopback = InetAddress.ofLiteral("::1");
        ScriptedServer server;
        try {
            server = new ScriptedServer(loopback, ALWAYS_OK);
        } catch (IOException noIpv6) {
            Assumptions.abort("this machine has no IPv6");
            return;
        }
        try (server;
                Client client = open(LIMITS)) {
            assertEquals("ok", text(get(client, server.url())));
            assertTrue(server.requests().getFirst().contains("Host: [::1]:"));
        }
    }

    @Test
    void shortUnwantedBodyIsReadAndDiscarded() throws Exception {
        assertConnections(1, "HTTP/1.1 404 No\r\nContent-Length: 5\r\n\r\nsorry");
        assertConnections(1, "HTTP/1.1 204 No\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 404 No\r\nContent-Length: 65537\r\n\r\nsome",
                "HTTP/1.1 404 No\r\nContent-Length: 999999999999\r\n\r\nsome",
                "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
                "HTTP/1.1 404 No\r\n\r\nfor ever"
            })
    void unwantedBodyThatIsLongOrUnknownCostsTheConnection(String response) throws Exception {
        assertConnections(2, response);
    }

    @Test
    void errorInAnUnwantedBodyIsNoFailure() throws Exception {
        try (var server = new ScriptedServer(peer -> {
                    peer.request();
                    peer.send("HTTP/1.1 404 No\r\nContent-Length: 5\r\n\r\nsor");
                    peer.close();
                });
                Client client = open(LIMITS)) {
            assertEquals(404, client.get(server.url(), _ -> false).status());
        }
    }

    /// Gets this response without its body, then another response.
    private void assertConnections(int expected, String response) throws Exception {
        Script script = peer -> {
            peer.request();
            peer.send(response);
            peer.request();
            peer.send(OK);
        };
        try (var server = new ScriptedServer(script, ALWAYS_OK);
                Client client = open(LIMITS)) {
            assertArrayEquals(
                    new byte[0],
                    client.get(server.url(), head -> head.status() == 200).body());
            assertEquals("ok", text(get(client, server.url())));
            assertEquals(expected, server.connections());
        }
    }

    static Response get(Client client, Url url) throws FetchFailure {
        return client.get(url, _ -> true);
    }

    static FailureKind kind(Client client, Url url) {
        return assertThrows(FetchFailure.class, () -> get(client, url)).kind();
    }

    /// The failure kind of a request to a server with this script, with these limits.
    final FailureKind kindOf(Limits limits, Script script) throws IOException {
        try (var server = new ScriptedServer(script);
                Client client = open(limits)) {
            return kind(client, server.url());
        }
    }

    static String text(Response response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }
}
