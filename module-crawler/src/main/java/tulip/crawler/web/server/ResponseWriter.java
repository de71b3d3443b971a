package tulip.crawler.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpDate;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;
import tulip.crawler.web.Event;

/// Writes the response to one request. The head waits for the first part of the body: then the framing is
/// known, and both go out in one write.
///
/// ```
/// state      http.response.start   http.response.body, more   http.response.body, last
/// READY      STARTED               error                      error
/// STARTED    error                 BODY                       COMPLETE
/// BODY       error                 BODY                       COMPLETE
/// COMPLETE   error                 error                      error
/// ```
final class ResponseWriter {
    private enum State {
        READY,
        STARTED,
        BODY,
        COMPLETE
    }

    /// How the client finds the end of the body (RFC 9112, section 6.3).
    private enum End {
        NO_BODY,
        LENGTH,
        CHUNKS,
        CLOSE
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Wire wire;
    private final HttpDate date;
    private final RequestHead request;
    private final BooleanSupplier mayKeep; // whether the connection may be kept, as far as the request goes
    private State state = State.READY;
    private Event.HttpResponseStart start; // null before STARTED
    private End end; // null before BODY
    private long left; // of the Content-Length
    private boolean keepAlive;

    ResponseWriter(Wire wire, HttpDate date, RequestHead request, BooleanSupplier mayKeep) {
        this.wire = wire;
        this.date = date;
        this.request = request;
        this.mayKeep = mayKeep;
    }

    /// Whether the client has got a part of the response, so that no other response can be sent.
    boolean isBegun() {
        return state == State.BODY || state == State.COMPLETE;
    }

    boolean isComplete() {
        return state == State.COMPLETE;
    }

    /// Whether the client was told that the connection stays open.
    boolean keepsAlive() {
        return keepAlive;
    }

    void start(Event.HttpResponseStart event) {
        if (state != State.READY) {
            throw new IllegalStateException("http.response.start comes a second time");
        }
        if (event.status() < 200 || event.status() > 599) {
            throw new IllegalArgumentException("the status is " + event.status() + ", and not between 200 and 599");
        }
        start = event;
        state = State.STARTED;
    }

    void body(Event.HttpResponseBody part) throws IOException {
        switch (state) {
            case READY -> throw new IllegalStateException("http.response.body comes before http.response.start");
            case COMPLETE -> throw new IllegalStateException("http.response.body comes after the last one");
            case STARTED -> send(head(part), part);
            case BODY -> send(NOTHING.duplicate(), part);
        }
    }

    /// Decides on the framing, and writes the head.
    private ByteBuffer head(Event.HttpResponseBody first) {
        var head = new HeadEncoder(start.status());
        boolean dated = false;
        boolean close = false;
        boolean measured = false; // whether the application gives the length
        for (Headers.Field field : start.headers().fields()) {
            switch (field.name().toLowerCase(Locale.ROOT)) {
                case "content-length" -> {
                    measured = true;
                    length(head, field.value());
                }
                case "connection" -> close |= field.value().equalsIgnoreCase("close");
                case "transfer-encoding" -> {} // the server decides on it
                case "date" -> {
                    dated = true;
                    head.field(field.name(), field.value());
                }
                default -> head.field(field.name(), field.value());
            }
        }
        if (!dated) {
            head.field("Date", date.now());
        }
        end = end(measured, first);
        frame(head, measured, first);
        keepAlive = !close && end != End.CLOSE && request.keepAlive() && mayKeep.getAsBoolean();
        if (!keepAlive) {
            head.field("Connection", "close");
        } else if (request.version() == Version.HTTP_1_0) {
            head.field("Connection", "keep-alive");
        }
        return head.end();
    }

    private void length(HeadEncoder head, String value) {
        left = parsed(value);
        if (!isWithoutLength()) {
            head.field("Content-Length", Long.toString(left));
        }
    }

    /// 204 must not have a length, and that of 205 is 0.
    private boolean isWithoutLength() {
        return start.status() == 204 || start.status() == 205;
    }

    private End end(boolean measured, Event.HttpResponseBody first) {
        if (isWithoutLength() || start.status() == 304 || request.method().equals("HEAD")) {
            return End.NO_BODY;
        }
        if (measured || !first.moreBody()) {
            return End.LENGTH;
        }
        return request.version() == Version.HTTP_1_1 ? End.CHUNKS : End.CLOSE;
    }

    /// Writes the fields that tell the end of the body, which the application has not given. If `HEAD` is
    /// answered with a body, it is that of `GET`.
    private void frame(HeadEncoder head, boolean measured, Event.HttpResponseBody first) {
        boolean whole = !first.moreBody() && (end == End.LENGTH || (isBodyOfHead() && first.body().length > 0));
        if (!measured && whole) {
            left = first.body().length;
            head.field("Content-Length", Long.toString(left));
        } else if (start.status() == 205) {
            head.field("Content-Length", "0");
        } else if (end == End.CHUNKS) {
            head.field("Transfer-Encoding", "chunked");
        }
    }

    private boolean isBodyOfHead() {
        return request.method().equals("HEAD") && !isWithoutLength() && start.status() != 304;
    }

    private static long parsed(String length) {
        try {
            long bytes = Long.parseLong(length);
            if (bytes >= 0) {
                return bytes;
            }
        } catch (NumberFormatException none) {
            // the same error
        }
        throw new IllegalArgumentException("the Content-Length of the response is '" + length + "'");
    }

    private void send(ByteBuffer head, Event.HttpResponseBody part) throws IOException {
        byte[] body = part.body();
        switch (end) {
            case NO_BODY -> sendAll(head);
            case CLOSE -> sendAll(head, ByteBuffer.wrap(body));
            case LENGTH -> {
                count(part);
                sendAll(head, ByteBuffer.wrap(body));
            }
            case CHUNKS -> sendChunk(head, body, part.moreBody());
        }
        if (!part.moreBody()) {
            state = State.COMPLETE;
        }
    }

    private void count(Event.HttpResponseBody part) {
        left -= part.body().length;
        if (left < 0 || (left > 0 && !part.moreBody())) {
            throw new IllegalStateException(
                    "the body is " + (left < 0 ? "longer" : "shorter") + " than the Content-Length of the response");
        }
    }

    /// An empty chunk would end the body, so an empty part sends none.
    private void sendChunk(ByteBuffer head, byte[] body, boolean more) throws IOException {
        ByteBuffer last = ByteBuffer.wrap(more ? Event.NO_BYTES : LAST_CHUNK);
        if (body.length == 0) {
            sendAll(head, last);
        } else {
            String size = Integer.toHexString(body.length) + "\r\n";
            ByteBuffer line = ByteBuffer.wrap(size.getBytes(StandardCharsets.US_ASCII));
            sendAll(head, line, ByteBuffer.wrap(body), ByteBuffer.wrap(LINE_END), last);
        }
    }

    private void sendAll(ByteBuffer... parts) throws IOException {
        state = State.BODY;
        wire.send(parts);
    }
}
