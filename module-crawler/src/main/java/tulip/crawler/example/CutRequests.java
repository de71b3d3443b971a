package tulip.crawler.example;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tulip.crawler.http.MiniConnection.Event;
import tulip.crawler.http.MiniHttp;

/// A parser without I/O: the requests do not depend on how the bytes are cut. In Python:
/// python/cut_requests.py.
final class CutRequests {
    private static final byte[] BYTES = ("GET /menu HTTP/1.1\r\nHost: shop\r\n\r\n"
                    + "POST /cups HTTP/1.1\r\nContent-Length: 3\r\n\r\ntea"
                    + "GET /bill HTTP/1.1\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private CutRequests() {}

    /// The requests of each read.
    private static List<List<String>> read(int size) {
        var connection = new MiniHttp();
        List<List<String>> reads = new ArrayList<>();
        for (int begin = 0; begin < BYTES.length; begin += size) {
            byte[] read = Arrays.copyOfRange(BYTES, begin, Math.min(begin + size, BYTES.length));
            reads.add(connection.feed(read).stream().map(CutRequests::told).toList());
        }
        return reads;
    }

    private static String told(Event event) {
        return switch (event) {
            case Event.Request(String method, String target, var _, String body) ->
                method + " " + target + (body.isEmpty() ? "" : " " + body);
            case Event.Refused(int status) -> "refused with " + status;
        };
    }

    static void main() {
        for (int size : new int[] {BYTES.length, 60, 1}) {
            List<List<String>> reads =
                    read(size).stream().filter(requests -> !requests.isEmpty()).toList();
            IO.println("reads of " + size + ": " + reads);
        }
    }
}
