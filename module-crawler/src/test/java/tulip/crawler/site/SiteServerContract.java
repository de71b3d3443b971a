package tulip.crawler.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a server of the embedded site must do, whichever it is.
@Timeout(60)
abstract class SiteServerContract {
    private final ServerKind kind;
    private final Site site = new GeneratedSite(SiteSpec.DEFAULT);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SiteServer server;

    SiteServerContract(ServerKind kind) {
        this.kind = kind;
    }

    private SiteServer start(Site served, Latency latency) throws IOException {
        return SiteServer.start(kind, served, latency, 1, 0);
    }

    @BeforeEach
    void serve() throws IOException {
        server = start(site, Latency.parse("0"));
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void getAnswersWithThePage() throws Exception {
        HttpResponse<byte[]> response = send("GET", "/");
        assertEquals(200, response.statusCode());
        assertEquals("text/html; charset=utf-8", header(response, "Content-Type"));
        assertEquals(Integer.toString(site.reply("/").body().length), header(response, "Content-Length"));
        assertArrayEquals(site.reply("/").body(), response.body());
    }

    @Test
    void headAnswersWithTheSameFieldsAndNoBody() throws Exception {
        HttpResponse<byte[]> response = send("HEAD", "/");
        assertEquals(200, response.statusCode());
        assertEquals(send("GET", "/").headers().map(), response.headers().map());
        assertEquals(0, response.body().length);
    }

    @Test
    void otherMethodsAreRefusedWithTheAllowedMethods() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"}) {
            HttpResponse<byte[]> response = send(method, "/");
            assertEquals(405, response.statusCode(), method);
            assertEquals("GET, HEAD", header(response, "Allow"), method);
        }
    }

    @Test
    void missingPageIsNotFound() throws Exception {
        assertEquals(404, send("GET", "/nowhere.html").statusCode());
        assertEquals(404, send("GET", "/?a=b").statusCode());
    }

    @Test
    void urlNamesTheStartPage() throws Exception {
        assertEquals("http://127.0.0.1:" + server.port() + "/", server.url());
        assertNotEquals(0, server.port());
    }

    @Test
    void requestsAreCounted() throws Exception {
        send("GET", "/");
        send("HEAD", "/");
        send("GET", "/nowhere.html");
        send("POST", "/");
        assertEquals(4, server.requests());
    }

    @Test
    void connectionIsKeptForTheNextRequest() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            for (int i = 0; i < 3; i++) {
                write(socket, request("HEAD", "/"));
                assertTrue(readHead(socket).startsWith("HTTP/1.1 200 OK\r\n"));
            }
            assertEquals(1, server.openConnections());
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            write(socket, request("HEAD", "/") + request("HEAD", "/nowhere") + request("HEAD", "/"));
            assertTrue(readHead(socket).startsWith("HTTP/1.1 200 OK\r\n"));
            assertTrue(readHead(socket).startsWith("HTTP/1.1 404 Not Found\r\n"));
            assertTrue(readHead(socket).startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }

    @Test
    void connectionIsClosedWhenTheClientAsksForIt() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            write(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            byte[] all = socket.getInputStream().readAllBytes(); // returns only when the server closes
            assertTrue(all.length > site.reply("/").body().length);
        }
    }

    @Test
    void requestLineMayNameTheHost() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            write(socket, request("HEAD", "http://127.0.0.1/nowhere.html?a=b") + request("HEAD", "http://127.0.0.1/"));
            assertTrue(readHead(socket).startsWith("HTTP/1.1 404 Not Found\r\n"));
            assertTrue(readHead(socket).startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }

    @Test
    void offerOfHttp2IsIgnored() throws Exception {
        try (var both =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var response =
                    both.send(HttpRequest.newBuilder(URI.create(server.url())).build(), BodyHandlers.discarding());
            assertEquals(HttpClient.Version.HTTP_1_1, response.version());
        }
    }

    @Test
    void manyWaitAtOnceAndAllAreAnswered() throws Exception {
        try (var slow = start(site, Latency.parse("uniform:5-50"))) {
            List<CompletableFuture<HttpResponse<Void>>> responses = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                var request = HttpRequest.newBuilder(URI.create(slow.url())).build();
                responses.add(client.sendAsync(request, BodyHandlers.discarding()));
            }
            for (var response : responses) {
                assertEquals(200, response.get().statusCode());
            }
            assertEquals(200, slow.requests());
        }
    }

    @Test
    void replyWaitsForTheLatency() throws Exception {
        try (var slow = start(site, Latency.parse("100"))) {
            long started = System.nanoTime();
            client.send(HttpRequest.newBuilder(URI.create(slow.url())).build(), BodyHandlers.discarding());
            assertTrue(System.nanoTime() - started >= 100_000_000L); // never too early; a busy machine may be late
        }
    }

    @Test
    void clientThatClosesBeforeItsReplyDisturbsNoOther() throws Exception {
        try (var slow = start(site, Latency.parse("30"))) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), slow.port())) {
                write(socket, request("GET", "/"));
            }
            var request = HttpRequest.newBuilder(URI.create(slow.url())).build();
            assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
        }
    }

    @Test
    void folderIsServed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "<p>index");
        Files.createDirectory(folder.resolve("guide"));
        try (var files = start(new FolderSite(folder, null), Latency.parse("1"))) {
            assertEquals("http://127.0.0.1:" + files.port() + "/index.html", files.url());
            var index =
                    client.send(HttpRequest.newBuilder(URI.create(files.url())).build(), BodyHandlers.ofString());
            assertEquals("<p>index", index.body());
            assertEquals("text/html", header(index, "Content-Type"));
            var moved = client.send(
                    HttpRequest.newBuilder(URI.create(files.url()).resolve("/guide?a=b"))
                            .build(),
                    BodyHandlers.discarding());
            assertEquals(301, moved.statusCode());
            assertEquals("/guide/?a=b", header(moved, "Location"));
        }
    }

    @Test
    void attackOnAFolderIsRefusedOverHttpToo(@TempDir Path temp) throws Exception {
        Files.writeString(temp.resolve("secret.html"), "secret");
        Path folder = Files.createDirectory(temp.resolve("docs"));
        Files.writeString(folder.resolve("index.html"), "index");
        try (var files = start(new FolderSite(folder, null), Latency.parse("0"))) {
            for (String path : new String[] {"/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/%00"}) {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), files.port())) {
                    write(socket, request("HEAD", path));
                    assertTrue(readHead(socket).startsWith("HTTP/1.1 40"), path);
                }
            }
        }
    }

    @Test
    void portInUseIsOneSentence() {
        var thrown =
                assertThrows(PortInUse.class, () -> SiteServer.start(kind, site, Latency.parse("0"), 1, server.port()));
        assertEquals(
                "port " + server.port() + " of 127.0.0.1 is in use: end the program that uses it, or choose another"
                        + " port with --port (0 takes any free port)",
                thrown.getMessage());
    }

    @Test
    void portThatIsNoneIsRejected() {
        for (int port : new int[] {-1, 65_536}) {
            var thrown = assertThrows(
                    IllegalArgumentException.class, () -> SiteServer.start(kind, site, Latency.parse("0"), 1, port));
            assertEquals("--port must be between 0 and 65535, not " + port, thrown.getMessage());
        }
    }

    @Test
    void closedServerFreesItsPort() throws Exception {
        var first = start(site, Latency.parse("0"));
        first.close();
        try (var free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port()));
            assertFalse(free.isClosed());
        }
    }

    private HttpResponse<byte[]> send(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody());
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("none");
    }

    private static String request(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readHead(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertNotEquals(-1, next, "closed after: " + head);
            head.append((char) next);
        }
        return head.toString();
    }
}
