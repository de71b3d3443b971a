package tulip.runner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.crawler.stage.StageEvent;

/// Real sockets. The stage's own clock is manual in [StageTest] only.
final class StageServerTest {
    private static final int DEADLINE_MILLIS = 20_000;

    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private StageServer server;

    @BeforeEach
    void open() throws IOException {
        rehearsal = new Rehearsal(folder).whole();
        server = StageServer.start(rehearsal.stage, 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void onlyTheOwnHostAndOriginAreAnswered() throws IOException {
        String own = "127.0.0.1:" + server.port();
        assertEquals(200, get("/", own, null));
        assertEquals(200, get("/", "localhost:" + server.port(), null));
        assertEquals(200, get("/stage.js", own, "http://" + own));
        assertEquals(403, get("/", "tulip.example", null));
        assertEquals(403, get("/", "127.0.0.1:1", null));
        assertEquals(403, get("/events", "127.0.0.1.tulip.example:" + server.port(), null));
        assertEquals(403, get("/events", own, "http://tulip.example"));
        assertEquals(403, get("/events", own, "null"));
        assertEquals(403, get("/events", own, "https://" + own));
    }

    @Test
    void aKeyOfAnotherSiteDoesNothing() throws IOException {
        String own = "127.0.0.1:" + server.port();
        assertEquals(403, post(own, "http://tulip.example", "application/json", "{\"key\":\"d\"}"));
        assertEquals(415, post(own, null, "text/plain", "{\"key\":\"d\"}"));
        assertFalse(rehearsal.view().getBoolean("dark"));
        assertEquals(200, post(own, "http://" + own, "application/json", "{\"key\":\"d\"}"));
        assertTrue(rehearsal.view().getBoolean("dark"));
        assertEquals(400, post(own, null, "application/json", "{\"key\":\"x\"}"));
        assertEquals(400, post(own, null, "application/json", "no"));
        assertEquals(400, post(own, null, "application/json", "{\"key\":\"" + "w".repeat(10_000) + "\"}"));
    }

    @Test
    void whatIsNotThereIsNotServed() throws IOException {
        String own = "127.0.0.1:" + server.port();
        assertEquals(404, get("/../pom.xml", own, null));
        assertEquals(404, get("/recorded/crawl.json", own, null));
        assertEquals(405, send("DELETE / HTTP/1.1\r\nHost: " + own + "\r\n\r\n"));
    }

    @Test
    void everyAnswerForbidsWhatIsNotFromHere() throws IOException {
        try (Socket socket = connect()) {
            write(socket, "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
            String head = head(reader(socket)).toLowerCase(Locale.ROOT);
            assertTrue(head.contains("content-security-policy: default-src 'none'; script-src 'self';"), head);
            assertFalse(head.contains("unsafe"), head);
            assertTrue(head.contains("x-content-type-options: nosniff"), head);
        }
    }

    @Test
    void thePageNamesOnlyFilesOfThisServer() throws IOException {
        Map<String, PageFile> files = PageFile.all();
        String page = new String(files.get("/").bytes(), StandardCharsets.UTF_8);
        Matcher named = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
        int links = 0;
        while (named.find()) {
            assertTrue(files.containsKey(named.group(1)), named.group(1));
            links++;
        }
        assertEquals(5, links);
        assertFalse(page.contains("style=") || page.contains("onclick"), "the policy forbids code in the page");
    }

    @Test
    void twoPagesSeeTheSameAndOneThatOpensLaterGetsAll() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            BufferedReader one = listen(first);
            BufferedReader two = listen(second);
            assertEquals(event(one), event(two));
            rehearsal.played();
            rehearsal.pass(100);
            JsonObject batch = event(one);
            assertEquals(batch, event(two));
            assertEquals(8, batch.getJsonArray("events").size());
            try (Socket third = connect()) {
                JsonObject whole = event(listen(third));
                assertEquals(batch.getJsonArray("events"), whole.getJsonArray("events"));
                assertEquals(2, whole.getJsonArray("offers").size());
            }
        }
    }

    @Test
    void aPageThatReadsNothingHoldsUpNobody() throws IOException {
        try (Socket asleep = connect();
                Socket awake = connect()) {
            asleep.setReceiveBufferSize(1_024);
            listen(asleep);
            BufferedReader reader = listen(awake);
            event(reader);
            rehearsal.script.replaceAll(event ->
                    event instanceof StageEvent.Why ? new StageEvent.Why(List.of("w".repeat(800_000))) : event);
            for (int i = 0; i < 8; i++) {
                rehearsal.played();
                rehearsal.pass(100);
                assertEquals(8, lastEvents(reader).size());
            }
        }
    }

    /// Reads until the run has been shown to its end.
    private static JsonArray lastEvents(BufferedReader reader) throws IOException {
        var all = new JsonArray();
        while (all.size() < 8) {
            event(reader).getJsonArray("events").forEach(all::add);
        }
        return all;
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(DEADLINE_MILLIS);
        return socket;
    }

    private BufferedReader listen(Socket socket) throws IOException {
        write(socket, "GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n");
        BufferedReader reader = reader(socket);
        assertTrue(head(reader).startsWith("HTTP/1.1 200"));
        return reader;
    }

    /// The next event of a stream. Lines with the sizes of chunks do not count.
    private static JsonObject event(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("data: ")) {
                return new JsonObject(line.substring("data: ".length()));
            }
        }
        throw new IOException("the stream has ended");
    }

    private int get(String path, String host, String origin) throws IOException {
        String field = origin == null ? "" : "Origin: " + origin + "\r\n";
        return send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + field + "\r\n");
    }

    private int post(String host, String origin, String type, String body) throws IOException {
        String field = origin == null ? "" : "Origin: " + origin + "\r\n";
        return send("POST /key HTTP/1.1\r\nHost: " + host + "\r\n" + field + "Content-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private int send(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return Integer.parseInt(reader(socket).readLine().split(" ", 3)[1]);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String head(BufferedReader reader) throws IOException {
        var head = new StringBuilder();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }
}
