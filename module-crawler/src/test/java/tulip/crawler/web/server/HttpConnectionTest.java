package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

@Timeout(60)
class HttpConnectionTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    private static final Headers NONE = new Headers();

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body;
    }

    private static String last(String body) {
        return "HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\nConnection: close\n\n" + body;
    }

    @Test
    void responseHasStatusDateAndLength() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> each.send(GET));
        assertEquals(
                "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 6\r\n\r\nGET /a",
                client.raw());
        assertEquals(List.of(), client.log());
    }

    @Test
    void connectionIsKeptForTheNextRequest() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            each.send(GET);
            assertEquals(ok("GET /a"), each.text());
            assertEquals("open", each.end());
            each.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
        });
        assertEquals(ok("GET /a") + ok("GET /b"), client.text());
        assertEquals("closed", client.end());
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        Application slowFirst = (scope, receive, send) -> {
            if (((Scope.Http) scope).path().equals("/a")) {
                FakeClient.sleep(3);
            }
            Apps.LINE.handle(scope, receive, send);
        };
        assertEquals(
                ok("GET /a") + ok("GET /b") + last("GET /last"),
                FakeClient.talk(slowFirst, GET + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n" + LAST));
    }

    @Test
    void requestsThatComeByteByByteAreAnswered() {
        String bytes = GET + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab" + LAST;
        FakeClient client = FakeClient.talk(Apps.ECHO, ServerLimits.DEFAULT, each -> {
            for (int i = 0; i < bytes.length(); i++) {
                each.send(bytes.substring(i, i + 1));
            }
        });
        assertEquals(ok("[]") + ok("[ab]") + last("[]"), client.text());
    }

    @Test
    void closeIsAnsweredWithCloseAndNothingAfterItIsRead() {
        assertEquals(last("GET /last"), FakeClient.talk(Apps.LINE, LAST + GET));
    }

    @Test
    void http10IsClosedAfterItsResponse() {
        assertEquals(last("GET /"), FakeClient.talk(Apps.LINE, "GET / HTTP/1.0\r\n\r\n" + GET));
    }

    @Test
    void http10MayAskToKeepTheConnection() {
        assertEquals(
                "HTTP/1.1 200 OK\nContent-Length: 5\nConnection: keep-alive\n\nGET /" + last("GET /"),
                FakeClient.talk(Apps.LINE, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n"));
    }

    @Test
    void laterMinorVersionIsServedAs11() {
        assertEquals(ok("GET /"), FakeClient.talk(Apps.LINE, "GET / HTTP/1.9\r\nHost: x\r\n\r\n"));
    }

    @Test
    void headGetsTheFieldsOfGetWithoutBody() {
        assertEquals(
                "HTTP/1.1 200 OK\nContent-Length: 6\n\n" + last("GET /last"),
                FakeClient.talk(
                        (scope, receive, send) -> Apps.LINE.handle(asGet(scope), receive, send),
                        "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + LAST));
    }

    private static Scope asGet(Scope scope) {
        var http = (Scope.Http) scope;
        return new Scope.Http(
                http.httpVersion(),
                "GET",
                http.path(),
                http.rawPath(),
                http.queryString(),
                http.headers(),
                http.client(),
                http.server(),
                http.pathParameters(),
                http.state());
    }

    @Test
    void streamedResponseToHeadHasNoBody() {
        assertEquals(
                "HTTP/1.1 200 OK\n\n",
                FakeClient.talk(Apps.parts(200, NONE, "ab", "c", ""), "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void noContentHasNeitherBodyNorLength() {
        assertEquals(
                "HTTP/1.1 204 No Content\n\n",
                FakeClient.talk(Apps.parts(204, new Headers().add("Content-Length", "2"), "ab"), GET));
    }

    @Test
    void streamedNoContentHasNoChunks() {
        assertEquals("HTTP/1.1 204 No Content\n\n", FakeClient.talk(Apps.parts(204, NONE, "ab", "c"), GET));
    }

    @Test
    void resetContentHasNoBody() {
        assertEquals(
                "HTTP/1.1 205 Reset Content\nContent-Length: 0\n\n",
                FakeClient.talk(Apps.parts(205, new Headers().add("Content-Length", "2"), "ab"), GET));
    }

    @Test
    void emptyElementsOfAListAreIgnored() {
        assertEquals(
                last("GET /"),
                FakeClient.talk(Apps.LINE, "GET / HTTP/1.1\r\nHost: x\r\nConnection: , ,close,\r\n\r\n" + GET));
    }

    @Test
    void upgradeIsIgnored() {
        assertEquals(
                ok("GET /"),
                FakeClient.talk(
                        Apps.LINE,
                        "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n"));
    }

    @Test
    void absoluteTargetIsAcceptedAndItsHostReplacesTheField() {
        Application host = (scope, _, send) -> {
            Scope.Http http = (Scope.Http) scope;
            send.send(Apps.start(200));
            send.send(Apps.body(http.path() + " " + http.headers().all("Host"), false));
        };
        assertEquals(
                ok("/a [tea:81]") + ok("/ [tea]"),
                FakeClient.talk(
                        host,
                        "GET http://tea:81/a?b HTTP/1.1\r\nhost: x\r\n\r\nGET HTTP://tea HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void pathIsDecodedAndTheQueryIsNot() {
        Application paths = (scope, _, send) -> {
            Scope.Http http = (Scope.Http) scope;
            send.send(Apps.start(200));
            send.send(Apps.body(http.path() + " " + http.rawPath() + " " + http.queryString(), false));
        };
        assertEquals(
                ok("/a b/%/ /a%20b/%25%2f a=%20?"),
                FakeClient.talk(paths, "GET /a%20b/%25%2f?a=%20? HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void starIsATargetOfOptions() {
        assertEquals(ok("OPTIONS *"), FakeClient.talk(Apps.LINE, "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void notModifiedHasNoBody() {
        assertEquals(
                "HTTP/1.1 304 Not Modified\nETag: \"1\"\n\n",
                FakeClient.talk(Apps.parts(304, new Headers().add("ETag", "\"1\""), "ab"), GET));
    }

    @Test
    void bodyInPartsIsSentInChunks() {
        assertEquals(
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nab\nb\n0123456789x\n0\n\n",
                FakeClient.talk(Apps.parts(200, NONE, "ab", "", "0123456789x", ""), GET));
    }

    @Test
    void lastPartMayHaveBytes() {
        assertEquals(
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nab\n1\nc\n0\n\n",
                FakeClient.talk(Apps.parts(200, NONE, "ab", "c"), GET));
    }

    @Test
    void bodyInPartsToHttp10EndsWithTheConnection() {
        assertEquals(
                "HTTP/1.1 200 OK\nConnection: close\n\nabc",
                FakeClient.talk(
                        Apps.parts(200, NONE, "ab", "c"), "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + GET));
    }

    @Test
    void lengthOfTheApplicationIsUsedForABodyInParts() {
        assertEquals(
                "HTTP/1.1 200 OK\nContent-Length: 3\n\nabc",
                FakeClient.talk(Apps.parts(200, new Headers().add("Content-Length", "3"), "ab", "c"), GET));
    }

    @Test
    void framingOfTheApplicationIsReplaced() {
        var headers = new Headers().add("Transfer-Encoding", "chunked").add("Connection", "keep-alive");
        assertEquals(ok("ab"), FakeClient.talk(Apps.parts(200, headers, "ab"), GET));
    }

    @Test
    void applicationMayCloseTheConnection() {
        assertEquals(
                last("ab"),
                FakeClient.talk(Apps.parts(200, new Headers().add("Connection", "close"), "ab"), GET + GET));
    }

    @Test
    void dateOfTheApplicationIsKept() {
        var headers = new Headers().add("date", "yesterday");
        assertEquals(
                "HTTP/1.1 200 OK\ndate: yesterday\nContent-Length: 2\n\nab",
                FakeClient.talk(Apps.parts(200, headers, "ab"), GET));
    }

    @Test
    void failureBeforeTheResponseIs500AndLoggedOnce() {
        FakeClient client = FakeClient.talk(
                (_, _, send) -> {
                    send.send(Apps.start(200)); // nothing is sent before the body
                    throw new IllegalStateException("no tea");
                },
                ServerLimits.DEFAULT,
                each -> each.send(GET + GET));
        assertTrue(client.text().startsWith("HTTP/1.1 500 Internal Server Error\n"), client.text());
        assertTrue(client.text().endsWith("\n\n500 Internal Server Error: the server has failed; its log says why\n"));
        assertEquals(List.of("the application has failed at GET /a: no tea"), client.log());
    }

    @Test
    void failureInsideTheResponseAbortsTheConnectionAndIsLoggedOnce() {
        FakeClient client = FakeClient.talk(
                (_, _, send) -> {
                    send.send(Apps.start(200));
                    send.send(Apps.body("ab", true));
                    throw new IllegalStateException("no tea");
                },
                ServerLimits.DEFAULT,
                each -> each.send(GET + GET));
        assertEquals("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\nab\n", client.text());
        assertEquals("aborted", client.end());
        assertEquals(List.of("the application has failed at GET /a: no tea"), client.log());
    }

    @Test
    void failureAfterTheResponseIsLoggedAndTheConnectionIsKept() {
        FakeClient client = FakeClient.talk(
                (scope, receive, send) -> {
                    Apps.LINE.handle(scope, receive, send);
                    throw new IllegalStateException("too late");
                },
                ServerLimits.DEFAULT,
                each -> each.send(GET + LAST));
        assertEquals(ok("GET /a") + last("GET /last"), client.text());
        assertEquals(2, client.log().size());
    }

    @Test
    void applicationThatReturnsTooEarlyIsA500OrAnAbort() {
        FakeClient none = FakeClient.talk((_, _, _) -> {}, ServerLimits.DEFAULT, each -> each.send(GET));
        assertTrue(none.text().startsWith("HTTP/1.1 500 "), none.text());
        FakeClient half = FakeClient.talk(
                (_, _, send) -> {
                    send.send(Apps.start(200));
                    send.send(Apps.body("ab", true));
                },
                ServerLimits.DEFAULT,
                each -> each.send(GET));
        assertEquals("aborted", half.end());
        assertEquals(
                List.of("the application has failed at GET /a: the application has returned before its response was"
                        + " complete"),
                half.log());
    }

    @Test
    void bodyThatContradictsItsLengthIsNotSent() {
        var three = new Headers().add("Content-Length", "3");
        for (String body : List.of("ab", "abcd")) {
            FakeClient client =
                    FakeClient.talk(Apps.parts(200, three, body), ServerLimits.DEFAULT, each -> each.send(GET));
            assertTrue(client.text().startsWith("HTTP/1.1 500 "), client.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\0b", "\u0142"})
    void lineEndInAFieldIsA500AndNoSecondResponse(String value) {
        String text = FakeClient.talk(Apps.parts(200, new Headers().add("X-Tea", value), "ab"), GET);
        assertTrue(text.startsWith("HTTP/1.1 500 "), text);
        assertTrue(!text.contains("Set-Cookie"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "\u00e9"})
    void nameOfAFieldMustBeAToken(String name) {
        assertTrue(FakeClient.talk(Apps.parts(200, new Headers().add(name, "x"), "ab"), GET)
                .startsWith("HTTP/1.1 500 "));
    }

    @Test
    void eventsInAWrongOrderAreErrorsOfTheApplication() {
        List<String> errors = new ArrayList<>();
        FakeClient.talk(
                (_, _, send) -> {
                    errors.add(error(() -> send.send(Apps.body("x", false))));
                    send.send(Apps.start(200));
                    errors.add(error(() -> send.send(Apps.start(200))));
                    errors.add(error(() -> send.send(new Event.LifespanStartupComplete())));
                    send.send(Apps.body("x", false));
                    errors.add(error(() -> send.send(Apps.body("x", false))));
                },
                GET);
        assertEquals(
                List.of(
                        "http.response.body comes before http.response.start",
                        "http.response.start comes a second time",
                        "lifespan.startup.complete is no event of a request",
                        "http.response.body comes after the last one"),
                errors);
    }

    @Test
    void statusOutOfRangeIsAnErrorOfTheApplication() {
        for (int status : new int[] {0, 100, 199, 600}) {
            assertTrue(FakeClient.talk(Apps.parts(status, NONE, ""), GET).startsWith("HTTP/1.1 500 "));
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static String error(Action action) {
        try {
            action.run();
            return "no error";
        } catch (Exception thrown) {
            return thrown.getMessage();
        }
    }

    @Test
    void emptyLinesBeforeARequestAreIgnored() {
        assertEquals(ok("GET /a"), FakeClient.talk(Apps.LINE, "\r\n\r\n" + GET));
    }

    @Test
    void shutDownEndsAnIdleConnectionAtOnce() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            each.send(GET);
            each.shutDownServer();
            assertTrue(each.hasEnded());
        });
        assertEquals(ok("GET /a"), client.text());
    }

    @Test
    void shutDownLetsTheRequestInFlightEnd() {
        FakeClient client = FakeClient.talk(
                (scope, receive, send) -> {
                    FakeClient.sleep(3);
                    Apps.LINE.handle(scope, receive, send);
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(GET + GET);
                    each.shutDownServer();
                    assertTrue(!each.hasEnded());
                    FakeClient.sleep(4);
                });
        assertEquals(last("GET /a"), client.text());
    }
}
