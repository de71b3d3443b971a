package tulip.crawler.fault;

import static tulip.crawler.FailureKind.BAD_REDIRECT;
import static tulip.crawler.FailureKind.REDIRECT_LOOP;
import static tulip.crawler.FailureKind.REDIRECT_OFF_SITE;
import static tulip.crawler.FailureKind.TOO_MANY_REDIRECTS;
import static tulip.crawler.fault.Fault.NO_PAGE;
import static tulip.crawler.fault.Fault.REDIRECT;
import static tulip.crawler.fault.Fault.fails;
import static tulip.crawler.fault.Fault.fault;
import static tulip.crawler.fault.Fault.steps;
import static tulip.crawler.fault.HttpText.HTML;
import static tulip.crawler.fault.HttpText.head;
import static tulip.crawler.fault.HttpText.length;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tulip.crawler.Budget;

/// Faults in redirects.
final class RedirectFaults {
    private static final int RING = 3;

    private RedirectFaults() {}

    static final List<Fault> ALL = List.of(
            fault("redirect-to-itself", fails(REDIRECT_LOOP), "redirects to itself", peer -> {
                redirect(peer, "/fault/redirect-to-itself");
            }),
            new Fault(
                    "redirect-in-a-ring",
                    "redirects in a loop of three addresses",
                    steps(Collections.nCopies(RING, fails(REDIRECT_LOOP))),
                    peer -> redirect(peer, step("redirect-in-a-ring", (peer.step() + 1) % RING))),
            new Fault(
                    "redirect-too-far",
                    "redirects one time more than the limit allows",
                    chain(fails(TOO_MANY_REDIRECTS)),
                    peer -> redirect(peer, step("redirect-too-far", peer.step() + 1))),
            new Fault("redirect-far", "redirects as often as the limit allows, to a page", chain(Fault.PAGE), peer -> {
                if (peer.step() < Budget.MAX_REDIRECTS) {
                    redirect(peer, step("redirect-far", peer.step() + 1));
                } else {
                    peer.send(HttpText.html(peer.page()));
                }
            }),
            new Fault(
                    "query-empty",
                    "redirects to the same path with an empty query, which is another address",
                    new TreeMap<>(Map.of("", NO_PAGE, "?", Fault.PAGE)),
                    peer -> {
                        if (peer.step() == 0) {
                            redirect(peer, "/fault/query-empty?");
                        } else {
                            peer.send(HttpText.html(peer.page()));
                        }
                    }),
            fault("redirect-nowhere", fails(BAD_REDIRECT), "redirects without a Location", peer -> {
                String page = peer.page();
                peer.send(head("302 Found", HTML, length(page.length())), page);
            }),
            fault("redirect-to-garbage", fails(BAD_REDIRECT), "redirects to a malformed address", peer -> {
                redirect(peer, peer.drawOf("http://[::1", "http://h:99999/", "mailto:a@b", "javascript:void(0)", "//"));
            }),
            fault("redirect-off-site", fails(REDIRECT_OFF_SITE), "redirects to another host", peer -> {
                redirect(peer, peer.drawOf("http://site.invalid/", "https://127.0.0.1/", "//site.invalid:8080/x"));
            }),
            fault("redirect-off-site-again", fails(REDIRECT_OFF_SITE), "redirects to another host again", peer -> {
                redirect(peer, "http://site.invalid/");
            }),
            fault("redirect-cut", REDIRECT, "closes the connection inside the body of a redirect", peer -> {
                peer.send(head("302 Found", "Location: /beyond/redirect-cut", HTML, length(500)), peer.ghost());
            }),
            fault("redirect-endless", REDIRECT, "redirects and sends an endless body", peer -> {
                peer.send(head("307 Temporary Redirect", "Location: ../beyond/redirect-endless", HTML));
                peer.sendForEver("tulip ");
            }),
            fault("redirect-stalls", REDIRECT, "redirects, announces a body and sends none", peer -> {
                peer.send(head("303 See Other", "Location: /beyond/redirect-stalls", HTML, length(1_000_000)));
                peer.stall();
            }));

    /// The outcomes of a chain with as many redirects as the limit allows.
    private static SequencedMap<String, ExpectedOutcome> chain(ExpectedOutcome last) {
        return steps(Stream.concat(Collections.nCopies(Budget.MAX_REDIRECTS, NO_PAGE).stream(), Stream.of(last))
                .toList());
    }

    private static String step(String id, int step) {
        return "/fault/" + id + (step == 0 ? "" : "/" + step);
    }

    private static void redirect(Peer peer, String location) throws IOException {
        String status = peer.drawOf("301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect");
        peer.send(head(status, "Location: " + location, length(0)));
        peer.keepOpen();
    }
}
