package tulip.crawler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.crawler.http.MiniConnection;

/// A correct connection. Each mistake overrides one or two methods, and so has only one fault.
class BreakableMiniHttp implements MiniConnection {
    static final int MOST_HEAD_BYTES = 8 * 1024;
    static final int MOST_BODY_BYTES = 1024 * 1024;
    static final String END = "\r\n\r\n";
    static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/1\\.[0-9]");
    private static final Pattern FIELD_LINE = Pattern.compile("(" + TOKEN + "):[ \t]*([^\r\n\0]*?)[ \t]*");

    /// A request whose body may be incomplete; null if the head is not complete.
    record Head(String method, String target, Map<String, String> fields, int bodyBytes) {}

    /// Where the bytes are no request.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        final int status;

        Refusal(int status) {
            super("status " + status, null, false, false);
            this.status = status;
        }
    }

    String unread = "";
    Head head;
    boolean refused;
    final Map<Integer, String> replies = new TreeMap<>();
    int nextReply = 1;

    @Override
    public List<Event> feed(byte[] bytes) {
        List<Event> events = new ArrayList<>();
        if (isOver()) {
            return events;
        }
        keep(decoded(bytes));
        try {
            takeAll(events);
        } catch (Refusal refusal) {
            refused = true;
            events.add(new Event.Refused(refusal.status));
        }
        return events;
    }

    boolean isOver() {
        return refused;
    }

    String decoded(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    void keep(String text) {
        unread += text;
    }

    void takeAll(List<Event> events) {
        for (Event next = takeRequest(); next != null; next = takeRequest()) {
            events.add(next);
        }
    }

    final Event takeRequest() {
        if (head == null) {
            head = takeHead();
        }
        if (head == null || !isComplete(head)) {
            return null;
        }
        Head complete = head;
        head = null;
        return new Event.Request(complete.method, complete.target, complete.fields, takeBody(complete));
    }

    boolean isComplete(Head complete) {
        return unread.length() >= complete.bodyBytes;
    }

    String takeBody(Head complete) {
        return take(complete.bodyBytes);
    }

    final String take(int count) {
        String taken = unread.substring(0, count);
        unread = unread.substring(count);
        return taken;
    }

    Head takeHead() {
        int end = unread.indexOf(END);
        requireShort(end);
        if (end < 0) {
            return null;
        }
        String text = take(end);
        take(END.length());
        return parse(text);
    }

    void requireShort(int end) {
        if (end > MOST_HEAD_BYTES || (end < 0 && unread.length() > MOST_HEAD_BYTES)) {
            throw new Refusal(431);
        }
    }

    final Head parse(String text) {
        String[] lines = lines(text);
        String[] request = requestLine(lines[0]);
        Map<String, String> fields = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            field(lines[i], fields);
        }
        return new Head(request[0], request[1], fields, bodyBytes(fields));
    }

    String[] lines(String text) {
        return text.split("\r\n", -1);
    }

    String[] requestLine(String line) {
        Matcher request = REQUEST_LINE.matcher(line);
        if (!request.matches()) {
            throw new Refusal(400);
        }
        return new String[] {request.group(1), request.group(2)};
    }

    void field(String line, Map<String, String> fields) {
        Matcher field = fieldPattern().matcher(line);
        if (!field.matches()) {
            whenNoField();
            return;
        }
        add(name(field.group(1)), value(field.group(2)), fields);
    }

    Pattern fieldPattern() {
        return FIELD_LINE;
    }

    void whenNoField() {
        throw new Refusal(400);
    }

    String name(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    String value(String value) {
        return value;
    }

    void add(String name, String value, Map<String, String> fields) {
        fields.merge(name, value, (first, more) -> first + ", " + more);
    }

    int bodyBytes(Map<String, String> fields) {
        String length = fields.get("content-length");
        if (fields.containsKey("transfer-encoding")) {
            whenCoded(length);
        }
        return length == null ? 0 : number(length);
    }

    void whenCoded(String length) {
        throw new Refusal(length == null ? 501 : 400);
    }

    int number(String length) {
        if (!length.matches("[0-9]{1,18}")) {
            throw new Refusal(400);
        }
        requireFew(Long.parseLong(length));
        return Integer.parseInt(length);
    }

    void requireFew(long bytes) {
        if (bytes > MOST_BODY_BYTES) {
            throw new Refusal(413);
        }
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
