package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;
import tulip.crawler.web.app.GzipMiddleware;
import tulip.crawler.web.app.Response;
import tulip.crawler.web.app.StreamingResponse;

@Timeout(60)
class GzipMiddlewareTest {
    private static final int LEAST = 500;
    private static final String LONG = "tea ".repeat(LEAST);

    private static Application gzip(Application inner) {
        return new GzipMiddleware(LEAST).around(inner);
    }

    /// What a client gets from the server.
    private record Got(String head, byte[] body) {
        static Got from(Application inner, String method, String accepted) {
            String request = method + " / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: " + accepted + "\r\n\r\n";
            String raw = FakeClient.talk(gzip(inner), ServerLimits.DEFAULT, client -> client.send(request))
                    .raw();
            int end = raw.indexOf("\r\n\r\n");
            return new Got(
                    raw.substring(0, end).replace("\r\n", "\n"),
                    raw.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean isPlain(String text) {
            return !head.contains("Content-Encoding")
                    && head.contains("\nContent-Length: " + text.length())
                    && new String(body, StandardCharsets.UTF_8).equals(text);
        }
    }

    private static String unpacked(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZip", "br, gzip", "gzip;q=0.5, *;q=0", "gzip ; q=1", "gzip;q=0.01"})
    void textIsCompressedIfTheClientAcceptsGzip(String accepted) throws IOException {
        Got got = Got.from(Response.text(LONG), "GET", accepted);
        assertEquals(LONG, unpacked(got.body));
        assertTrue(got.head.contains("\nContent-Encoding: gzip\n"), got.head);
        assertTrue(got.head.contains("\nVary: Accept-Encoding\n"), got.head);
        assertTrue(got.head.endsWith("\nContent-Length: " + got.body.length), got.head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip; q=0.000", "xgzip", "gzipx"})
    void otherClientsGetThePlainBody(String accepted) {
        Got got = Got.from(Response.text(LONG), "GET", accepted);
        assertTrue(got.isPlain(LONG), got.head);
        assertTrue(got.head.contains("\nVary: Accept-Encoding\n"), got.head);
    }

    @Test
    void smallBodiesStayAsTheyAre() {
        String most = "x".repeat(LEAST - 1);
        assertTrue(Got.from(Response.text(most), "GET", "gzip").isPlain(most));
        assertTrue(Got.from(Response.text(most + "x"), "GET", "gzip").head.contains("\nContent-Encoding: gzip\n"));
    }

    @Test
    void bodiesOfOtherTypesStayAsTheyAre() {
        byte[] body = LONG.getBytes(StandardCharsets.UTF_8);
        for (String type : new String[] {"image/png", "application/octet-stream", "application/zip", "video/xmlx"}) {
            assertTrue(Got.from(Response.of(200, type, body), "GET", "gzip").isPlain(LONG), type);
        }
        for (String type : new String[] {"application/json", "image/svg+xml; charset=utf-8", "text/css"}) {
            assertTrue(!Got.from(Response.of(200, type, body), "GET", "gzip").isPlain(LONG), type);
        }
    }

    @Test
    void bodiesThatAreEncodedAlreadyAndPartsOfABodyStayAsTheyAre() {
        Got encoded = Got.from(Response.text(LONG).with("Content-Encoding", "br"), "GET", "gzip");
        assertTrue(!encoded.head.contains("gzip"), encoded.head);
        assertEquals(LONG, new String(encoded.body, StandardCharsets.UTF_8));
        var range = Response.text(206, LONG).with("Content-Range", "bytes 0-1999/4000");
        assertTrue(Got.from(range, "GET", "gzip").isPlain(LONG));
    }

    @Test
    void tagBecomesWeakBecauseTheBytesAreOthers() {
        Response tagged = Response.text(LONG).with("ETag", "\"1\"").with("Accept-Ranges", "bytes");
        Got packed = Got.from(tagged, "GET", "gzip");
        assertTrue(packed.head.contains("\nETag: W/\"1\"\n"), packed.head);
        assertTrue(!packed.head.contains("Accept-Ranges"), packed.head);
        Got plain = Got.from(tagged, "GET", "");
        assertTrue(plain.head.contains("\nETag: \"1\"\nAccept-Ranges: bytes\n"), plain.head);
        Got weak = Got.from(Response.text(LONG).with("ETag", "W/\"1\""), "GET", "gzip");
        assertTrue(weak.head.contains("\nETag: W/\"1\"\n"), weak.head);
    }

    @Test
    void headGetsTheFieldsOfGet() {
        byte[] body = LONG.getBytes(StandardCharsets.UTF_8);
        var measured = new Headers().add("Content-Type", "text/plain").add("Content-Length", "" + body.length);
        for (Application each : new Application[] {
            Response.text(LONG), Response.text("small"), new StreamingResponse(200, measured, out -> out.write(body))
        }) {
            Got get = Got.from(each, "GET", "gzip");
            Got head = Got.from(each, "HEAD", "gzip");
            assertEquals(get.head.replace("\nTransfer-Encoding: chunked", ""), head.head);
            assertEquals(0, head.body.length);
        }
    }

    @Test
    void responseWithoutABodyGetsNone() {
        for (int status : new int[] {204, 304}) {
            Got got = Got.from(Response.empty(status), "GET", "gzip");
            assertTrue(!got.head.contains("Content-"), got.head);
            assertTrue(got.head.contains("\nVary: Accept-Encoding\n"), got.head);
            assertEquals(0, got.body.length);
        }
    }

    @Test
    void fieldsOfTheApplicationAreNotModified() {
        Response same = Response.text(LONG);
        Got first = Got.from(same, "GET", "gzip");
        Got second = Got.from(same, "GET", "gzip");
        assertEquals(first.head, second.head);
        assertArrayEquals(first.body, second.body);
    }

    @Test
    void clientCanReadEachPartOfAStreamAtOnce() throws Exception {
        var got = new ByteArrayOutputStream();
        var parts = new int[1];
        var scope = new Scope.Http(
                "1.1",
                "GET",
                "/",
                "/",
                "",
                new Headers().add("Accept-Encoding", "gzip"),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 80),
                Map.of(),
                Map.of());
        var stream = StreamingResponse.of("text/plain", out -> {
            for (int i = 1; i <= 3; i++) {
                out.write("cup".getBytes(StandardCharsets.UTF_8));
                var readable = new GZIPInputStream(new ByteArrayInputStream(got.toByteArray()));
                assertEquals("cup".repeat(i), new String(readable.readNBytes(3 * i), StandardCharsets.UTF_8));
            }
        });
        gzip(stream).handle(scope, () -> new Event.HttpDisconnect(), event -> {
            if (event instanceof Event.HttpResponseBody(byte[] body, boolean _)) {
                got.writeBytes(body);
                parts[0]++;
            }
        });
        assertEquals("cupcupcup", unpacked(got.toByteArray()));
        assertEquals(4, parts[0]);
    }
}
