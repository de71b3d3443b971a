package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import tulip.crawler.http.MiniConnection;
import tulip.crawler.http.MiniConnection.Event;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a connection without I/O must prove: its events depend on the bytes, and not on how reads cut them.
public abstract class MiniHttpContract extends Contract {
    private static final String MENU = "GET /menu HTTP/1.1\r\nHost: shop\r\n\r\n";
    private static final String TEA = "POST /cups HTTP/1.1\r\nHost: shop\r\nContent-Length: 3\r\n\r\ntea";
    private static final String HOST = "Host: shop\r\n";
    private static final int MOST_HEAD_BYTES = 8 * 1024;
    private static final int MOST_BODY_BYTES = 1024 * 1024;
    private static final int KIB = 1024;

    private final List<String> seen = new ArrayList<>();
    private MiniConnection tested;

    protected abstract MiniConnection connection();

    @Check(
            "A request is read: its method, its target and its fields. The names of fields have no case, their values have.")
    @Order(1)
    void aRequestIsRead() {
        begin();
        List<Event> events = feed("GET /menu?q=tea HTTP/1.1\r\nHost: shop\r\nX-Cup:\t Large \r\nx-cup: hot\r\n\r\n");
        expectSeen("GET /menu?q=tea");
        var request = (Event.Request) events.getFirst();
        expect("the fields of the request", Map.of("host", "shop", "x-cup", "Large, hot"), request.fields());
    }

    @Check("A request may come in two reads, wherever it is cut. The first part gives no event.")
    @Order(2)
    void aRequestMayComeInTwoReads() {
        for (int cut = 1; cut < MENU.length(); cut++) {
            expectReads(List.of(List.of(), List.of("GET /menu")), MENU.substring(0, cut), MENU.substring(cut));
        }
    }

