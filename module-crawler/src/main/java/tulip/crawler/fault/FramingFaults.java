package tulip.crawler.fault;

import static tulip.crawler.FailureKind.BAD_FRAMING;
import static tulip.crawler.FailureKind.BAD_STATUS;
import static tulip.crawler.FailureKind.BODY_TOO_LARGE;
import static tulip.crawler.FailureKind.RESPONSE_TIMEOUT;
import static tulip.crawler.FailureKind.TRUNCATED;
import static tulip.crawler.fault.Fault.PAGE;
import static tulip.crawler.fault.Fault.PAGE_WITHOUT_LINKS;
import static tulip.crawler.fault.Fault.fails;
import static tulip.crawler.fault.Fault.fault;
import static tulip.crawler.fault.HttpText.CHUNKED;
import static tulip.crawler.fault.HttpText.END;
import static tulip.crawler.fault.HttpText.HTML;
import static tulip.crawler.fault.HttpText.LAST_CHUNK;
import static tulip.crawler.fault.HttpText.chunk;
import static tulip.crawler.fault.HttpText.head;
import static tulip.crawler.fault.HttpText.html;
import static tulip.crawler.fault.HttpText.length;
import static tulip.crawler.fault.HttpText.ok;

import java.util.List;

/// Faults in the framing of a body: in its length or its chunks.
final class FramingFaults {
    private FramingFaults() {}

