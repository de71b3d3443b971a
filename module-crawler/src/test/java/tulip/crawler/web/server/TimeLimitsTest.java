package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Limits of time, on a manual clock.
@Timeout(60)
class TimeLimitsTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void idleConnectionIsClosedWithoutAResponse() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            FakeClient.sleep(74);
            assertFalse(each.hasEnded());
            FakeClient.sleep(2);
            assertTrue(each.hasEnded());
        });
        assertEquals("", client.text());
    }

    @Test
    void eachResponseBeginsTheIdleTimeAnew() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            for (int i = 0; i < 3; i++) {
                FakeClient.sleep(60);
                each.send(GET);
            }
            FakeClient.sleep(74);
            assertFalse(each.hasEnded());
            FakeClient.sleep(2);
            assertTrue(each.hasEnded());
        });
        assertEquals(3, client.text().split("GET /a", -1).length - 1);
    }

    @Test
    void headThatDripsIs408() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            for (int i = 0; i < 9; i++) {
                each.send("G");
                FakeClient.sleep(1);
            }
            assertEquals("", each.text());
            each.send("G");
            FakeClient.sleep(2);
        });
        assertTrue(client.text().startsWith("HTTP/1.1 408 Request Timeout\n"), client.text());
        assertTrue(client.text().contains("\nConnection: close\n"));
    }

    @Test
    void timeOfTheApplicationDoesNotCount() {
        FakeClient client = FakeClient.talk(
                (scope, receive, send) -> {
                    FakeClient.sleep(1_000);
                    Apps.LINE.handle(scope, receive, send);
                },
                ServerLimits.DEFAULT,
                each -> {
                    each.send(GET);
                    FakeClient.sleep(1_001);
                });
        assertTrue(client.text().startsWith("HTTP/1.1 200 OK\n"), client.text());
    }

    @Test
    void bodyThatStopsIs408() {
        FakeClient client = FakeClient.talk(Apps.ECHO, ServerLimits.DEFAULT, each -> {
            each.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
            FakeClient.sleep(19);
            each.send("h");
            FakeClient.sleep(19);
            assertEquals("", each.text());
            FakeClient.sleep(2);
        });
        assertTrue(client.text().startsWith("HTTP/1.1 408 Request Timeout\n"), client.text());
        assertEquals(List.of(), client.log());
    }

    @Test
    void clientThatTakesNothingIsGivenUp() {
        FakeClient client = FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            each.setRoom(10);
            each.send(GET);
            FakeClient.sleep(19);
            assertFalse(each.hasEnded());
            each.setRoom(10); // a little progress
            FakeClient.sleep(19);
            assertFalse(each.hasEnded());
            FakeClient.sleep(2);
            assertTrue(each.hasEnded());
        });
        assertEquals(20, client.receivedBytes());
        assertEquals(List.of(), client.log());
    }

    @Test
    void serverEndsItsOutputFirstAndWaitsForTheClient() {
        FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            each.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertEquals("output ended", each.end());
            each.send("ignored");
            assertEquals("output ended", each.end());
            each.endInput();
            assertEquals("closed", each.end());
        });
    }

    @Test
    void clientThatDoesNotCloseIsClosedAfterTwoSeconds() {
        FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            each.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            FakeClient.sleep(1);
            assertEquals("output ended", each.end());
            FakeClient.sleep(2);
            assertEquals("closed", each.end());
        });
    }

    @Test
    void clientThatSendsWithoutEndIsClosedAfterAMegabyte() {
        FakeClient.talk(Apps.LINE, ServerLimits.DEFAULT, each -> {
            each.send("nonsense\r\n\r\n");
            for (int i = 0; i < 16 && !each.end().equals("closed"); i++) {
                each.send("a".repeat(64 * 1024 + 1));
            }
            assertEquals("closed", each.end());
        });
    }
}
