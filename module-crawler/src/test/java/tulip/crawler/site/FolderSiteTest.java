package tulip.crawler.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderSiteTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void writeAFolder() throws IOException {
        folder = Files.createDirectory(temp.resolve("the docs"));
        write("index.html", "the index");
        write("guide/index.html", "the guide");
        write("guide/two words.htm", "two words");
        write("images/logo.PNG", "a picture");
        Files.writeString(temp.resolve("secret.html"), "secret");
    }

    @ParameterizedTest
    @CsvSource({
        "/, the index",
        "/index.html, the index",
        "/?, the index",
        "/index.html?a=b&c=/../, the index",
        "/guide/, the guide",
        "/guide/two%20words.htm, two words",
        "/guide/two words.htm, two words",
        "/%67uide/%69ndex.html, the guide",
        "/images/logo.PNG, a picture"
    })
    void fileIsServed(String path, String body) {
        Reply reply = site().reply(path);
        assertEquals(200, reply.status());
        assertEquals(body, new String(reply.body(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"/guide, /guide/", "/guide?a=b, /guide/?a=b", "/%67uide, /%67uide/"})
    void folderWithoutItsSlashIsARedirect(String path, String location) {
        Reply reply = site().reply(path);
        assertEquals(301, reply.status());
        assertEquals(Map.of("Location", location), reply.headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.html",
                "/images/",
                "/index.html/",
                "/index.html/x",
                "//",
                "//index.html",
                "/guide//index.html",
                "/guide/./index.html",
                "/guide/../index.html",
                "/../secret.html",
                "/guide/../../secret.html",
                "/%2e%2e/secret.html",
                "/.%2E/secret.html",
                "/..%2fsecret.html",
                "/%2e%2e%2fsecret.html",
                "/guide%2findex.html",
                "/guide/%2e%2e/index.html",
                "/..",
                "/.",
                "/%252e%252e/secret.html",
                "/file:/etc/passwd",
                "/...html"
            })
    void pathThatNamesNoFileIsNotFound(String path) {
        assertEquals(404, site().reply(path).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "index.html",
                "*",
                "?",
                "/%",
                "/%4",
                "/%zz",
                "/%-1",
                "/index.html%",
                "/%00",
                "/index.html%00.png",
                "/..\\secret.html",
                "/..%5csecret.html",
                "/a%0d%0ab",
                "/\n",
                "/é.html",
                "/\uD800",
                "/%7f"
            })
    void malformedPathIsRefused(String path) {
        assertEquals(400, site().reply(path).status());
    }

    @Test
    void symbolicLinksAreFollowedAlsoOutOfTheFolder() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("index.html"), "elsewhere");
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        Files.createSymbolicLink(folder.resolve("linked.html"), temp.resolve("secret.html"));
        assertEquals("elsewhere", body("/linked/"));
        assertEquals("secret", body("/linked.html"));
        assertEquals(301, site().reply("/linked").status());
    }

    @Test
    void linkThatLeadsNowhereIsNotFound() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop.html"), folder.resolve("loop.html"));
        Files.createSymbolicLink(folder.resolve("gone.html"), folder.resolve("nothing.html"));
        assertEquals(404, site().reply("/loop.html").status());
        assertEquals(404, site().reply("/gone.html").status());
    }

    @Test
    void namesThatAreNotAsciiAreFoundByTheirUtf8Bytes() throws IOException {
        // Created through a URI, since the JVM's locale may not support these letters.
        Files.writeString(Path.of(URI.create(folder.toUri() + "%C3%A4%E8%8A%B1.html")), "flower");
        assertEquals("flower", body("/%C3%A4%E8%8A%B1.html"));
        assertEquals("flower", body("/%c3%a4%e8%8a%b1.html"));
        assertEquals("text/html", site().reply("/%C3%A4%E8%8A%B1.html").contentType());
    }

    @Test
    void namesWithSpecialCharactersAreFound() throws IOException {
        for (String name :
                new String[] {"c++.html", "a#b.html", "50%.html", "a&b=c;d.html", "...html", "~x'(y)!.html"}) {
            write(name, name);
            String escaped = name.replace("%", "%25").replace("#", "%23");
            assertEquals(name, body("/" + escaped));
        }
        write("what?.html", "query");
        assertEquals("query", body("/what%3F.html"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html", "a.HTM, text/html", "a.xhtml, application/xhtml+xml", "a.css, text/css",
        "a.js, text/javascript", "a.jpeg, image/jpeg", "a.svg, image/svg+xml", "a.txt, text/plain",
        "a.xml, application/xml", "a.json, application/json", "a.pdf, application/pdf", "a.woff2, font/woff2",
        "a.html.gz, application/octet-stream", "README, application/octet-stream", "html, application/octet-stream"
    })
    void mediaTypeFollowsFromTheExtension(String name, String type) throws IOException {
        write(name, "x");
        assertEquals(type, site().reply("/" + name).contentType());
    }

    @Test
    void bytesAreServedAsTheyAre() throws IOException {
        byte[] bytes = new byte[70_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(folder.resolve("all.bin"), bytes);
        assertArrayEquals(bytes, site().reply("/all.bin").body());
    }

    @Test
    void changedFileIsServedAnew() throws IOException {
        Site site = site();
        write("index.html", "changed");
        assertEquals("changed", new String(site.reply("/").body(), StandardCharsets.UTF_8));
    }

    @Test
    void fileOverTheLimitIsRefused() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("large.iso").toFile(), "rw")) {
            file.setLength(FolderSite.MAX_FILE_BYTES + 1L);
        }
        assertEquals(500, site().reply("/large.iso").status());
    }

    @Test
    void fileThatMayNotBeReadIsForbidden() throws IOException {
        write("private.html", "x");
        assumeTrue(folder.resolve("private.html").toFile().setReadable(false));
        assumeTrue(!Files.isReadable(folder.resolve("private.html")), "root may read everything");
        assertEquals(403, site().reply("/private.html").status());
    }

    @Test
    void indexMayBeCalledOtherwise() throws IOException {
        write("old/index.htm", "old");
        write("both/index.htm", "not this");
        write("both/index.html", "this");
        write("x/index.xhtml", "xhtml");
        write("folder/index.html/inner.html", "a folder is no index");
        write("folder/index.htm", "an index");
        assertEquals("old", body("/old/"));
        assertEquals("this", body("/both/"));
        assertEquals("xhtml", body("/x/"));
        assertEquals("application/xhtml+xml", site().reply("/x/").contentType());
        assertEquals("an index", body("/folder/"));
        assertEquals("/index.htm", new FolderSite(folder.resolve("old"), null).start());
        assertEquals("/index.xhtml", new FolderSite(folder.resolve("x"), "index.xhtml").start());
    }

    @Test
    void startIsTheIndex() {
        assertEquals("/index.html", site().start());
        assertTrue(site().readsFiles());
    }

    @ParameterizedTest
    @CsvSource({
        "guide/index.html, /guide/index.html",
        "/guide/index.html, /guide/index.html",
        "./guide/index.html, /guide/index.html",
        "guide/two words.htm, /guide/two%20words.htm"
    })
    void startCanBeAnyHtmlFile(String given, String start) {
        Site site = new FolderSite(folder, given);
        assertEquals(start, site.start());
        assertEquals(200, site.reply(site.start()).status());
    }

    @Test
    void relativeFolderAndFolderWithASlashWork() {
        Path here = Path.of("").toAbsolutePath();
        assertEquals("/index.html", new FolderSite(here.relativize(folder), null).start());
        assertEquals("/index.html", new FolderSite(Path.of(folder + "/."), null).start());
    }

    @Test
    void missingFolderIsOneSentence() {
        Path missing = temp.resolve("nowhere");
        assertEquals("the folder '" + missing + "' does not exist", problem(missing, null));
    }

    @Test
    void fileInsteadOfAFolderIsOneSentence() {
        Path file = folder.resolve("index.html");
        assertEquals("'" + file + "' is not a folder: --folder takes one with HTML files", problem(file, null));
    }

    @Test
    void folderThatMayNotBeReadIsOneSentence() {
        assumeTrue(folder.toFile().setReadable(false));
        assumeTrue(!Files.isReadable(folder), "root may read everything");
        assertEquals("the folder '" + folder + "' may not be read by this user", problem(folder, null));
    }

    @Test
    void folderWithoutHtmlIsOneSentence() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty/deep")).getParent();
        Files.writeString(empty.resolve("deep/readme.txt"), "no page");
        Files.createSymbolicLink(empty.resolve("deep/loop"), empty);
        String expected = "the folder '" + empty.toRealPath() + "' has no .html, .htm or .xhtml file, at any depth";
        assertEquals(expected, problem(empty, null));
        assertEquals(expected, problem(empty, "index.html"));
    }

    @Test
    void folderWithoutAnIndexNamesPagesToStartAt() throws IOException {
        Files.delete(folder.resolve("index.html"));
        write("zoo.html", "x");
        write("bee.htm", "x");
        assertEquals(
                "the folder '" + folder.toRealPath() + "' has no index.html: choose a page with --start, such as"
                        + " bee.htm or zoo.html or guide"
                        + folder.getFileSystem().getSeparator() + "index.html",
                problem(folder, null));
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.html, is not a file in the folder",
        "guide, is not a file in the folder",
        "../secret.html, is not a file in the folder",
        "images/logo.PNG, is not an HTML file"
    })
    void wrongStartPageSuggestsOthers(String given, String problem) {
        String message = problem(folder, given);
        assertTrue(message.startsWith("the start page '" + given + "' " + problem), message);
        assertTrue(message.contains("choose a page with --start, such as index.html or guide"), message);
    }

    private static String problem(Path folder, String start) {
        return assertThrows(IllegalArgumentException.class, () -> new FolderSite(folder, start))
                .getMessage();
    }

    private Site site() {
        return new FolderSite(folder, null);
    }

    private String body(String path) {
        Reply reply = site().reply(path);
        assertEquals(200, reply.status(), path);
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
