package tulip.crawler.fault;

import static tulip.crawler.FailureKind.BAD_ENCODING;
import static tulip.crawler.FailureKind.BODY_TOO_LARGE;
import static tulip.crawler.FailureKind.HEAD_TOO_LARGE;
import static tulip.crawler.FailureKind.RESPONSE_TIMEOUT;
import static tulip.crawler.FailureKind.TRUNCATED;
import static tulip.crawler.fault.Fault.NO_PAGE;
import static tulip.crawler.fault.Fault.PAGE;
import static tulip.crawler.fault.Fault.PAGE_WITHOUT_LINKS;
import static tulip.crawler.fault.Fault.fails;
import static tulip.crawler.fault.Fault.fault;
import static tulip.crawler.fault.HttpText.CHUNKED;
import static tulip.crawler.fault.HttpText.END;
import static tulip.crawler.fault.HttpText.HTML;
import static tulip.crawler.fault.HttpText.chunk;
import static tulip.crawler.fault.HttpText.html;
import static tulip.crawler.fault.HttpText.length;
import static tulip.crawler.fault.HttpText.ok;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Faults inside a body, and faults in what the body means.
final class BodyFaults {
    private static final String GZIP = "Content-Encoding: gzip";

    private static final String LONG = "?" + "z".repeat(70_000);

    private BodyFaults() {}

