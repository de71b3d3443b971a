package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.async.SelectorEventLoop;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.kit.Clock;

@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class BlockingClientTlsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Limits LIMITS = new Limits(LONG, LONG, LONG, 1000, 100_000);
    private static Certificates certificates;
    private static Access trusting;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        certificates = new Certificates(folder).signed("good", "dns:localhost");
        trusting = new Access(Access.LOOPBACK.guard(), Optional.of(certificates.trust()));
    }

    @Test
    void pagesAreFetchedOverOneTlsConnection() throws Exception {
        try (SSLServerSocket listening = listen();
                var client = new BlockingClient(LIMITS, trusting)) {
            Thread.ofVirtual().start(() -> serve(listening));
            Url url = Url.parse("https://localhost:" + listening.getLocalPort() + "/");
            assertEquals(2, client.get(url, _ -> true).body().length);
            assertEquals(2, client.get(url, _ -> true).body().length); // the server accepts only one connection
        }
    }

    /// Our loop has no TLS: another thread fetches, and the task waits for it.
    @Test
    void aTaskFetchesOverTls() throws Exception {
        try (SSLServerSocket listening = listen();
                var loop = new SelectorEventLoop();
                var client = new TulipClient(
                        LIMITS,
                        trusting,
                        new LoopConnector(loop, LIMITS, Clock.SYSTEM),
                        new BlockingClient(LIMITS, trusting))) {
            Thread.ofVirtual().start(() -> serve(listening));
            Url url = Url.parse("https://localhost:" + listening.getLocalPort() + "/");
            for (int i = 0; i < 2; i++) { // the server accepts only one connection
                Response response = loop.runUntilComplete(() -> client.get(url, _ -> true));
                assertEquals(2, response.body().length);
            }
        }
    }

    @Test
    void aTaskReportsTheSameFailuresOverTls() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.Peer::close);
                Client client = new BlockingTulipClient(LIMITS)) {
            assertEquals(FailureKind.TLS, kind(client, server.url("https")));
        }
    }

    @Test
    void certificateOfAnotherHostIsRefused() throws Exception {
        try (SSLServerSocket listening = listen();
                var client = new BlockingClient(LIMITS, trusting)) {
            Thread.ofVirtual().start(() -> serve(listening));
            assertEquals(FailureKind.TLS, kind(client, Url.parse("https://127.0.0.1:" + listening.getLocalPort())));
        }
    }

    @Test
    void unknownCertificateIsRefused() throws Exception {
        try (SSLServerSocket listening = listen();
                var client = new BlockingClient(LIMITS)) {
            Thread.ofVirtual().start(() -> serve(listening));
            assertEquals(FailureKind.TLS, kind(client, Url.parse("https://localhost:" + listening.getLocalPort())));
        }
    }

    @Test
    void serverWithoutTlsIsRefused() throws Exception {
        try (var server = new ScriptedServer(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
                var client = new BlockingClient(LIMITS)) {
            assertEquals(FailureKind.TLS, kind(client, server.url("https")));
        }
    }

    @Test
    void serverThatClosesInTheHandshakeIsRefused() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.Peer::close);
                var client = new BlockingClient(LIMITS)) {
            assertEquals(FailureKind.TLS, kind(client, server.url("https")));
        }
    }

    @Test
    void handshakeThatStallsIsAConnectTimeout() throws Exception {
        var limits = new Limits(Duration.ofMillis(100), LONG, LONG, 1000, 1000);
        try (var server = new ScriptedServer(_ -> {});
                var client = new BlockingClient(limits)) {
            assertEquals(FailureKind.CONNECT_TIMEOUT, kind(client, server.url("https")));
        }
    }

    /// Each read of a slowly sent record returns in time, but all reads together take too long.
    @Test
    void handshakeThatDripsIsAConnectTimeout() throws Exception {
        var limits = new Limits(Duration.ofMillis(100), LONG, LONG, 1000, 1000);
        try (var server = new ScriptedServer(peer -> {
                    peer.send("\u0016\u0003\u0003@\u0000"); // a handshake record of 16 KiB
                    peer.drip("\u0002");
                });
                var client = new BlockingClient(limits)) {
            assertEquals(FailureKind.CONNECT_TIMEOUT, kind(client, server.url("https")));
        }
    }

    private static FailureKind kind(Client client, Url url) {
        return assertThrows(FetchFailure.class, () -> client.get(url, _ -> true))
                .kind();
    }

    private static SSLServerSocket listen() throws Exception {
        return (SSLServerSocket) certificates
                .server("good")
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void serve(SSLServerSocket listening) {
        try (var socket = (SSLSocket) listening.accept()) {
            int last = 0;
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                if (c == '\n' && last == '\n') {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                last = c == '\r' ? last : c;
            }
        } catch (IOException refused) {
            // the test checks the client's result
        }
    }
}
