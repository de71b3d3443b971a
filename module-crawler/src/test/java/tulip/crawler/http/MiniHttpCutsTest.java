package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MiniHttpCutsTest {
    private static final int MOST_HEAD_BYTES = 8 * 1024;
    private static final String START = "GET / HTTP/1.1\r\nX-Cup: ";

    @Test
    void theLimitOfAHeadDoesNotDependOnTheCuts() {
        for (int size = MOST_HEAD_BYTES - 4; size <= MOST_HEAD_BYTES + 4; size++) {
            String name = size <= MOST_HEAD_BYTES ? "Request" : "Refused";
            String request = START + "x".repeat(size - START.length()) + "\r\n\r\n";
            assertEquals(List.of(name), names(request, request.length()), "one read, a head of " + size + " bytes");
            assertEquals(List.of(name), names(request, 1), "byte by byte, a head of " + size + " bytes");
        }
    }

    private static List<String> names(String request, int atOnce) {
        var connection = new MiniHttp();
        List<String> names = new ArrayList<>();
        for (int from = 0; from < request.length(); from += atOnce) {
            byte[] part = request.substring(from, from + atOnce).getBytes(StandardCharsets.US_ASCII);
            connection.feed(part).forEach(event -> names.add(event.getClass().getSimpleName()));
        }
        return names;
    }
}
