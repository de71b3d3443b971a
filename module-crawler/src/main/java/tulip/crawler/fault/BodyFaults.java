package tulip.crawler.fault;

import static tulip.crawler.FailureKind.BAD_ENCODING;
import static tulip.crawler.FailureKind.BODY_TOO_LARGE;
import static tulip.crawler.FailureKind.RESPONSE_TIMEOUT;
import static tulip.crawler.FailureKind.TRUNCATED;
import static tulip.crawler.fault.Fault.NO_PAGE;
import static tulip.crawler.fault.Fault.PAGE;
import static tulip.crawler.fault.Fault.PAGE_WITHOUT_LINKS;
import static tulip.crawler.fault.Fault.fails;
import static tulip.crawler.fault.Fault.fault;
import static tulip.crawler.fault.HttpText.CHUNKED;
import static tulip.crawler.fault.HttpText.HTML;
import static tulip.crawler.fault.HttpText.chunk;
import static tulip.crawler.fault.HttpText.html;
import static tulip.crawler.fault.HttpText.length;
import static tulip.crawler.fault.HttpText.ok;

import java.util.List;

/// What can go wrong inside a body, and with what it means.
final class BodyFaults {
    private static final String GZIP = "Content-Encoding: gzip";

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
            fault("reset-in-open-body", fails(TRUNCATED), "resets where the body was to end with a close", peer -> {
                peer.send(ok(HTML), peer.page());
                peer.reset();
            }),
            fault("stall-in-body", fails(RESPONSE_TIMEOUT), "says nothing more inside the body", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())), peer.cut(page));
                peer.stall();
            }),
            fault("stall-after-head", fails(RESPONSE_TIMEOUT), "sends the head, and says nothing more", peer -> {
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
            fault("body-in-pieces", PAGE, "sends the body in pieces, cut anywhere", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())));
                peer.sendInPieces(page, peer.draw(5, 12));
                peer.keepOpen();
            }),
            fault("endless-body", fails(BODY_TOO_LARGE), "sends a body without end", peer -> {
                peer.send(ok(HTML), peer.page());
                peer.sendForEver("tulip ");
            }),
            fault("endless-chunks", fails(BODY_TOO_LARGE), "sends chunks without end", peer -> {
                peer.send(ok(HTML, CHUNKED), chunk(peer.page()));
                peer.sendForEver(chunk("tulip ".repeat(peer.draw(1, 500))));
            }));

    static final List<Fault> MEANING = List.of(
            fault("wrong-type", NO_PAGE, "says that a page is an image", peer -> {
                String page = peer.page();
                peer.send(ok("Content-Type: image/png", length(page.length())), page);
                peer.keepOpen();
            }),
            fault("no-type", NO_PAGE, "does not say what it sends", peer -> {
                String page = peer.page();
                peer.send(ok(length(page.length())), page);
                peer.keepOpen();
            }),
            fault("bad-type", NO_PAGE, "gives a type that is none", peer -> {
                String page = peer.page();
                String type = peer.drawOf("text", "text/", "/html", "text html", "text/html/html", ";;;");
                peer.send(ok("Content-Type: " + type, length(page.length())), page);
            }),
            fault("image-cut", NO_PAGE, "breaks off inside an image, which nobody wants", peer -> {
                peer.send(ok("Content-Type: image/png", length(peer.draw(1_000, 50_000))), peer.drawBytes(500));
            }),
            fault("image-endless", NO_PAGE, "sends an image without end, which nobody wants", peer -> {
                peer.send(ok("Content-Type: image/png"));
                peer.sendForEver("tulip ");
            }),
            fault("gzip", PAGE, "sends a page compressed, as it may", peer -> {
                String body = Gzip.of(peer.page());
                peer.send(ok(HTML, GZIP, length(body.length())), body);
                peer.keepOpen();
            }),
            fault("gzip-cut", fails(BAD_ENCODING), "leaves out the end of what was compressed", peer -> {
                String whole = Gzip.of(peer.page());
                String body = whole.substring(0, peer.draw(whole.length() / 2, whole.length() - 9));
                peer.send(ok(HTML, GZIP, length(body.length())), body);
            }),
            fault("gzip-corrupt", fails(BAD_ENCODING), "sends something compressed whose sum is wrong", peer -> {
                String body = Gzip.withWrongSum(peer.page(), peer.draw(1, 255));
                peer.send(ok(HTML, GZIP, length(body.length())), body);
            }),
            fault("gzip-not", fails(BAD_ENCODING), "says that a page is compressed, and it is not", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, GZIP, length(page.length())), page);
            }),
            fault("gzip-bomb", fails(BODY_TOO_LARGE), "sends 30 KB that become 32 MiB", peer -> {
                peer.send(ok(HTML, GZIP, length(Gzip.BOMB.length())), Gzip.BOMB);
            }),
            fault("encoding-unknown", fails(BAD_ENCODING), "compresses in a way that nobody knows", peer -> {
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
                    "says UTF-16 of a page in ASCII, which hides its links",
                    peer -> {
                        String page = peer.page();
                        peer.send(ok(HTML + "; charset=utf-16", length(page.length())), page);
                    }),
            fault("links-mad", PAGE, "links to everything that is no address", peer -> {
                peer.send(html(peer.page() + "<a href='http://[::'><a href='mailto:a@b'><a href='http://:99999/'>"
                        + "<a href='//'><a href='javascript:void(0)'><a href=" + "#".repeat(peer.draw(1, 2_000))
                        + ">"));
            }),
            fault("markup-mad", PAGE, "opens a thousand elements and closes none", peer -> {
                peer.send(html(peer.page() + "<div><table><b><i>".repeat(peer.draw(200, 400))));
            }));
}
