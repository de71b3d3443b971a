package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Crawls with the command. The sites are in JVMs of their own.
@Isolated // the crawl has short time limits
class CrawlCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderIsCrawledListedAndDocumented() throws Exception {
        Files.writeString(
                folder.resolve("index.html"), "<a href='b.html'>b</a> <a href='none.html'>404</a> <a href=i.png>");
        Files.writeString(folder.resolve("b.html"), "<a href='.'>home</a>");
        Files.write(folder.resolve("i.png"), new byte[10]);
        Path json = folder.resolve("crawl.json");
        Path list = folder.resolve("list");
        CommandLineTest.Run run = CommandLineTest.run(
                "crawl",
                "--folder",
                folder.toString(),
                "--json",
                json.toString(),
                "--list",
                list.toString(),
                "--rounds",
                "2");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("pages     3 "), run.out());
        assertTrue(run.out().contains("1 status 4xx"), run.out());
        assertEquals("/\n/b.html\n/index.html", Files.readString(list));
        var document = new JsonObject(Files.readString(json));
        assertEquals(3, document.getInteger("pages"));
        assertEquals(1, document.getInteger("errors"));
        assertEquals(1, document.getInteger("notHtml"));
        assertEquals(2, document.getJsonArray("rounds").size());
        assertTrue(run.out().contains("\nrounds    "), run.out());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(list));
        assertEquals(HexFormat.of().formatHex(digest), document.getString("pagesDigest"));
        assertFalse(document.getBoolean("stopped"));
    }

    @Test
    void aSiteWithoutEndIsLeftWithASentence() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("manual.html"));
        for (int i = 0; i < 5; i++) {
            Files.writeString(deep.resolve(i + ".html"), "<a href='" + (i + 1) % 5 + ".html'>next</a>");
        }
        Files.writeString(folder.resolve("index.html"), "<a href='manual.html/0.html'>manual</a>");
        Path json = folder.resolve("crawl.json");
        CommandLineTest.Run run = CommandLineTest.run(
                "crawl", "--folder", folder.toString(), "--max-per-pattern", "3", "--json", json.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("left out  1 more address below /manual.html/"), run.out());
        assertTrue(run.out().contains("3 of these were fetched; the site may have no end there"), run.out());
        var document = new JsonObject(Files.readString(json));
        assertEquals(new JsonObject().put("below /manual.html/", 1), document.getJsonObject("leftOut"));
    }

    @Test
    void theMisbehavingSiteIsCrawledInAnotherJvmAndItsFailuresAreFiledByKind() throws Exception {
        Path json = folder.resolve("crawl.json");
        CommandLineTest.Run run = CommandLineTest.run(
                "crawl",
                "--misbehave",
                "--first-byte-timeout",
                "1000",
                "--response-timeout",
                "2000",
                "--json",
                json.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains(" head over the limit, first /fault/"), run.out());
        var document = new JsonObject(Files.readString(json));
        assertTrue(document.getInteger("errors") > 40, document.encode());
        assertFalse(document.getJsonObject("failures").containsKey("INTERNAL"), document.encode());
    }
}