    @Check("The body has as many bytes as Content-Length says. What is in it does not matter.")
    @Order(3)
    void theLengthEndsTheBody() {
        begin();
        feed(TEA);
        expectSeen("POST /cups with \"tea\"");
        begin();
        feed("POST /cups HTTP/1.1\r\ncontent-LENGTH: 25\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\n\r\nté");
        expectSeen("POST /cups with \"⏎⏎GET / HTTP/1.1⏎⏎t\u00c3\u00a9\""); // one character for each byte
        begin();
        feed("POST /cups HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        expectSeen("POST /cups");
    }

    @Check("A body may come in parts, too. The request is complete with the last byte of its body.")
    @Order(4)
    void aBodyMayComeInParts() {
        List<List<String>> events = List.of(List.of(), List.of("POST /cups with \"tea\""));
        for (int cut = TEA.length() - 6; cut < TEA.length(); cut++) {
            expectReads(events, TEA.substring(0, cut), TEA.substring(cut));
        }
    }

    @Check("One read may have several requests, and the beginning of another one (pipelining).")
    @Order(5)
    void oneReadMayHaveSeveralRequests() {
        begin();
        feed(MENU + TEA + MENU + "GET /ba");
        expectSeen("GET /menu", "POST /cups with \"tea\"", "GET /menu");
        feed("ll HTTP/1.1\r\n\r\n");
        expectSeen("GET /menu", "POST /cups with \"tea\"", "GET /menu", "GET /ball");
    }

    @Check(
            "The events are the same if each byte comes alone, and if three reads bring the bytes, wherever they are cut.")
    @Order(6)
    void cutsDoNotMatter() {
        expectEvents(
                List.of("POST /cups with \"tea\"", "GET /menu", "POST /cups with \"tea\""),
                (TEA + MENU + TEA).split(""));
        String all = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nteaGET / HTTP/1.1\r\n\r\n";
        List<String> events = List.of("POST / with \"tea\"", "GET /");
        for (int first = 1; first < all.length(); first++) {
            for (int second = first + 1; second < all.length(); second++) {
                expectEvents(events, all.substring(0, first), all.substring(first, second), all.substring(second));
            }
        }
    }

    @Check("Each client has its own connection: two connections share neither bytes nor replies.")
    @Order(7)
    void connectionsShareNothing() {
        begin();
        feed("GET /me");
        begin();
        feed(MENU);
        expectSeen("GET /menu");
        expectReplies(List.of(1), List.of(List.of("reply 1")));
        begin();
        feed(MENU);
        expectReplies(List.of(1), List.of(List.of("reply 1")));
    }

    @Check("A head that breaks the rules is refused with 400.")
    @Order(8)
    void aBadHeadIsRefused() {
        for (String head : List.of(
                "GET /\r\n",
                "\r\n",
                "GET  / HTTP/1.1\r\n",
                "GET / HTTP/1.1 \r\n",
                "GET / SHOP/1.1\r\n",
                "GET / HTTP/1.1\r\nHost\r\n",
                "GET / HTTP/1.1\r\nHost : shop\r\n",
                "GET / HTTP/1.1\r\nHost: shop\r\n  and more\r\n",
                "GET / HTTP/1.1\r\n: shop\r\n")) {
            begin();
            feed(head + "\r\n");
            expectSeen("refused with 400");
        }
    }

    @Check(
            "A Content-Length is digits and nothing else, and at most 1 MiB. If not, the request is refused: 400 or 413.")
    @Order(9)
    void aBadLengthIsRefused() {
        for (String length : List.of("three", "-3", "+3", "3.0", "0x3", "3 3", "", "3;")) {
            begin();
            feed(order("Content-Length: " + length));
            expectSeen("refused with 400");
        }
        begin();
        feed(order("Content-Length: 99999999999999999999"));
        expectThat(
                List.of("refused with 400").equals(seen)
                        || List.of("refused with 413").equals(seen),
                "the request is refused with 400 or 413",
                "the events are " + seen);
        begin();
        feed(order("Content-Length: 4000000000"));
        expectSeen("refused with 413");
        begin();
        feed(order("Content-Length: " + (MOST_BODY_BYTES + 1)));
        expectSeen("refused with 413");
        begin();
        feed(order("Content-Length: " + MOST_BODY_BYTES));
        expectSeen();
    }

    @Check("Two different lengths are refused with 400, also if one is in a Transfer-Encoding.")
    @Order(10)
    void twoLengthsAreRefused() {
        for (String fields : List.of(
                "Content-Length: 3\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 3",
                "Content-Length: 3, 5",
                "Content-Length: 3\r\nTransfer-Encoding: chunked",
                "transfer-encoding: chunked\r\ncontent-length: 3")) {
            begin();
            feed(order(fields));
            expectSeen("refused with 400");
        }
        begin();
        feed(order("Transfer-Encoding: chunked"));
        expectSeen("refused with 501");
    }

    @Check("After a refusal nothing is read any more. What came before it counts.")
    @Order(11)
    void nothingIsReadAfterARefusal() {
        begin();
        feed(MENU + "GET /\r\n\r\n" + MENU);
        expectSeen("GET /menu", "refused with 400");
        feed(MENU);
        expectSeen("GET /menu", "refused with 400");
        begin();
        feed(order("Content-Length: 3\r\nContent-Length: 5"));
        feed("GET /secret HTTP/1.1\r\n\r\n");
        expectSeen("refused with 400");
    }

    @Check("A head is refused with 431 after 8 KiB, and not before, with an end or without. A body may be longer.")
    @Order(12)
    void anEndlessHeadIsRefused() {
        begin();
        feed("GET / HTTP/1.1\r\n");
        step("feed fields of " + (MOST_HEAD_BYTES / KIB - 1) + " KiB in all");
        feedFields(MOST_HEAD_BYTES / KIB - 1);
        expectSeen();
        step("feed fields of 2 KiB more");
        feedFields(2);
        expectSeen("refused with 431");
        begin();
        step("feed a head of 9 KiB with its end");
        note(tested.feed(bytes("GET / HTTP/1.1\r\nX-Cup: " + "x".repeat(9 * KIB) + "\r\n\r\n")));
        expectSeen("refused with 431");
        begin();
        step("feed a short head with a body of 9 KiB");
        note(tested.feed(
                bytes("POST /cups HTTP/1.1\r\nContent-Length: " + 9 * KIB + "\r\n\r\n" + "x".repeat(9 * KIB))));
        seen.replaceAll(event -> event.replace("x".repeat(9 * KIB), "9 KiB of x"));
        expectSeen("POST /cups with \"9 KiB of x\"");
    }

    @Check("Replies leave in the order of the requests, whichever is ready first.")
    @Order(13)
    void repliesKeepTheOrder() {
        begin();
        feed(MENU + TEA + MENU + TEA);
        expectReplies(
                List.of(3, 1, 2, 4),
                List.of(List.of(), List.of("reply 1"), List.of("reply 2", "reply 3"), List.of("reply 4")));
        feed(MENU);
        expectReplies(List.of(5), List.of(List.of("reply 5")));
    }

    @Check("The reply to a refusal waits for its turn, as each reply does.")
    @Order(14)
    void aRefusalTakesItsTurn() {
        begin();
        feed(MENU + "GET /\r\n\r\n");
        expectSeen("GET /menu", "refused with 400");
        expectReplies(List.of(2, 1), List.of(List.of(), List.of("reply 1", "reply 2")));
    }

    private static String order(String fields) {
        return "POST /cups HTTP/1.1\r\n" + HOST + fields + "\r\n\r\ntea";
    }

    private void feedFields(int kib) {
        for (int i = 0; i < kib; i++) {
            note(tested.feed(bytes("X-Cup: " + "x".repeat(KIB - 9) + "\r\n")));
        }
    }

    private void begin() {
        seen.clear();
        step("a client connects");
        tested = connection();
    }

    private List<Event> feed(String text) {
        step("feed \"" + shown(text) + '"');
        List<Event> events = tested.feed(bytes(text));
        note(events);
        return events;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void note(List<Event> events) {
        expectThat(events != null, "feed returns a list of events", "feed returns null");
        events.forEach(event -> seen.add(told(event)));
    }

    private static String told(Event event) {
        return switch (event) {
            case null -> "null";
            case Event.Refused(int status) -> "refused with " + status;
            case Event.Request(String method, String target, var _, String body) ->
                method + " " + target + (body.isEmpty() ? "" : " with \"" + shown(body) + '"');
        };
    }

    private static String shown(String text) {
        return text.replace("\r\n", "⏎").replace('\r', '←').replace('\n', '↓').replace('\t', '⇥');
    }

    /// Compares the events of each read.
    private void expectReads(List<List<String>> events, String... reads) {
        List<List<String>> each = feedAll(reads);
        if (!each.equals(events)) {
            tell(reads);
        }
        expect("the events after each read", events, each);
    }

    /// Compares the events of all reads.
    private void expectEvents(List<String> events, String... reads) {
        List<String> all = feedAll(reads).stream().flatMap(List::stream).toList();
        if (!all.equals(events)) {
            tell(reads);
        }
        expect("all events", events, all);
    }

    /// Feeds without steps, because most reads of these checks go well.
    private List<List<String>> feedAll(String... reads) {
        tested = connection();
        List<List<String>> each = new ArrayList<>();
        try {
            for (String read : reads) {
                seen.clear();
                note(tested.feed(bytes(read)));
                each.add(List.copyOf(seen));
            }
        } catch (RuntimeException thrown) {
            tell(reads);
            throw thrown;
        }
        return each;
    }

    private void tell(String... reads) {
        step("a client connects");
        for (String read : reads) {
            step("feed \"" + shown(read) + '"');
        }
    }

    private void expectSeen(String... events) {
        expect("all events until now", List.of(events), List.copyOf(seen));
    }

    /// Compares what is sent after each of these replies.
    private void expectReplies(List<Integer> numbers, List<List<String>> sent) {
        List<List<String>> each = new ArrayList<>();
        for (int number : numbers) {
            step("the reply to request " + number + " is ready");
            each.add(tested.reply(number, "reply " + number));
        }
        expect("what is sent after each reply", sent, each);
    }
}
