package tulip.crawler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.http.Framing;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.ResponseHead;
import tulip.kit.Clock;

/// An open connection of the [BlockingClient]. One thread at a time may use it; any thread may close its socket.
final class Connection {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final byte[] NOTHING = {};

    private final DeadlineSocket raw;
    private final boolean secure;
    private final InputStream in;
    private final OutputStream out;
    private final Limits limits;
    private final Clock clock;
    private final MessageReader<ResponseHead> reader;
    private final ByteBuffer received = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long responseDeadline;
    private boolean reusable;

    /// Uses a connected socket.
    ///
    /// @param socket  `raw` itself, or a TLS socket on top of it
    Connection(DeadlineSocket raw, Socket socket, Limits limits, Clock clock) throws IOException {
        this.raw = raw;
        this.secure = raw != socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.limits = limits;
        this.clock = clock;
        this.reader = MessageReader.ofResponses(limits.maxHeadBytes(), limits.maxBodyBytes());
    }

    DeadlineSocket socket() {
        return raw;
    }

    /// Sends a `GET` request and reads its response. The timeouts begin when the request is sent.
    Response exchange(byte[] request, Predicate<ResponseHead> wantsBody) throws IOException, HttpError {
        reusable = false;
        out.write(request);
        long sent = clock.nanoTime();
        long firstByteDeadline = sent + limits.firstByteTimeout().toNanos();
        responseDeadline = sent + limits.responseTimeout().toNanos();
        raw.readUntil(firstByteDeadline - responseDeadline < 0 ? firstByteDeadline : responseDeadline);
        while (true) {
            switch (reader.feed(received)) {
                case Step.NeedsBytes<ResponseHead> _ -> {
                    if (!receive()) {
                        return whole(reader.finish());
                    }
                }
                case Step.HeadRead<ResponseHead>(var head, var framing) -> {
                    if (!wantsBody.test(head)) {
                        drop(framing);
                        return new Response(head.status(), head.headers(), NOTHING);
                    }
                }
                case Step.MessageRead<ResponseHead> message -> {
                    return whole(message);
                }
            }
        }
    }

    /// Says whether the connection can be used for another exchange.
    boolean reusable() {
        return reusable;
    }

    /// Says whether any byte of the response has arrived.
    boolean receivedAny() {
        return !reader.idle();
    }

    /// Says whether the whole head of the response has arrived.
    boolean inBody() {
        return reader.inBody();
    }

    /// Says whether an idle connection has no bytes to read. Bytes without a request would be taken for the next
    /// response.
    boolean hasNoUnexpectedBytes() {
        try {
            return secure || in.available() == 0; // TLS also sends records without data
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean receive() throws IOException {
        int count = in.read(received.array());
        received.position(0).limit(Math.max(count, 0));
        raw.readUntil(responseDeadline);
        return count >= 0;
    }

    private Response whole(Step.MessageRead<ResponseHead> message) {
        reusable = message.keepAlive() && !received.hasRemaining();
        return new Response(message.head().status(), message.head().headers(), message.body());
    }

    /// Reads and discards an unwanted body if that may be cheaper than a new connection. An error does not fail the
    /// exchange.
    private void drop(Framing framing) {
        if (!UnwantedBody.mayBeShort(framing)) {
            return;
        }
        try {
            reader.skipBody(UnwantedBody.DROP_BYTES);
            while (true) {
                if (reader.feed(received) instanceof Step.MessageRead<ResponseHead> message) {
                    whole(message);
                    return;
                }
                if (!receive()) {
                    return;
                }
            }
        } catch (IOException | HttpError _) {
            // the connection is then not reusable
        }
    }
}
