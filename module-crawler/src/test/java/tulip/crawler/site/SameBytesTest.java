package tulip.crawler.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Both servers answer the same request with the same bytes, except for the `Date` and the field `Connection:
/// close`, which RFC 9112, section 9.6, wants in the last response of a connection.
@Timeout(60)
class SameBytesTest {
    private static final Latency NONE = Latency.parse("0");

    @Test
    void generatedSiteIsTheSame() throws IOException {
        var site = new GeneratedSite(new SiteSpec(50, 5, Shape.WEB, 2_048, 1));
        try (var vertx = SiteServer.start(ServerKind.VERTX, site, NONE, 1, 0);
                var tulip = SiteServer.start(ServerKind.TULIP, site, NONE, 1, 0)) {
            for (String path : site.paths()) {
                assertSame(vertx, tulip, "GET", path);
                assertSame(vertx, tulip, "HEAD", path);
            }
            for (String path : new String[] {"/nowhere", "/?a=b", "/%41", "http://127.0.0.1/", "/a%20b?c=%zz", "//"}) {
                assertSame(vertx, tulip, "GET", path);
            }
            for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
                assertSame(vertx, tulip, method, "/");
            }
        }
    }

    @Test
    void folderIsTheSame(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.html"), "<p>index");
        Files.writeString(folder.resolve("tea time.txt"), "tea");
        Files.createDirectory(folder.resolve("guide"));
        var site = new FolderSite(folder, null);
        try (var vertx = SiteServer.start(ServerKind.VERTX, site, NONE, 1, 0);
                var tulip = SiteServer.start(ServerKind.TULIP, site, NONE, 1, 0)) {
            for (String path : new String[] {"/", "/index.html", "/tea%20time.txt", "/guide", "/guide?a=b", "/none"}) {
                assertSame(vertx, tulip, "GET", path);
            }
            for (String path : new String[] {"/../x", "/%2e%2e/x", "/a%00"}) {
                assertSame(vertx, tulip, "GET", path);
            }
        }
    }

    private static void assertSame(SiteServer vertx, SiteServer tulip, String method, String target)
            throws IOException {
        assertEquals(answer(vertx, method, target), answer(tulip, method, target), method + " " + target);
    }

    private static String answer(SiteServer server, String method, String target) throws IOException {
        String request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .replaceFirst("(?i)\r\nDate: [^\r]*", "")
                    .replaceFirst("(?i)\r\nConnection: close", "");
        }
    }
}
