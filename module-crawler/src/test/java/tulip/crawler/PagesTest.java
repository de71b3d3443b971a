package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;

class PagesTest {
    private static final Url URL = Url.parse("http://h/dir/page.html");
    private static final Limits SMALL =
            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1_000, 10_000);

    @Test
    void linksAreAnchorsAreasAndFramesOnceEachInThePagesOrder() {
        assertLinks("""
                <a href="b">b</a> <a href="a">a</a> <a href="b#part">b again</a>
                <map><area href="area"></map> <iframe src="frame"></iframe>
                <a name="no-target"></a> <img src="i.png"> <link href="style.css"> <a href="mailto:x@y">mail</a>
                """, "/dir/b", "/dir/a", "/dir/area", "/dir/frame");
    }

    @Test
    void linksInCommentsScriptsAndTextareasAreIgnored() {
        assertLinks("<!-- <a href=a> --> <script>'<a href=b>'</script> <textarea><a href=c></textarea>");
    }

    @Test
    void theFirstBaseDecidesWhereRelativeLinksLead() {
        assertLinks("<base target=x><base href='/other/'><base href='/third/'><a href=x>", "/other/x");
    }

    @Test
    void aBaseAfterALinkAlsoAppliesToThatLink() {
        assertLinks("<body><a href=x><base href='/other/'>", "/other/x");
    }

    @Test
    void aMalformedBaseIsIgnored() {
        assertLinks("<base href='http://:x'><a href=x>", "/dir/x");
    }

    @Test
    void entitiesInALinkAreDecodedAndUnquotedOnesAreRead() {
        assertLinks("<A HREF=a?b=1&amp;c=2>", "/dir/a?b=1&c=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html; charset=ISO-8859-1",
                "text/html;charset=\"iso-8859-1\"",
                "TEXT/HTML; a=b; Charset=latin1"
            })
    void theCharsetOfTheResponseIsUsed(String type) {
        byte[] html = "<a href='é'>".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of(URL.at("/dir/%C3%A9")), page(html, "Content-Type", type).links());
    }

    @Test
    void anUnknownCharacterSetFallsBackToThePagesOwn() {
        byte[] html = "<meta charset=utf-8><a href='é'>".getBytes(StandardCharsets.UTF_8);
        Outcome.Page page = page(html, "Content-Type", "text/html; charset=no-such-thing");
        assertEquals(List.of(URL.at("/dir/%C3%A9")), page.links());
    }

    @Test
    void aByteOrderMarkOverridesTheCharsetOfTheResponse() {
        byte[] html = "\uFEFF<a href='é'>".getBytes(StandardCharsets.UTF_8);
        Outcome.Page page = page(html, "Content-Type", "text/html; charset=iso-8859-1");
        assertEquals(List.of(URL.at("/dir/%C3%A9")), page.links());
    }

    @Test
    void aCompressedPageIsReadAndItsBytesAreThoseSent() throws IOException {
        byte[] sent = gzip("<a href=x>".repeat(100).getBytes(StandardCharsets.UTF_8));
        Outcome.Page page = page(sent, "Content-Type", "text/html", "Content-Encoding", "gzip");
        assertEquals(List.of(URL.at("/dir/x")), page.links());
        assertEquals(sent.length, page.bytes());
    }

    @Test
    void aTruncatedCompressedPageIsBadlyEncoded() throws IOException {
        byte[] sent = gzip("<a href=x>".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertFailed(FailureKind.BAD_ENCODING, Arrays.copyOf(sent, sent.length - 9), "gzip");
    }

    @Test
    void aPageThatGrowsOverTheLimitWhenDecompressedIsTooLarge() throws IOException {
        assertFailed(FailureKind.BODY_TOO_LARGE, gzip(new byte[SMALL.maxBodyBytes() + 1]), "gzip");
    }

    @Test
    void anUnknownCodingIsBadlyEncoded() {
        assertFailed(FailureKind.BAD_ENCODING, new byte[10], "brotli");
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void aRedirectNamesItsTarget(int status) {
        var redirect = Pages.outcome(URL, response(status, new byte[0], "Location", "../x"), SMALL);
        assertEquals(new Outcome.Redirect(Optional.of(URL.at("/x"))), redirect);
    }

    @Test
    void aRedirectWithoutALocationHasNoTarget() {
        assertEquals(new Outcome.Redirect(Optional.empty()), Pages.outcome(URL, response(302, new byte[0]), SMALL));
    }

    @ParameterizedTest
    @CsvSource({"404, CLIENT_ERROR", "500, SERVER_ERROR", "304, BAD_STATUS", "300, BAD_STATUS"})
    void anyOtherStatusIsAFailure(int status, FailureKind kind) {
        Outcome outcome = Pages.outcome(URL, response(status, new byte[0]), SMALL);
        assertEquals(kind, assertInstanceOf(Outcome.Failed.class, outcome).kind());
    }

    @Test
    void whatIsNoHtmlIsNoPage() {
        var outcome = Pages.outcome(URL, response(200, new byte[7], "Content-Type", "text/html5"), SMALL);
        assertEquals(new Outcome.NotAPage(7), outcome);
        assertEquals(new Outcome.NotAPage(7), Pages.outcome(URL, response(200, new byte[7]), SMALL));
    }

    @Test
    void xhtmlIsAPage() {
        byte[] xhtml =
                "<html xmlns='http://www.w3.org/1999/xhtml'><a href='x'/></html>".getBytes(StandardCharsets.UTF_8);
        Outcome.Page page = page(xhtml, "Content-Type", "application/xhtml+xml");
        assertEquals(List.of(URL.at("/dir/x")), page.links());
        assertTrue(Pages.wantsBody(200, new Headers().add("Content-Type", "Application/XHTML+XML; charset=utf-8")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | application/xhtml+xml | application/xhtml+xml",
                "text/html | image/png | image/png",
                "text/html | html | text/html",
                "text/html | */* | text/html",
                "text/html;a=\"x,image/png\" | | text/html",
                "text/html, image/png | | image/png",
                "text / html | | ''",
                "text/html/x | | ''",
                "; charset=utf-8 | | ''",
                " Text/HTML ;x| | text/html"
            })
    void theLastReadableTypeCounts(String first, String second, String essence) {
        var headers = new Headers().add("Content-Type", first);
        if (second != null) {
            headers.add("content-type", second);
        }
        assertEquals(essence, MediaType.of(headers).essence());
    }

    @Test
    void aTypeWithoutACharsetKeepsThatOfAnEqualTypeBefore() {
        var headers = new Headers()
                .add("Content-Type", "text/html; charset=\"utf\\-8\"")
                .add("Content-Type", "text/html");
        assertEquals(Optional.of("utf-8"), MediaType.of(headers).charset());
        headers.add("Content-Type", "text/plain").add("Content-Type", "text/html");
        assertEquals(Optional.empty(), MediaType.of(headers).charset());
    }

    @Test
    void aRefreshFieldOfAnImageIsFollowed() {
        var response = response(200, new byte[7], "Content-Type", "image/png", "Refresh", "5; url=/x");
        assertEquals(new Outcome.NotAPage(7, Optional.of(URL.at("/x"))), Pages.outcome(URL, response, SMALL));
    }

    @Test
    void aRefreshFieldInRawUtf8IsEscapedOnce() {
        var response = response(200, new byte[7], "Refresh", "0; url=/\u00c3\u00a9");
        assertEquals(new Outcome.NotAPage(7, Optional.of(URL.at("/%C3%A9"))), Pages.outcome(URL, response, SMALL));
    }

    @Test
    void onlyThePagesBodyIsWanted() {
        var html = new Headers().add("content-type", "Text/HTML ; charset=utf-8");
        assertTrue(Pages.wantsBody(200, html));
        assertTrue(!Pages.wantsBody(404, html));
        assertTrue(!Pages.wantsBody(200, new Headers().add("Content-Type", "image/png")));
        assertTrue(!Pages.wantsBody(200, new Headers()));
    }

    private static void assertLinks(String html, String... expected) {
        Outcome.Page page = page(html.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/html");
        assertEquals(Arrays.stream(expected).map(URL::at).toList(), page.links());
    }

    private static void assertFailed(FailureKind kind, byte[] body, String coding) {
        var response = response(200, body, "Content-Type", "text/html", "Content-Encoding", coding);
        assertEquals(
                kind,
                assertInstanceOf(Outcome.Failed.class, Pages.outcome(URL, response, SMALL))
                        .kind());
    }

    private static Outcome.Page page(byte[] body, String... headers) {
        return assertInstanceOf(Outcome.Page.class, Pages.outcome(URL, response(200, body, headers), SMALL));
    }

    private static Response response(int status, byte[] body, String... headers) {
        var fields = new Headers();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        return new Response(status, fields, body);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
