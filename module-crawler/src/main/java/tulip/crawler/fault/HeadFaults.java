package tulip.crawler.fault;

import static tulip.crawler.FailureKind.BAD_HEAD;
import static tulip.crawler.FailureKind.BAD_STATUS;
import static tulip.crawler.FailureKind.CLIENT_ERROR;
import static tulip.crawler.FailureKind.FIRST_BYTE_TIMEOUT;
import static tulip.crawler.FailureKind.HEAD_TOO_LARGE;
import static tulip.crawler.FailureKind.RESET;
import static tulip.crawler.FailureKind.RESPONSE_TIMEOUT;
import static tulip.crawler.FailureKind.SERVER_ERROR;
import static tulip.crawler.fault.Fault.NO_PAGE;
import static tulip.crawler.fault.Fault.PAGE;
import static tulip.crawler.fault.Fault.fails;
import static tulip.crawler.fault.Fault.fault;
import static tulip.crawler.fault.Fault.steps;
import static tulip.crawler.fault.HttpText.END;
import static tulip.crawler.fault.HttpText.HTML;
import static tulip.crawler.fault.HttpText.head;
import static tulip.crawler.fault.HttpText.html;
import static tulip.crawler.fault.HttpText.length;
import static tulip.crawler.fault.HttpText.ok;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Faults before the head of a response and inside it.
final class HeadFaults {
    private static final int REUSED = 12; // java.net.http repeats a request once only

    private HeadFaults() {}

    static final List<Fault> BEFORE = List.of(
            fault("reset-before-head", fails(RESET), "resets the connection instead of answering", Peer::reset),
            fault("close-before-head", fails(RESET), "closes the connection instead of answering", Peer::close),
            fault("stall-before-head", fails(FIRST_BYTE_TIMEOUT), "reads the request and sends nothing", Peer::stall),
            fault("interim-first", PAGE, "sends up to five interim responses first (allowed)", peer -> {
                for (int i = peer.draw(1, 5); i > 0; i--) {
                    peer.send(head(peer.drawOf("100 Continue", "102 Processing", "103 Early Hints"), "X-Part: " + i));
                }
                peer.send(html(peer.page()));
            }),
            fault("interim-endless", fails(BAD_HEAD), "sends endless interim responses", peer -> {
                peer.sendForEver(head("102 Processing"));
            }),
            fault("interim-too-many", fails(BAD_HEAD), "sends nine interim responses before the page", peer -> {
                peer.send(head("102 Processing").repeat(9), html(peer.page()));
            }),
            fault("interim-then-close", fails(RESET), "closes the connection after an interim response", peer -> {
                peer.send(head("103 Early Hints", "Link: </style.css>; rel=preload"));
            }),
            fault("interim-then-stall", fails(RESPONSE_TIMEOUT), "sends nothing after an interim response", peer -> {
                peer.send(head("102 Processing"));
                peer.stall();
            }),
            new Fault(
                    "closes-on-reuse",
                    "keeps a connection open, and closes it when the next request comes",
                    steps(Collections.nCopies(REUSED, PAGE)),
                    peer -> {
                        peer.send(html(peer.page()
                                + IntStream.range(1, REUSED)
                                        .mapToObj(i -> "<a href=/fault/closes-on-reuse/" + i + ">more</a>")
                                        .collect(Collectors.joining())));
                        peer.closeOnReuse();
                    }),
            fault("switch-unasked", fails(BAD_STATUS), "switches to a protocol that was not requested", peer -> {
                peer.send(head("101 Switching Protocols", "Upgrade: tulip/1", "Connection: Upgrade"), peer.page());
            }));

