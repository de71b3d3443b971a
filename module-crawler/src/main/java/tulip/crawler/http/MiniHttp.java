package tulip.crawler.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A small part of HTTP/1.1 (RFC 9112): heads, and bodies with a length. [MessageReader] reads all of it.
public final class MiniHttp implements MiniConnection {
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
        List<Event> events = new ArrayList<>();
        if (refused) {
            return events;
        }
        unread.append(new String(bytes, StandardCharsets.ISO_8859_1));
        try {
            for (var next = takeRequest(); next.isPresent(); next = takeRequest()) {
                events.add(next.get());
            }
        } catch (Refusal refusal) {
            refused = true;
            events.add(new Event.Refused(refusal.status));
        }
        return events;
    }

    /// Takes the next request, if all its bytes are there.
    private Optional<Event> takeRequest() throws Refusal {
        if (head.isEmpty()) {
            head = takeHead();
        }
        if (head.isEmpty() || unread.length() < head.get().bodyBytes) {
            return Optional.empty();
        }
        Head complete = head.get();
        head = Optional.empty();
        String body = take(complete.bodyBytes);
        return Optional.of(new Event.Request(complete.method, complete.target, complete.fields, body));
    }

    /// Takes a head, if all its bytes are there.
    private Optional<Head> takeHead() throws Refusal {
        int end = unread.indexOf("\r\n\r\n");
        int least = end < 0 ? unread.length() - 3 : end; // without an end, the last three may belong to the empty line
        if (least > MOST_HEAD_BYTES) {
            throw new Refusal(431);
        }
        if (end < 0) {
            return Optional.empty();
        }
        String text = take(end);
        take("\r\n\r\n".length());
        return Optional.of(parse(text));
    }

    /// Takes bytes away from those that are unread.
    private String take(int count) {
        String taken = unread.substring(0, count);
        unread.delete(0, count);
        return taken;
    }

    /// Reads a head, without the empty line at its end.
    private static Head parse(String text) throws Refusal {
        String[] lines = text.split("\r\n", -1);
        Matcher request = REQUEST_LINE.matcher(lines[0]);
        if (!request.matches()) {
            throw new Refusal(400);
        }
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher field = FIELD_LINE.matcher(lines[i]);
            if (!field.matches()) {
                throw new Refusal(400);
            }
            fields.merge(field.group(1).toLowerCase(Locale.ROOT), field.group(2), (first, more) -> first + ", " + more);
        }
        return new Head(request.group(1), request.group(2), fields, bodyBytes(fields));
    }

    /// The length of the body (RFC 9112, section 6.3).
    private static int bodyBytes(Map<String, String> fields) throws Refusal {
        String length = fields.get("content-length");
        if (fields.containsKey("transfer-encoding")) {
            throw new Refusal(length == null ? 501 : 400);
        }
        if (length == null) {
            return 0;
        }
        if (!DIGITS.matcher(length).matches()) {
            throw new Refusal(400);
        }
        if (Long.parseLong(length) > MOST_BODY_BYTES) {
            throw new Refusal(413);
        }
        return Integer.parseInt(length);
    }

    @Override
    public List<String> reply(int number, String reply) {
        replies.put(number, reply);
        List<String> now = new ArrayList<>();
        while (replies.containsKey(nextReply)) {
            now.add(replies.remove(nextReply));
            nextReply++;
        }
        return now;
    }
}
