package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.async.Async;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

@Timeout(60)
class RequestBodyTest {
    private static final String POST = "POST /a HTTP/1.1\r\nHost: x\r\n";
    private static final String GET = "GET /b HTTP/1.1\r\nHost: x\r\n\r\n";

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body;
    }

    @Test
    void partsComeAsTheClientSendsThem() {
        List<String> parts = new ArrayList<>();
        Application app = (_, receive, send) -> {
            Event.HttpRequest part;
            do {
                part = (Event.HttpRequest) receive.receive();
                parts.add(new String(part.body()) + (part.moreBody() ? "+" : "."));
            } while (part.moreBody());
            send.send(Apps.start(200));
            send.send(Apps.body("", false));
        };
        FakeClient.talk(app, ServerLimits.DEFAULT, client -> {
            client.send(POST + "Content-Length: 6\r\n\r\nab");
            client.send("cd");
            client.send("ef");
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n");
            client.send("0\r\n\r\n");
            client.send(GET);
        });
        assertEquals(List.of("ab+", "cd+", "ef.", "abc+", ".", "."), parts);
    }

    @Test
    void bodyThatTheApplicationDoesNotWantIsSkipped() {
        assertEquals(
                ok("POST /a") + ok("GET /b"),
                FakeClient.talk(Apps.LINE, POST + "Content-Length: 5\r\n\r\nhello" + GET));
        assertEquals(
                ok("POST /a") + ok("GET /b"),
                FakeClient.talk(
                        Apps.LINE, POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nA: b\r\n\r\n" + GET));
    }

    @Test
    void trailerFieldsAreNoHeaderFields() {
        Application fields = (scope, receive, send) -> {
            while (receive.receive() instanceof Event.HttpRequest(var _, boolean more) && more) {}
            int count = ((Scope.Http) scope).headers().fields().size();
            send.send(Apps.start(200));
            send.send(Apps.body("" + count, false));
        };
        assertEquals(
                ok("2"),
                FakeClient.talk(fields, POST + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nHost: y\r\n\r\n"));
    }

    @Test
    void longBodyThatTheApplicationDoesNotWantEndsTheConnection() {
        assertEquals(
                "HTTP/1.1 200 OK\nContent-Length: 7\nConnection: close\n\nPOST /a",
                FakeClient.talk(Apps.LINE, POST + "Content-Length: 70000\r\n\r\n" + "a".repeat(70_000) + GET));
    }

    @Test
    void continueIsSentWhenTheApplicationAsksForTheBody() {
        FakeClient client = FakeClient.talk(
                (scope, receive, send) -> {
                    FakeClient.sleep(1);
                    Apps.ECHO.handle(scope, receive, send);
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(POST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
                    assertEquals("", each.text());
                    FakeClient.sleep(2);
                    assertEquals("HTTP/1.1 100 Continue\n\n", each.text());
                    each.send("hello" + GET);
                    FakeClient.sleep(2);
                });
        assertEquals("HTTP/1.1 100 Continue\n\n" + ok("[hello]") + ok("[]"), client.text());
    }

    @Test
    void continueIsNotSentWhenTheBodyIsThere() {
        assertEquals(
                ok("[hello]"),
                FakeClient.talk(Apps.ECHO, POST + "Expect: 100-Continue\r\nContent-Length: 5\r\n\r\nhello"));
    }

    @Test
    void continueIsNotSentWithoutABody() {
        assertEquals(ok("[]"), FakeClient.talk(Apps.ECHO, POST + "Expect: 100-continue\r\n\r\n"));
    }

    @Test
    void http10GetsNoContinue() {
        assertEquals(
                "HTTP/1.1 200 OK\nContent-Length: 7\nConnection: close\n\n[hello]",
                FakeClient.talk(Apps.ECHO, ServerLimits.DEFAULT, client -> {
                            client.send("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
                            assertEquals("", client.text());
                            client.send("hello");
                        })
                        .text());
    }

    @Test
    void responseBeforeTheAwaitedBodyEndsTheConnection() {
        assertEquals(
                "HTTP/1.1 200 OK\nContent-Length: 7\nConnection: close\n\nPOST /a",
                FakeClient.talk(Apps.LINE, POST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n"));
    }

    @Test
    void tooLongBodyIsRefusedWithoutContinue() {
        String text = FakeClient.talk(Apps.ECHO, POST + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
        assertTrue(text.startsWith("HTTP/1.1 413 Content Too Large\n"), text);
    }

    @Test
    void slowApplicationStopsTheClient() {
        int megabyte = 1 << 20;
        var seen = new int[1];
        Application slow = (_, receive, send) -> {
            while (receive.receive() instanceof Event.HttpRequest(byte[] part, boolean more)) {
                seen[0] += part.length;
                FakeClient.sleep(1);
                if (!more) {
                    break;
                }
            }
            send.send(Apps.start(200));
            send.send(Apps.body("" + seen[0], false));
        };
        FakeClient client = FakeClient.talk(slow, ServerLimits.DEFAULT, each -> {
            each.send(POST + "Content-Length: " + megabyte + "\r\n\r\n");
            for (int sent = 0; sent < megabyte; ) {
                if (each.isReading()) {
                    each.send("a".repeat(16 * 1024));
                    sent += 16 * 1024;
                } else {
                    assertTrue(sent - seen[0] <= 5 * 16 * 1024, "the server holds " + (sent - seen[0]) + " bytes");
                    FakeClient.sleep(1);
                }
            }
            FakeClient.sleep(100);
        });
        assertEquals(ok("" + megabyte), client.text());
    }

    @Test
    void slowClientStopsTheApplication() {
        var sent = new int[1];
        Application stream = (_, _, send) -> {
            send.send(Apps.start(200));
            for (int i = 0; i < 10; i++) {
                send.send(Apps.body("a".repeat(1_000), true));
                sent[0]++;
            }
            send.send(Apps.body("", false));
        };
        FakeClient client = FakeClient.talk(stream, ServerLimits.DEFAULT, each -> {
            each.setRoom(2_500);
            each.send(GET);
            assertEquals(2, sent[0]);
            each.setRoom(2_000);
            assertEquals(4, sent[0]);
            each.setRoom(Integer.MAX_VALUE);
            assertEquals(10, sent[0]);
        });
        assertTrue(client.text().endsWith("\n0\n\n"), client.text());
    }

    @Test
    void twoTasksMustNotSendAtTheSameTime() {
        List<String> errors = new ArrayList<>();
        Application app = (_, _, send) -> {
            send.send(Apps.start(200));
            var first = Async.start(() -> {
                send.send(Apps.body("a".repeat(1_000), true));
                return null;
            });
            FakeClient.sleep(1);
            try {
                send.send(Apps.body("b", true));
            } catch (IllegalStateException refused) {
                errors.add(refused.getMessage());
            }
            first.await();
            send.send(Apps.body("", false));
        };
        FakeClient client = FakeClient.talk(app, ServerLimits.DEFAULT, each -> {
            each.setRoom(10);
            each.send(GET);
            FakeClient.sleep(2);
            each.setRoom(Integer.MAX_VALUE);
            FakeClient.sleep(2);
        });
        assertEquals(List.of("another task is sending at the same time"), errors);
        assertTrue(client.text().endsWith("\n0\n\n"), client.text());
        assertFalse(client.text().contains("b"), client.text());
    }

    @Test
    void disconnectComesWhenTheResponseIsComplete() {
        List<Event> events = new ArrayList<>();
        Application app = (_, receive, send) -> {
            var watching = Async.start(() -> {
                events.add(receive.receive());
                events.add(receive.receive());
                events.add(receive.receive());
                return null;
            });
            FakeClient.sleep(1);
            assertEquals(1, events.size());
            send.send(Apps.start(200));
            send.send(Apps.body("", false));
            watching.await();
        };
        FakeClient.talk(app, ServerLimits.DEFAULT, client -> {
            client.send(GET);
            FakeClient.sleep(5);
        });
        assertInstanceOf(Event.HttpRequest.class, events.get(0));
        assertEquals(List.of(new Event.HttpDisconnect(), new Event.HttpDisconnect()), events.subList(1, 3));
    }

    @Test
    void taskThatIsLeftInReceiveDoesNotTakeTheNextRequest() {
        List<Event> late = new ArrayList<>();
        Application app = (scope, receive, send) -> {
            if (!((Scope.Http) scope).method().equals("POST")) {
                Apps.LINE.handle(scope, receive, send);
                return;
            }
            Async.start(() -> late.add(receive.receive()));
            FakeClient.sleep(1);
            Apps.LINE.handle(scope, receive, send);
        };
        FakeClient client = FakeClient.talk(app, ServerLimits.DEFAULT, each -> {
            each.send(POST + "Content-Length: 5\r\n\r\n");
            FakeClient.sleep(3);
            each.send("hello" + GET);
        });
        assertEquals(ok("POST /a") + ok("GET /b"), client.text());
        assertEquals(List.of(new Event.HttpDisconnect()), late);
    }

    @Test
    void clientThatGoesAwayIsADisconnectAndNoError() {
        List<Event> events = new ArrayList<>();
        FakeClient client = FakeClient.talk(
                (_, receive, _) -> {
                    events.add(receive.receive());
                    events.add(receive.receive());
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(GET);
                    each.lose();
                });
        assertEquals(new Event.HttpDisconnect(), events.get(1));
        assertEquals(List.of(), client.log());
    }

    @Test
    void clientThatGoesAwayInsideItsBodyIsADisconnect() {
        List<Event> events = new ArrayList<>();
        FakeClient client = FakeClient.talk(
                (_, receive, _) -> {
                    events.add(receive.receive());
                    events.add(receive.receive());
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(POST + "Content-Length: 5\r\n\r\nhel");
                    each.endInput();
                });
        assertEquals(new Event.HttpDisconnect(), events.get(1));
        assertEquals("", client.text());
        assertEquals(List.of(), client.log());
    }

    @Test
    void sendToAClientThatIsGoneThrowsAndIsNotLogged() {
        List<String> thrown = new ArrayList<>();
        FakeClient client = FakeClient.talk(
                (_, _, send) -> {
                    send.send(Apps.start(200));
                    try {
                        while (true) {
                            send.send(Apps.body("a", true));
                            FakeClient.sleep(1);
                        }
                    } catch (IOException gone) {
                        thrown.add(gone.getClass().getSimpleName());
                        throw gone;
                    }
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(GET);
                    each.lose();
                    FakeClient.sleep(3);
                });
        assertEquals(List.of("ClientDisconnected"), thrown);
        assertEquals(List.of(), client.log());
    }

    @Test
    void clientThatEndsItsOutputStillGetsItsResponses() {
        FakeClient client = FakeClient.talk(
                (scope, receive, send) -> {
                    FakeClient.sleep(1);
                    Apps.LINE.handle(scope, receive, send);
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(GET + GET);
                    each.endInput();
                    FakeClient.sleep(5);
                });
        assertEquals(ok("GET /b") + ok("GET /b"), client.text());
    }
}
