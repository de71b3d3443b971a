package tulip.crawler.exercise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tulip.crawler.http.MiniConnection;
import tulip.kit.Todo;

/// Exercise 5.7: HTTP/1.1 without I/O. The text is exercises/7-mini-http.md.
public final class MyMiniHttp implements MiniConnection {
    private static final int MOST_HEAD_BYTES = 8 * 1024;
    private static final int MOST_BODY_BYTES = 1024 * 1024;

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/1\\.[0-9]");
    private static final Pattern FIELD_LINE = Pattern.compile("(" + TOKEN + "):[ \t]*([^\r\n\0]*?)[ \t]*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}"); // more do not fit into a long

    /// A request whose body may be incomplete.
    private record Head(String method, String target, Map<String, String> fields, int bodyBytes) {}

    /// Thrown where the bytes are no request.
    @SuppressWarnings("serial")
    private static final class Refusal extends Exception {
        private final int status;

        Refusal(int status) {
            super("status " + status, null, false, false);
            this.status = status;
        }
    }

    private final StringBuilder unread = new StringBuilder(); // one character for each byte
    private Optional<Head> head = Optional.empty(); // of the request whose body is not complete
    private boolean refused;
    private final Map<Integer, String> replies = new HashMap<>(); // those that wait for an earlier one
    private int nextReply = 1;

    @Override
    public List<Event> feed(byte[] bytes) {
        throw new Todo("keep the bytes, and take all requests that are complete");
    }

    /// Takes the next request, if all its bytes are there.
    private Optional<Event> takeRequest() throws Refusal {
        throw new Todo("first the head, then the body");
    }

    /// Takes a head, if all its bytes are there.
    private Optional<Head> takeHead() throws Refusal {
        throw new Todo("find the empty line, and parse what is before it");
    }

    /// Takes bytes away from those that are unread.
    private String take(int count) {
        String taken = unread.substring(0, count);
        unread.delete(0, count);
        return taken;
    }

    /// Reads a head, without the empty line at its end.
    private static Head parse(String text) throws Refusal {
        throw new Todo("the request line, and the fields");
    }

    /// The length of the body (RFC 9112, section 6.3).
    private static int bodyBytes(Map<String, String> fields) throws Refusal {
        throw new Todo("how many bytes belong to the body?");
    }

    @Override
    public List<String> reply(int number, String reply) {
        throw new Todo("keep the replies until their turn has come");
    }
}