    static final List<Fault> INSIDE = List.of(
            fault("reset-in-head", fails(RESET), "resets the connection inside the head", peer -> {
                peer.send(peer.cut(ok(HTML, length(100))));
                peer.reset();
            }),
            fault("close-in-head", fails(RESET), "closes the connection inside the head", peer -> {
                peer.send(peer.cut(ok(HTML, length(100))));
            }),
            fault("stall-in-head", fails(RESPONSE_TIMEOUT), "stops sending inside the head", peer -> {
                peer.send(peer.cut(ok(HTML, length(100))));
                peer.stall();
            }),
            fault(
                    "drip-head",
                    fails(RESPONSE_TIMEOUT),
                    "sends the head byte by byte, too slowly to end in time",
                    peer -> {
                        peer.send("HTTP/1.1 200 OK" + END);
                        peer.dripForEver("X-Slow: " + "z".repeat(peer.draw(10, 60)) + END);
                    }),
            fault("head-in-pieces", PAGE, "sends the head in small pieces", peer -> {
                peer.sendInPieces(html(peer.page()), peer.draw(5, 12));
            }),
            fault("garbage", fails(BAD_HEAD), "answers with random bytes", peer -> {
                peer.send("\u00ff", peer.drawBytes(peer.draw(20, 2_000)));
            }),
            fault("http-2", fails(BAD_HEAD), "answers in HTTP/2", peer -> {
                peer.send("\0\0\0\4\0\0\0\0\0", "\0\0\4\3\0\0\0\0\1\0\0\0\1");
            }),
            fault("http-0.9", fails(BAD_HEAD), "sends the page without a head, as HTTP/0.9 did", peer -> {
                peer.send(peer.page());
            }),
            fault("no-status", fails(BAD_HEAD), "leaves the status code out of the first line", peer -> {
                peer.send("HTTP/1.1 OK" + END + HTML + END + END + peer.page());
            }),
            fault("status-999", fails(BAD_STATUS), "answers with a status that does not exist", peer -> {
                String page = peer.page();
                peer.send(head(peer.draw(600, 999) + " Unheard Of", HTML, length(page.length())), page);
            }),
            fault("giant-reason", fails(HEAD_TOO_LARGE), "sends an endless reason after the status", peer -> {
                peer.send("HTTP/1.1 200 ");
                peer.sendForEver("because ");
            }),
            fault("giant-head", fails(HEAD_TOO_LARGE), "sends about half a megabyte of header fields", peer -> {
                String field = "X-Field: " + "z".repeat(peer.draw(50, 200)) + END;
                String page = peer.page();
                peer.send("HTTP/1.1 200 OK" + END, field.repeat(500_000 / field.length()));
                peer.send(HTML + END + length(page.length()) + END + END + page);
            }),
            fault("endless-fields", fails(HEAD_TOO_LARGE), "sends endless header fields", peer -> {
                peer.send("HTTP/1.1 200 OK" + END);
                peer.sendForEver("X-Field: " + "z".repeat(peer.draw(1, 200)) + END);
            }),
            fault("endless-field", fails(HEAD_TOO_LARGE), "sends one endless header field", peer -> {
                peer.send("HTTP/1.1 200 OK" + END + "X-Field: ");
                peer.sendForEver("z");
            }),
            fault("no-colon", NO_PAGE, "leaves the colon out of the Content-Type field", peer -> {
                String page = peer.page();
                peer.send(ok(HTML.replace(":", ""), length(page.length())), page);
            }),
            fault("colon-late", fails(BAD_HEAD), "puts a space before the colon of a header field", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length()), "X-Late : a"), page);
            }),
            fault("line-feeds", PAGE, "ends the lines of the head with a line feed alone (allowed)", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length())).replace(END, "\n"), page);
                peer.keepOpen();
            }),
            fault("control-bytes", fails(BAD_HEAD), "puts a zero byte into a header field", peer -> {
                String page = peer.page();
                peer.send(ok(HTML, length(page.length()), "X-Zero: a\0b"), page);
            }),
            fault("no-reason", PAGE, "sends no reason after the status (allowed)", peer -> {
                String page = peer.page();
                peer.send("HTTP/1.1 200 " + END + HTML + END + length(page.length()) + END + END + page);
            }),
            fault("folded-field", PAGE, "continues a header field on the next line (obsolete)", peer -> {
                String page = peer.page();
                peer.send(ok("X-Folded: one" + END + "\t two", HTML, length(page.length())), page);
            }),
            fault("old-version", PAGE, "answers in HTTP/1.0, where the body ends with the connection", peer -> {
                peer.send("HTTP/1.0 200 OK" + END + HTML + END + END + peer.page());
            }),
            fault("client-error", fails(CLIENT_ERROR), "answers with a 4xx status and a page with links", peer -> {
                String page = peer.page();
                String status = peer.drawOf("400 Bad Request", "403 Forbidden", "410 Gone", "418 I'm a teapot");
                peer.send(head(status, HTML, length(page.length())), page);
            }),
            fault("server-error", fails(SERVER_ERROR), "answers with a 5xx status and a page with links", peer -> {
                String page = peer.page();
                String status = peer.drawOf("500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable");
                peer.send(head(status, HTML, length(page.length())), page);
            }));
}
