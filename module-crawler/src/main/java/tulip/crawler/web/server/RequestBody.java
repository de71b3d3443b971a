package tulip.crawler.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import tulip.crawler.http.Framing;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;
import tulip.crawler.web.ClientDisconnected;
import tulip.crawler.web.Event;

/// The body of one request, in parts, as fast as the application takes them. What the application does not take
/// stays in the wire and, beyond that, on the client's side.
final class RequestBody {
    /// How much of a body that nobody wants is read, so that the connection can be kept.
    private static final int DRAINED_BYTES = 64 * 1024;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Event.HttpRequest EMPTY = new Event.HttpRequest(Event.NO_BYTES, false);

    private final RequestReader reader;
    private final Wire wire;
    private final ServerLimits limits;
    private final Framing framing;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream(0); // what the last read has brought
    private boolean awaited; // whether the client waits for a 100 before it sends the body
    private boolean complete;
    private boolean stopped; // whether the application can get no more of it
    private boolean given; // whether the application has the last event of the body

    private RequestBody(Framing framing, boolean awaited, RequestReader reader, Wire wire, ServerLimits limits) {
        this.framing = framing;
        this.awaited = awaited;
        this.reader = reader;
        this.wire = wire;
        this.limits = limits;
    }

    /// Begins to read a body.
    ///
    /// @throws Refusal if the head says that the body is too long
    static RequestBody of(RequestHead head, Framing framing, RequestReader reader, Wire wire, ServerLimits limits)
            throws Refusal {
        boolean none = framing instanceof Framing.None || framing.equals(new Framing.Length(0));
        boolean awaited = !none
                && head.version() == Version.HTTP_1_1
                && head.headers().first("Expect").isPresent();
        var body = new RequestBody(framing, awaited, reader, wire, limits);
        reader.passBody(body::keep);
        if (none) {
            body.feed(); // consumes nothing
        }
        return body;
    }

    /// Whether all bytes of the body were read.
    boolean isComplete() {
        return complete;
    }

    /// Whether the application has got the whole body.
    boolean isGiven() {
        return given;
    }

    /// Waits for the next part. Asks the client for the body first, if it waits for that (RFC 9110, section
    /// 10.1.1).
    ///
    /// @param mayAsk  whether the response has not started: after it, a 100 would be wrong
    /// @throws IOException if the client is gone, or the response has ended meanwhile
    /// @throws Refusal     if the body is wrong, too long, or too slow
    Event.HttpRequest next(boolean mayAsk) throws IOException, Refusal {
        if (complete) {
            given = true;
            return EMPTY;
        }
        if (awaited && mayAsk && !wire.input().hasRemaining()) {
            wire.send(ByteBuffer.wrap(CONTINUE));
        }
        awaited = false;
        byte[] bytes = read(() -> stopped);
        given = complete;
        return new Event.HttpRequest(bytes, !complete);
    }

    /// Ends a wait in [#next], because the response is complete.
    void stop() {
        stopped = true;
        wire.wake();
    }

    /// Reads and drops the rest of a body that the application did not want.
    ///
    /// @return whether the next request can be read
    boolean drain() throws IOException, Refusal {
        long dropped = 0;
        while (!complete) {
            if (isTooMuch(dropped)) {
                return false;
            }
            dropped += read(() -> false).length;
        }
        return true;
    }

    /// Whether the connection can be kept without reading too much. A client that still waits for a 100 may
    /// send the body or leave it out, so nobody knows where its next request begins.
    boolean canDrain() {
        return complete || (!awaited && !isTooMuch(0));
    }

    private boolean isTooMuch(long dropped) {
        return dropped > DRAINED_BYTES || (framing instanceof Framing.Length(long bytes) && bytes > DRAINED_BYTES);
    }

    /// Waits for bytes of the body, or its end.
    private byte[] read(BooleanSupplier over) throws IOException, Refusal {
        Deadline deadline = wire.reading();
        deadline.in(limits.bodyTimeout());
        feed();
        while (part.size() == 0 && !complete) {
            if (over.getAsBoolean()) {
                throw new IOException("the response is complete");
            }
            if (wire.hasEnded()) {
                throw new ClientDisconnected("the client has closed the connection inside the body of its request");
            }
            if (deadline.hasPassed()) {
                throw new Refusal(408, "no byte of the body came within " + limits.bodyTimeout());
            }
            wire.awaitChange();
            feed();
        }
        deadline.clear();
        byte[] bytes = part.toByteArray();
        part.reset();
        return bytes;
    }

    private void feed() throws Refusal {
        complete = reader.feed() instanceof Step.MessageRead<RequestHead>;
    }

    /// Keeps what one read has brought. Chunks are joined.
    private void keep(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        part.writeBytes(copy);
    }
}
