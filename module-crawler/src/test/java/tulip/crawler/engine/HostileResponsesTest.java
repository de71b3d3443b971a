package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Url;

/// Unusual and malformed responses, with one verdict for all engines. Decision record 8 gives the reasons.
class HostileResponsesTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 16 * 1024, 64 * 1024);
    private static final int CONCURRENCY = 16;

    /// What `java.net.http` accepts without showing it to us, so that we cannot correct it.
    private static final Map<String, String> ACCEPTED_BY_JDK = Map.of(
            "chunk-prefix", "page",
            "chunk-junk", "links",
            "chunk-33-bits", "links",
            "chunk-sizeless-end", "links",
            "status-2000", "links",
            "status-glued", "links",
            "status-tab", "links",
            "carriage-return-in-field", "links",
            "zero-at-end-of-value", "links");

    /// The verdict `links` means a page whose links are found, `page` one without, and `nothing` neither page nor
    /// failure.
    private final Map<String, String> verdicts = new TreeMap<>();
    private final Map<String, String> responses = new LinkedHashMap<>();

    private HostileResponsesTest() throws IOException {
        heads();
        lengths();
        transferCodings();
        chunks();
        contentCodings();
        String links = String.join(
                "",
                responses.keySet().stream().map(path -> "<a href=" + path + ">").toList());
        responses.put("/", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + links);
    }

    private void heads() {
        String rest = "Content-Type: text/html\r\n\r\n{body}";
        String ok = "HTTP/1.1 200 OK\r\n";
        add("lf-only", "links", "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: {size}\n\n{body}");
        add("lf-sometimes", "links", "HTTP/1.1 200 OK\r\nContent-Type: text/html\nContent-Length: {size}\r\n\n{body}");
        add("fold-tab", "links", ok + "Content-Type:\r\n\ttext/html\r\n\r\n{body}");
        add("fold-long", "links", ok + "X: a\r\n" + " b\r\n".repeat(100) + rest);
        add("fold-lf", "links", ok + "X: a\n b\n" + rest);
        add("fold-first", "BAD_HEAD", ok + " folded: x\r\n" + rest);
        add("no-colon", "links", ok + "nonsense\r\n" + rest);
        add("no-name", "links", ok + ": nonsense\r\n" + rest);
        add("space-before-colon", "BAD_HEAD", ok + "X : y\r\n" + rest);
        add("odd-name", "BAD_HEAD", ok + "X(y): z\r\n" + rest);
        add("token-name", "links", ok + "!#$%&'*+-.^_`|~: z\r\n" + rest);
        add("latin1-value", "links", ok + "X: \u00e9\r\n" + rest);
        add("zero-in-value", "BAD_HEAD", ok + "X: a\0b\r\n" + rest);
        add("zero-at-end-of-value", "BAD_HEAD", ok + "X: ab\0\r\n" + rest);
        add("carriage-return-in-field", "BAD_HEAD", ok + "X: a\rb: c\r\n" + rest);
        add("status-2000", "BAD_HEAD", "HTTP/1.1 2000 OK\r\n" + rest);
        add("status-glued", "BAD_HEAD", "HTTP/1.1 200OK\r\n" + rest);
        add("status-tab", "BAD_HEAD", "HTTP/1.1\t200 OK\r\n" + rest);
        add("many-fields", "links", ok + "X: y\r\n".repeat(1_000) + rest);
        add("no-fields", "nothing", "HTTP/1.1 200 OK\r\n\r\n{body}");
        add("no-reason", "links", "HTTP/1.1 200\r\n" + rest);
        add("long-reason", "links", "HTTP/1.1 200 " + "very ".repeat(1_000) + "\r\n" + rest);
        add("version-1.9", "links", "HTTP/1.9 200 OK\r\n" + rest);
        add("version-2", "BAD_HEAD", "HTTP/2.0 200 OK\r\n" + rest);
        add("version-lower", "BAD_HEAD", "http/1.1 200 OK\r\n" + rest);
        add("two-spaces", "BAD_HEAD", "HTTP/1.1  200 OK\r\n" + rest);
        add("icy", "BAD_HEAD", "ICY 200 OK\r\n" + rest);
        add("empty-line-first", "BAD_HEAD", "\r\nHTTP/1.1 200 OK\r\n" + rest);
        add("status-2-digits", "BAD_HEAD", "HTTP/1.1 20 OK\r\n" + rest);
        add("status-099", "BAD_STATUS", "HTTP/1.1 099 Low\r\n" + rest);
        add("status-600", "BAD_STATUS", "HTTP/1.1 600 High\r\n" + rest);
        add("status-299", "links", "HTTP/1.1 299 Odd\r\n" + rest);
        add("interims-8", "links", "HTTP/1.1 102 Processing\r\n\r\n".repeat(8) + ok + rest);
        add("interims-9", "BAD_HEAD", "HTTP/1.1 102 Processing\r\n\r\n".repeat(9) + ok + rest);
        add("interim-199", "links", "HTTP/1.1 199 Odd\r\nContent-Length: 5\r\n\r\n" + ok + rest);
        add("two-types", "nothing", ok + "Content-Type: text/html\r\nContent-Type: image/png\r\n\r\n{body}");
        add("alt-svc", "links", ok + "Alt-Svc: h3=\":1\"; ma=x, =,;\r\nKeep-Alive: timeout=99999999999\r\n" + rest);
        add("connection-list", "links", ok + "Connection: upgrade, close\r\nContent-Length: {size}\r\n" + rest);
        add("204", "page", "HTTP/1.1 204 No Content\r\nContent-Length: {size}\r\n" + rest);
        add("205", "links", "HTTP/1.1 205 Reset Content\r\nContent-Length: {size}\r\n" + rest);
        add("304", "BAD_STATUS", "HTTP/1.1 304 Not Modified\r\nContent-Length: {size}\r\n" + rest);
    }

    private void lengths() {
        String rest = "Content-Type: text/html\r\n\r\n{body}";
        String ok = "HTTP/1.1 200 OK\r\n";
        add("length-twice", "links", ok + "Content-Length: {size}\r\nContent-Length: {size}\r\n" + rest);
        add("length-list", "links", ok + "Content-Length: {size}, {size}\r\n" + rest);
        add("length-long-list", "links", ok + "Content-Length: {size}" + ",{size}".repeat(4_000) + "\r\n" + rest);
        add("length-list-differs", "BAD_FRAMING", ok + "Content-Length: {size}, 5\r\n" + rest);
        add("length-twice-differs", "BAD_FRAMING", ok + "Content-Length: {size}\r\nContent-Length: 5\r\n" + rest);
        add("length-zeros", "links", ok + "Content-Length: 000{size}\r\n" + rest);
        add("length-plus", "BAD_FRAMING", ok + "Content-Length: +{size}\r\n" + rest);
        add("length-empty", "BAD_FRAMING", ok + "Content-Length:\r\n" + rest);
        add("length-blank", "BAD_FRAMING", ok + "Content-Length: 1 0\r\n" + rest);
        add("length-comma", "BAD_FRAMING", ok + "Content-Length: {size},\r\n" + rest);
        add("length-hex", "BAD_FRAMING", ok + "Content-Length: 0x10\r\n" + rest);
        add("length-64-bits", "BAD_FRAMING", ok + "Content-Length: 18446744073709551616\r\n" + rest);
        add("length-32-bits", "BODY_TOO_LARGE", ok + "Content-Length: 4294967296\r\n" + rest);
        add("length-short", "page", ok + "Content-Length: 1\r\n" + rest);
        add("length-long", "TRUNCATED", ok + "Content-Length: 1{size}\r\n" + rest);
    }

    private void transferCodings() throws IOException {
        String ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
        String chunks = "\r\n{hex}\r\n{body}\r\n0\r\n\r\n";
        add("te-identity", "links", ok + "Transfer-Encoding: identity\r\n\r\n{body}");
        add(
                "te-identity-length",
                "BAD_FRAMING",
                ok + "Transfer-Encoding: identity\r\nContent-Length: {size}\r\n\r\n{body}");
        add("te-identity-chunked", "links", ok + "Transfer-Encoding: identity, chunked\r\n" + chunks);
        add("te-gzip-chunked", "links", ok + "Transfer-Encoding: gzip, chunked\r\n" + chunks, this::gzip);
        add(
                "te-gzip-then-chunked",
                "links",
                ok + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n" + chunks,
                this::gzip);
        add("te-gzip", "links", ok + "Transfer-Encoding: gzip\r\n\r\n{body}", this::gzip);
        add("te-unknown", "BAD_ENCODING", ok + "Transfer-Encoding: tulip, chunked\r\n" + chunks);
        add("te-upper", "links", ok + "Transfer-Encoding: CHUNKED\r\n" + chunks);
        add("te-commas", "links", ok + "Transfer-Encoding: ,chunked,\r\n" + chunks);
        add("te-twice", "BAD_FRAMING", ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + chunks);
        add("te-chunked-chunked", "BAD_FRAMING", ok + "Transfer-Encoding: chunked, chunked\r\n" + chunks);
        add("te-chunked-gzip", "BAD_FRAMING", ok + "Transfer-Encoding: chunked, gzip\r\n" + chunks);
        add("te-empty", "BAD_FRAMING", ok + "Transfer-Encoding:\r\n" + chunks);
        add("te-parameter", "BAD_ENCODING", ok + "Transfer-Encoding: chunked;q=1\r\n" + chunks);
        add("te-and-length", "BAD_FRAMING", ok + "Transfer-Encoding: chunked\r\nContent-Length: {size}\r\n" + chunks);
        add("te-1.0", "links", (ok + "Transfer-Encoding: chunked\r\n" + chunks).replace("1.1", "1.0"));
        add(
                "te-1.0-kept",
                "links",
                (ok + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n" + chunks).replace("1.1", "1.0"));
    }

    private void chunks() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        String end = "\r\n{body}\r\n0\r\n\r\n";
        add("chunk-blanks", "links", head + "{hex}  \t" + end);
        add("chunk-many-blanks", "links", head + "{hex}" + " ".repeat(4_000) + end);
        add("chunk-zeros", "links", head + "0000{hex}" + end);
        add("chunk-extension", "links", head + "{hex} ; a = \"b;c\" ;d" + end);
        add("chunk-long-extension", "links", head + "{hex};" + "a".repeat(4_000) + end);
        add("chunk-endless-extension", "BAD_FRAMING", head + "{hex};" + "a".repeat(20_000) + end);
        add("chunk-prefix", "BAD_FRAMING", head + "0x{hex}" + end.replace("\r\n0", "\r\n0x0"));
        add("chunk-junk", "BAD_FRAMING", head + "{hex}xyz" + end);
        add("chunk-33-bits", "BODY_TOO_LARGE", head + "100000000".substring(0, 7) + "{hex}" + end);
        add("chunk-sizeless-end", "BAD_FRAMING", head + "{hex}\r\n{body}\r\n\r\n\r\n");
        add("chunk-blank-first", "BAD_FRAMING", head + " {hex}" + end);
        add("chunk-lf", "BAD_FRAMING", head + ("{hex}" + end).replace("\r\n", "\n"));
        add("chunk-trailers", "links", head + "{hex}\r\n{body}\r\n0\r\nX: y\r\nContent-Length: 5\r\n\r\n");
        add("chunk-missing", "TRUNCATED", head + "{hex}\r\n{body}\r\n");
        add("chunk-cut", "TRUNCATED", head + "1{hex}\r\n{body}");
        add("chunk-none", "page", head + "0\r\n\r\n");
        add("chunk-too-large", "BODY_TOO_LARGE", head + "7fffffff\r\n{body}");
    }

    private void contentCodings() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {size}\r\n";
        String rest = "\r\n{body}";
        add("gzip-gzip", "links", head + "Content-Encoding: gzip, gzip\r\n" + rest, body -> gzip(gzip(body)));
        add(
                "gzip-two-fields",
                "links",
                head + "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n" + rest,
                body -> gzip(gzip(body)));
        add(
                "deflate-gzip",
                "links",
                head + "Content-Encoding: deflate, gzip\r\n" + rest,
                body -> gzip(deflate(body, false)));
        add("gzip-empty", "page", head + "Content-Encoding: gzip\r\n" + rest, _ -> "");
        add(
                "gzip-chunked-empty",
                "page",
                head.replace("Content-Length: {size}", "Transfer-Encoding: chunked")
                        + "Content-Encoding: gzip\r\n\r\n0\r\n\r\n");
        add("gzip-garbage-behind", "links", head + "Content-Encoding: gzip\r\n" + rest, body -> gzip(body) + "garbage");
        add("gzip-two-members", "links", head + "Content-Encoding: gzip\r\n" + rest, body -> gzip("<p>") + gzip(body));
        add(
                "gzip-cut",
                "BAD_ENCODING",
                head + "Content-Encoding: gzip\r\n" + rest,
                body -> gzip(body).substring(0, 20));
        add("gzip-not", "BAD_ENCODING", head + "Content-Encoding: gzip\r\n" + rest);
        add("deflate-zlib", "links", head + "Content-Encoding: deflate\r\n" + rest, body -> deflate(body, false));
        add("deflate-raw", "links", head + "Content-Encoding: deflate\r\n" + rest, body -> deflate(body, true));
        add("coding-identity", "links", head + "Content-Encoding: identity\r\n" + rest);
        add("coding-empty", "links", head + "Content-Encoding:\r\n" + rest);
        add("brotli", "BAD_ENCODING", head + "Content-Encoding: br\r\n" + rest);
        add("six-codings", "BAD_ENCODING", head + "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip\r\n" + rest);
    }

    @ParameterizedTest
    @EnumSource
    void everyEngineGivesTheSameVerdict(EngineKind kind) throws Exception {
        try (var site = new RawSite(responses);
                Engine engine = kind.open(LIMITS, CONCURRENCY, CONCURRENCY)) {
            var crawl = new Crawl(Url.parse(site.url()), Budget.wholeSite(CONCURRENCY));
            engine.run(crawl);
            Map<String, String> found = verdicts(crawl.result());
            switch (kind) {
                case SEQUENTIAL, THREADS, THREAD_PER_REQUEST, VIRTUAL, TULIP, MINE, VERTX, VERTX_VIRTUAL ->
                    assertEquals(lines(verdicts), lines(found));
                case THREADS_HTTPCLIENT, VIRTUAL_HTTPCLIENT ->
                    assertEquals(lines(withoutKinds(verdictsOfJdk())), lines(withoutKinds(found)));
            }
        }
    }

    private Map<String, String> verdictsOfJdk() {
        var verdicts = new TreeMap<>(this.verdicts);
        verdicts.putAll(ACCEPTED_BY_JDK);
        return verdicts;
    }

    /// All failure kinds become one, except `INTERNAL`.
    private static Map<String, String> withoutKinds(Map<String, String> verdicts) {
        var plain = new TreeMap<>(verdicts);
        plain.replaceAll(
                (_, verdict) -> Set.of("links", "page", "nothing", "INTERNAL").contains(verdict) ? verdict : "failure");
        return plain;
    }

    private Map<String, String> verdicts(CrawlResult result) {
        var pages = new TreeSet<>(result.pages());
        var failures = new TreeMap<String, String>();
        result.failures()
                .forEach((url, failed) ->
                        failures.put(url.pathAndQuery(), failed.kind().name()));
        var found = new TreeMap<String, String>();
        for (String id : verdicts.keySet()) {
            String page = !pages.contains("/" + id) ? "nothing" : pages.contains("/found/" + id) ? "links" : "page";
            found.put(id, failures.getOrDefault("/" + id, page));
        }
        return found;
    }

    private static String lines(Map<String, String> verdicts) {
        var lines = new StringBuilder();
        verdicts.forEach(
                (id, verdict) -> lines.append(id).append(": ").append(verdict).append('\n'));
        return lines.toString();
    }

    private interface Coding {
        String of(String body) throws IOException;
    }

    private void add(String id, String verdict, String response) {
        put(id, verdict, response, body(id));
    }

    private void add(String id, String verdict, String response, Coding coding) throws IOException {
        put(id, verdict, response, coding.of(body(id)));
    }

    private void put(String id, String verdict, String response, String body) {
        verdicts.put(id, verdict);
        responses.put(
                "/" + id,
                response.replace("{size}", String.valueOf(body.length()))
                        .replace("{hex}", Integer.toHexString(body.length()))
                        .replace("{body}", body));
    }

    private static String body(String id) {
        return "<!DOCTYPE html><a href=/found/" + id + ">found</a>";
    }

    private String gzip(String plain) throws IOException {
        var out = new ByteArrayOutputStream();
        return coded(plain, out, new GZIPOutputStream(out));
    }

    private static String deflate(String plain, boolean raw) throws IOException {
        var out = new ByteArrayOutputStream();
        return coded(plain, out, new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, raw)));
    }

    private static String coded(String plain, ByteArrayOutputStream out, OutputStream coding) throws IOException {
        try (coding) {
            coding.write(plain.getBytes(StandardCharsets.ISO_8859_1));
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