    static final List<Fault> LENGTH = List.of(
            fault("length-short", PAGE, "sends more bytes than the length says", peer -> {
                peer.send(html(peer.page()), peer.ghost());
                peer.keepOpen();
            }),
            fault("length-long", fails(TRUNCATED), "closes the connection before the length is reached", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length() + peer.draw(1, 1_000))), page);
            }),
            fault("length-long-open", fails(RESPONSE_TIMEOUT), "stops sending before the length is reached", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length() + peer.draw(1, 1_000))), page);
                peer.stall();
            }),
            fault("length-twice", fails(BAD_FRAMING), "sends two different lengths", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length()), length(page.length() - peer.draw(1, 100))), page);
            }),
            fault("length-repeated", PAGE, "sends the same length twice (allowed)", peer -> {
                String page = peer.page();
                String again = peer.drawOf(", ", END + "Content-Length: ") + page.length();
                peer.send(ok(HTML, length(page.length()) + again), page);
                peer.keepOpen();
            }),
            fault("length-list", PAGE, "sends the same length a thousand times, in one field", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length()) + ("," + page.length()).repeat(1_000)), page);
                peer.keepOpen();
            }),
            fault("length-negative", fails(BAD_FRAMING), "sends a negative length", peer -> {
                peer.send(ok(HTML, length(-peer.draw(1, 1_000))), peer.page());
            }),
            fault("length-overflow", fails(BAD_FRAMING), "sends a length of more than 64 bits", peer -> {
                peer.send(ok(HTML, "Content-Length: 1" + "0".repeat(peer.draw(19, 60))), peer.page());
            }),
            fault("length-word", fails(BAD_FRAMING), "sends a length that is not a number", peer -> {
                peer.send(ok(HTML, "Content-Length: " + peer.drawOf("long", "0x40", "12abc", "1e3")), peer.page());
            }),
            fault("length-huge", fails(BODY_TOO_LARGE), "announces gigabytes and starts to send them", peer -> {
                peer.send(ok(HTML, length(peer.draw(1, 900) * 1_000_000_000L)), peer.page());
                peer.sendForEver("tulip ");
            }),
            fault("length-and-chunks", fails(BAD_FRAMING), "sends both a length and chunks", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length()), CHUNKED), chunk(page), LAST_CHUNK);
            }),
            fault("coding-identity", PAGE, "names the obsolete transfer coding 'identity'", peer -> {
                peer.send(ok(HTML, "Transfer-Encoding: identity"), peer.page());
            }),
            fault("coding-gzip", PAGE, "compresses a page as a transfer coding, which was not asked for", peer -> {
                String field = peer.drawOf("gzip, chunked", "gzip" + END + "Transfer-Encoding: chunked");
                peer.send(ok(HTML, "Transfer-Encoding: " + field), chunk(Gzip.of(peer.page())), LAST_CHUNK);
                peer.keepOpen();
            }),
            fault("chunked-twice", fails(BAD_FRAMING), "says that the body is chunked twice", peer -> {
                String field = peer.drawOf("chunked, chunked", "chunked" + END + CHUNKED);
                peer.send(ok(HTML, "Transfer-Encoding: " + field), chunk(peer.page()), LAST_CHUNK);
            }),
            fault("chunked-1.0", PAGE, "sends chunks in HTTP/1.0", peer -> {
                peer.send(ok(HTML, CHUNKED).replace("1.1", "1.0"), chunk(peer.page()), LAST_CHUNK);
            }),
            fault("no-body", PAGE_WITHOUT_LINKS, "sends an empty page", peer -> {
                peer.send(ok(HTML, length(0)));
            }),
            fault("204-with-body", PAGE_WITHOUT_LINKS, "sends a body with status 204, which allows none", peer -> {
                peer.send(head("204 No Content", HTML), peer.ghost());
            }),
            fault("304-with-body", fails(BAD_STATUS), "answers 304 Not Modified, and sends the page", peer -> {
                String page = peer.page();
                peer.send(head("304 Not Modified", HTML, length(page.length())), page);
            }),
            fault("second-answer", PAGE, "sends a second response that was not requested", peer -> {
                peer.send(html(peer.page()), html(peer.ghost()));
                peer.keepOpen();
            }));

    static final List<Fault> CHUNKS = List.of(
            fault("chunk-size-bad", fails(BAD_FRAMING), "sends a chunk size that is not hexadecimal", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, CHUNKED), chunk(page), peer.drawOf("xyz", "-5", "$5"), END, page);
            }),
            fault("chunk-size-huge", fails(BAD_FRAMING), "sends a chunk size of more than 64 bits", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, CHUNKED), chunk(page), "f".repeat(peer.draw(17, 40)), END, page);
            }),
            fault("chunk-size-large", fails(BODY_TOO_LARGE), "announces a chunk of terabytes", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, CHUNKED), chunk(page), "f".repeat(peer.draw(11, 14)), END);
                peer.sendForEver("tulip ");
            }),
            fault("chunk-unended", fails(BAD_FRAMING), "leaves out the line end after a chunk", peer -> {
                String page = peer.page();
                String size = Integer.toHexString(page.length());
                // java.net.http skips two bytes after a chunk without checking them, and then finds no chunk size here.
                peer.send(ok(HTML, CHUNKED), size, END, page, "9", END, "tulip tea", END, LAST_CHUNK);
            }),
            fault("chunk-size-padded", PAGE, "puts blanks behind the size of a chunk", peer -> {
                String page = peer.page();
                String size = Integer.toHexString(page.length()) + " ".repeat(peer.draw(1, 3_000));
                peer.send(ok(HTML, CHUNKED), size, END, page, END, LAST_CHUNK);
                peer.keepOpen();
            }),
            fault("chunk-line-feeds", fails(BAD_FRAMING), "ends the lines of chunks with a line feed alone", peer -> {
                peer.send(ok(HTML, CHUNKED), (chunk(peer.page()) + LAST_CHUNK).replace(END, "\n"));
            }),
            fault("chunk-cut", fails(TRUNCATED), "closes the connection inside a chunk", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, CHUNKED), Integer.toHexString(page.length()), END, peer.cut(page));
            }),
            fault("last-chunk-missing", fails(TRUNCATED), "closes the connection before the last chunk", peer -> {
                peer.send(ok(HTML, CHUNKED), chunk(peer.page()));
            }),
            fault("last-chunk-awaited", fails(RESPONSE_TIMEOUT), "stops sending before the last chunk", peer -> {
                peer.send(ok(HTML, CHUNKED), chunk(peer.page()));
                peer.stall();
            }),
            fault("chunk-extension-endless", fails(BAD_FRAMING), "sends an endless chunk extension", peer -> {
                peer.send(ok(HTML, CHUNKED), chunk(peer.page()), "5;note=");
                peer.sendForEver("z");
            }),
            fault("chunks-tiny", PAGE, "sends chunks of a few bytes, with extensions and a trailer", peer -> {
                var body = new StringBuilder(ok(HTML, CHUNKED));
                String page = peer.page();
                for (int from = 0; from < page.length(); ) {
                    int to = Math.min(page.length(), from + peer.draw(1, 9));
                    body.append(Integer.toHexString(to - from))
                            .append(peer.drawOf("", ";n=1"))
                            .append(END);
                    body.append(page, from, to).append(END);
                    from = to;
                }
                peer.send(body.toString(), "0", END, "X-Trailer: end", END, END);
                peer.keepOpen();
            }));
}
