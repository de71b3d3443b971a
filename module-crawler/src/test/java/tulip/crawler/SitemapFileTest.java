package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SitemapFileTest {
    private static final Url URL = Url.parse("http://h.org:80/deep/sitemap.xml");
    private static final String HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n";
    private static final int MOST = 16 << 20;

    @Test
    void addressesAreComparedAsAddresses() throws FetchFailure {
        SitemapFile file =
                parse(urls("http://h.org/a", "http://H.ORG:80/b", "https://h.org/c?x=1&amp;y=2", "http://h.org/a"));
        assertEquals(
                List.of("http://h.org/a", "http://h.org/b", "https://h.org/c?x=1&y=2"),
                file.pages().stream().map(Url::toString).toList());
        assertEquals(List.of(), file.sitemaps());
    }

    @Test
    void anIndexNamesSitemaps() throws FetchFailure {
        SitemapFile file = parse(HEAD + "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + "<sitemap><loc>http://h.org/1.xml.gz</loc></sitemap></sitemapindex>");
        assertEquals(List.of(Url.parse("http://h.org/1.xml.gz")), file.sitemaps());
        assertEquals(List.of(), file.pages());
    }

    @Test
    void aFileMayBePackedOrPlainText() throws Exception {
        byte[] packed = gzip(urls("http://h.org/a").getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(Url.parse("http://h.org/a")),
                SitemapFile.parse(URL, packed, MOST).pages());
        assertEquals(
                List.of(Url.parse("http://h.org/a")), parse("http://h.org/a\n").pages());
    }

    @Test
    void aBombIsNotUnpacked() throws Exception {
        byte[] bomb = gzip(new byte[MOST + 1]);
        FetchFailure failure = assertThrows(FetchFailure.class, () -> SitemapFile.parse(URL, bomb, MOST));
        assertEquals(FailureKind.BODY_TOO_LARGE, failure.kind());
    }

    @Test
    void moreThanFiftyThousandAddressesAreCutOff() throws FetchFailure {
        String all =
                IntStream.range(0, 50_010).mapToObj(i -> "http://h.org/" + i).collect(Collectors.joining("\n"));
        assertEquals(50_000, parse(all).pages().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>not found</body></html>",
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><urlset><url><loc>http://h.org/&e;</loc></url></urlset>",
                "<?xml version='1.0'?><urlset><url><loc>http://h.org/",
                "\0\1\2\3"
            })
    void whatIsNoSitemapNamesNothing(String text) {
        int pages = 0;
        try {
            pages = parse(text).pages().size();
        } catch (FetchFailure failure) {
            assertEquals(FailureKind.BAD_ENCODING, failure.kind());
        }
        assertEquals(0, pages);
    }

    private static SitemapFile parse(String text) throws FetchFailure {
        return SitemapFile.parse(URL, text.getBytes(StandardCharsets.UTF_8), MOST);
    }

    private static String urls(String... urls) {
        return HEAD + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                + List.of(urls).stream()
                        .map(url -> "<url><loc>" + url + "</loc></url>")
                        .collect(Collectors.joining())
                + "</urlset>";
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