    static final List<Fault> INSIDE = List.of(
            fault("reset-in-body", fails(TRUNCATED), "resets the connection inside the body", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())), peer.cut(page));
                peer.reset();
            }),
            fault("close-in-body", fails(TRUNCATED), "closes the connection inside the body", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())), peer.cut(page));
            }),
            fault("reset-in-open-body", fails(TRUNCATED), "resets the connection instead of closing it", peer -> {
                peer.send(ok(HTML), peer.page());
                peer.reset();
            }),
            fault("stall-in-body", fails(RESPONSE_TIMEOUT), "stops sending inside the body", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())), peer.cut(page));
                peer.stall();
            }),
            fault("stall-after-head", fails(RESPONSE_TIMEOUT), "sends the head, then nothing", peer -> {
                peer.send(ok(HTML, length(peer.draw(1, 10_000))));
                peer.stall();
            }),
            fault(
                    "drip-body",
                    fails(RESPONSE_TIMEOUT),
                    "sends the body byte by byte, too slowly to end in time",
                    peer -> {
                        String page = peer.page();
                        peer.send(ok(HTML, length(page.length() + 50_000)), page);
                        peer.dripForEver("tulip ");
                    }),
            fault("body-in-pieces", PAGE, "sends the body in small pieces", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())));
                peer.sendInPieces(page, peer.draw(5, 12));
                peer.keepOpen();
            }),
            fault("endless-body", fails(BODY_TOO_LARGE), "sends an endless body", peer -> {
                peer.send(ok(HTML), peer.page());
                peer.sendForEver("tulip ");
            }),
            fault("endless-chunks", fails(BODY_TOO_LARGE), "sends endless chunks", peer -> {
                peer.send(ok(HTML, CHUNKED), chunk(peer.page()));
                peer.sendForEver(chunk("tulip ".repeat(peer.draw(1, 500))));
            }));

    static final List<Fault> MEANING = List.of(
            fault("wrong-type", NO_PAGE, "says that a page is an image", peer -> {
                String page = peer.page();
                peer.send(ok("Content-Type: image/png", length(page.length())), page);
                peer.keepOpen();
            }),
            fault("no-type", NO_PAGE, "sends no content type", peer -> {
                String page = peer.page();
                peer.send(ok(length(page.length())), page);
                peer.keepOpen();
            }),
            fault("bad-type", NO_PAGE, "sends a malformed content type", peer -> {
                String page = peer.page();
                String type = peer.drawOf("text", "text/", "/html", "text html", "text/html/html", ";;;");
                peer.send(ok("Content-Type: " + type, length(page.length())), page);
            }),
            fault("image-cut", NO_PAGE, "closes the connection inside an image", peer -> {
                peer.send(ok("Content-Type: image/png", length(peer.draw(1_000, 50_000))), peer.drawBytes(500));
            }),
            fault("image-endless", NO_PAGE, "sends an endless image", peer -> {
                peer.send(ok("Content-Type: image/png"));
                peer.sendForEver("tulip ");
            }),
            fault("gzip", PAGE, "sends a compressed page (allowed)", peer -> {
                String body = Gzip.of(peer.page());
                peer.send(ok(HTML, GZIP, length(body.length())), body);
                peer.keepOpen();
            }),
            fault("gzip-twice", PAGE, "compresses a page twice, and says so (allowed)", peer -> {
                String body = Gzip.of(Gzip.of(peer.page()));
                String field = GZIP + peer.drawOf(", gzip", END + GZIP);
                peer.send(ok(HTML, field, length(body.length())), body);
                peer.keepOpen();
            }),
            fault("gzip-empty", PAGE_WITHOUT_LINKS, "says that an empty page is compressed", peer -> {
                peer.send(ok(HTML, GZIP, length(0)));
                peer.keepOpen();
            }),
            fault("gzip-more", PAGE, "sends bytes behind the end of a compressed page", peer -> {
                String body = Gzip.of(peer.page()) + peer.drawOf("\0\0\0", "tulip", peer.ghost());
                peer.send(ok(HTML, GZIP, length(body.length())), body);
                peer.keepOpen();
            }),
            fault("deflate-bare", PAGE, "sends deflate without the header that HTTP demands", peer -> {
                String body = Gzip.bareDeflate(peer.page());
                peer.send(ok(HTML, "Content-Encoding: deflate", length(body.length())), body);
                peer.keepOpen();
            }),
            fault("gzip-cut", fails(BAD_ENCODING), "cuts off the end of a compressed page", peer -> {
                String whole = Gzip.of(peer.page());
                String body = whole.substring(0, peer.draw(whole.length() / 2, whole.length() - 9));
                peer.send(ok(HTML, GZIP, length(body.length())), body);
            }),
            fault("gzip-corrupt", fails(BAD_ENCODING), "sends a compressed page with a wrong checksum", peer -> {
                String body = Gzip.withWrongSum(peer.page(), peer.draw(1, 255));
                peer.send(ok(HTML, GZIP, length(body.length())), body);
            }),
            fault("gzip-not", fails(BAD_ENCODING), "says that an uncompressed page is compressed", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, GZIP, length(page.length())), page);
            }),
            fault("gzip-bomb", fails(BODY_TOO_LARGE), "sends 30 KB that decompress to 32 MiB", peer -> {
                peer.send(ok(HTML, GZIP, length(Gzip.BOMB.length())), Gzip.BOMB);
            }),
            fault("encoding-unknown", fails(BAD_ENCODING), "names an unknown content coding", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, "Content-Encoding: tulip", length(page.length())), page);
            }),
            fault("charset-unknown", PAGE, "names a character set that does not exist", peer -> {
                String page = peer.page();
                String name = peer.drawOf("klingon", "utf-99", "x'; drop table", "\u00e9\u00e9");
                peer.send(ok(HTML + "; charset=" + name, length(page.length())), page);
            }),
            fault(
                    "charset-wrong",
                    PAGE_WITHOUT_LINKS,
                    "says that an ASCII page is UTF-16, which hides its links",
                    peer -> {
                        String page = peer.page();
                        peer.send(ok(HTML + "; charset=utf-16", length(page.length())), page);
                    }),
            new Fault(
                    "link-long",
                    "has a link of 70,000 characters",
                    new TreeMap<>(Map.of("", PAGE, LONG, fails(HEAD_TOO_LARGE))),
                    peer -> {
                        peer.send(html(peer.page() + "<a href='/fault/link-long" + LONG + "'>long</a>"));
                        peer.keepOpen();
                    }),
            fault("links-mad", PAGE, "has links with malformed addresses", peer -> {
                peer.send(html(peer.page() + "<a href='http://[::'><a href='mailto:a@b'><a href='http://:99999/'>"
                        + "<a href='//'><a href='javascript:void(0)'><a href=" + "#".repeat(peer.draw(1, 2_000))
                        + ">"));
            }),
            fault("markup-mad", PAGE, "opens a thousand elements and closes none", peer -> {
                peer.send(html(peer.page() + "<div><table><b><i>".repeat(peer.draw(200, 400))));
            }));
}
