package tulip.crawler.web.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;

@Timeout(60)
class StaticFilesTest {
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final String EARLIER = "Sun, 06 Nov 1994 08:49:36 GMT";
    private static final String LATER = "Sun, 06 Nov 1994 08:49:38 GMT";

    @TempDir
    private Path temp;

    private Path folder;
    private AppClient client;

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(temp.resolve("secret.txt"), "secret");
        folder = Files.createDirectories(temp.resolve("files/guide")).getParent();
        Path tea = Files.writeString(folder.resolve("tea.txt"), "0123456789");
        Files.setLastModifiedTime(tea, FileTime.from(Instant.parse("1994-11-06T08:49:37.5Z")));
        Files.writeString(folder.resolve("index.html"), "<p>index");
        Files.writeString(folder.resolve("guide/index.html"), "<p>guide");
        Files.writeString(folder.resolve("empty.txt"), "");
        client = new AppClient(
                WebApplication.of(new Router().get("/static/{file:path}", new StaticFiles(folder, "/static"))));
    }

    @Test
    void fileIsServedWithTypeLengthTagAndDate() {
        AppClient.Answer answer = client.get("/static/tea.txt");
        assertEquals(200, answer.status());
        assertEquals("0123456789", answer.body());
        assertEquals("text/plain", answer.header("Content-Type"));
        assertEquals("10", answer.header("Content-Length"));
        assertEquals(DATE, answer.header("Last-Modified"));
        assertEquals("bytes", answer.header("Accept-Ranges"));
        assertEquals(answer.header("ETag"), client.get("/static/tea.txt").header("ETag"));
    }

    @Test
    void headHasTheFieldsOfGet() {
        AppClient.Answer head = client.send("HEAD", "/static/tea.txt", new Headers());
        assertEquals("10", head.header("Content-Length"));
        assertEquals("", head.body());
    }

    @Test
    void emptyFileIsServed() {
        AppClient.Answer answer = client.get("/static/empty.txt");
        assertEquals(200, answer.status());
        assertEquals("0", answer.header("Content-Length"));
    }

    @Test
    void folderMeansItsIndex() {
        assertEquals("<p>index", client.get("/static/").body());
        assertEquals("<p>guide", client.get("/static/guide/").body());
        AppClient.Answer moved = client.get("/static/guide");
        assertEquals(301, moved.status());
        assertEquals("/static/guide/", moved.header("Location"));
    }

    @Test
    void longFileComesInParts() throws IOException {
        Files.writeString(folder.resolve("long.txt"), "a".repeat(200_000));
        AppClient.Answer answer = client.get("/static/long.txt");
        assertEquals("a".repeat(200_000), answer.body());
        assertEquals(6, answer.events().size()); // start, four parts, the end
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/none.txt",
                "/static/../secret.txt",
                "/static/%2e%2e/secret.txt",
                "/static/..%2fsecret.txt",
                "/static/guide/../../secret.txt",
                "/static//etc/passwd",
                "/static/guide//index.html",
                "/static/tea.txt/",
                "/static/tea.txt/x"
            })
    void otherAddressesAreNotFound(String path) {
        assertEquals(404, client.get(path).status());
    }

    @Test
    void malformedAddressesAre400() {
        for (String path : new String[] {"/static/a%00", "/static/a%5cb", "/static/a%0ab"}) {
            assertEquals(400, client.get(path).status(), path);
        }
    }

    @Test
    void symbolicLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("out.txt"), temp.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("up"), temp);
        Files.createSymbolicLink(folder.resolve("in.txt"), folder.resolve("tea.txt"));
        assertEquals(404, client.get("/static/out.txt").status());
        assertEquals(404, client.get("/static/up/secret.txt").status());
        assertEquals("0123456789", client.get("/static/in.txt").body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "If-None-Match: TAG -> 304",
                "If-None-Match: W/TAG -> 304",
                "If-None-Match: \"other\", TAG -> 304",
                "If-None-Match: * -> 304",
                "If-None-Match: \"other\" -> 200",
                "If-Modified-Since: " + DATE + " -> 304",
                "If-Modified-Since: " + LATER + " -> 304",
                "If-Modified-Since: " + EARLIER + " -> 200",
                "If-Modified-Since: yesterday -> 200",
                "If-Match: TAG -> 200",
                "If-Match: * -> 200",
                "If-Match: W/TAG -> 412",
                "If-Match: \"other\" -> 412",
                "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT -> 304",
                "If-Modified-Since: Sun Nov  6 08:49:37 1994 -> 304",
                "If-Unmodified-Since: yesterday -> 200",
                "If-Unmodified-Since: " + DATE + " -> 200",
                "If-Unmodified-Since: " + EARLIER + " -> 412"
            })
    void conditionDecides(String field, int status) {
        String tag = client.get("/static/tea.txt").header("ETag");
        String[] parts = field.replace("TAG", tag).split(": ", 2);
        AppClient.Answer answer = client.get("/static/tea.txt", parts[0], parts[1]);
        assertEquals(status, answer.status());
        assertEquals(status == 200 ? "0123456789" : "", answer.body());
        assertEquals(tag, answer.header("ETag"));
    }

    @Test
    void tagIsStrongerThanDate() {
        var headers = new Headers().add("If-None-Match", "\"other\"").add("If-Modified-Since", LATER);
        assertEquals(200, client.send("GET", "/static/tea.txt", headers).status());
    }

    @Test
    void conditionOnAMissingFileIsIgnored() {
        assertEquals(404, client.get("/static/none.txt", "If-None-Match", "*").status());
        assertEquals(404, client.get("/static/none.txt", "If-Match", "\"x\"").status());
    }

    @Test
    void matchingTagIsStrongerThanDate() {
        String tag = client.get("/static/tea.txt").header("ETag");
        var headers = new Headers().add("If-Match", tag).add("If-Unmodified-Since", EARLIER);
        assertEquals(200, client.send("GET", "/static/tea.txt", headers).status());
    }

    @Test
    void changedFileHasAnotherTag() throws IOException {
        String tag = client.get("/static/tea.txt").header("ETag");
        Files.writeString(folder.resolve("tea.txt"), "9876543210");
        assertEquals(200, client.get("/static/tea.txt", "If-None-Match", tag).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "bytes=0-3 -> 206 0123 bytes 0-3/10",
                "bytes=4-4 -> 206 4 bytes 4-4/10",
                "bytes=7- -> 206 789 bytes 7-9/10",
                "bytes=7-99 -> 206 789 bytes 7-9/10",
                "bytes=-3 -> 206 789 bytes 7-9/10",
                "bytes=-99 -> 206 0123456789 bytes 0-9/10",
                "Bytes=0-0 -> 206 0 bytes 0-0/10",
                "bytes=0-1,3-4 -> 200 0123456789 none",
                "bytes=5-4 -> 200 0123456789 none",
                "bytes=- -> 200 0123456789 none",
                "lines=0-1 -> 200 0123456789 none",
                "bytes=a-b -> 200 0123456789 none"
            })
    void rangeIsAPartOfTheFile(String range, String expected) {
        AppClient.Answer answer = client.get("/static/tea.txt", "Range", range);
        assertEquals(expected, answer.status() + " " + answer.body() + " " + answer.header("Content-Range"));
        assertEquals("" + answer.body().length(), answer.header("Content-Length"));
    }

    @Test
    void rangeIsForGetOnly() {
        AppClient.Answer head = client.send("HEAD", "/static/tea.txt", new Headers().add("Range", "bytes=0-3"));
        assertEquals(200, head.status());
        assertEquals("10", head.header("Content-Length"));
    }

    @Test
    void partHasTheTagAndDateOfTheWhole() {
        AppClient.Answer whole = client.get("/static/tea.txt");
        AppClient.Answer part = client.get("/static/tea.txt", "Range", "bytes=0-3");
        assertEquals(whole.header("ETag"), part.header("ETag"));
        assertEquals(whole.header("Last-Modified"), part.header("Last-Modified"));
    }

    @Test
    void rangeWithoutAByteIs416() {
        for (String range : new String[] {"bytes=10-", "bytes=99-100", "bytes=-0"}) {
            AppClient.Answer answer = client.get("/static/tea.txt", "Range", range);
            assertEquals(416, answer.status(), range);
            assertEquals("bytes */10", answer.header("Content-Range"));
        }
    }

    @Test
    void rangeOfAnotherVersionIsTheWholeFile() {
        String tag = client.get("/static/tea.txt").header("ETag");
        for (String good : new String[] {tag, DATE}) {
            assertEquals(206, ranged(good).status(), good);
        }
        for (String old : new String[] {"\"other\"", "W/" + tag, EARLIER, LATER}) {
            assertEquals(200, ranged(old).status(), old);
        }
    }

    private AppClient.Answer ranged(String condition) {
        return client.send(
                "GET",
                "/static/tea.txt",
                new Headers().add("Range", "bytes=0-3").add("If-Range", condition));
    }

    @Test
    void missingFolderIsAnErrorOfTheProgrammer() {
        assertThrows(IllegalArgumentException.class, () -> new StaticFiles(temp.resolve("none"), "/static"));
    }
}
