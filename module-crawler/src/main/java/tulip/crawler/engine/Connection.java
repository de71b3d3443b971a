package tulip.crawler.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.http.Framing;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.ResponseHead;

/// An open connection of a [KeepAliveClient]. It sends a request, and reads its response; the subclass decides
/// how it waits. Only one request at a time may use it.
abstract class Connection {
    private static final byte[] NOTHING = {};

    private final Limits limits;
    private final MessageReader<ResponseHead> reader;
    private final ByteBuffer received; // bytes that were read, and not parsed yet
    private long responseDeadline;
    private boolean reusable;

    /// @param received  holds no bytes between two exchanges, nor while this connection waits. So connections of
    ///                  one thread may share it
    Connection(Limits limits, ByteBuffer received) {
        this.limits = limits;
        this.received = received;
        this.reader = MessageReader.ofResponses(limits.maxHeadBytes(), limits.maxBodyBytes());
    }

    /// Sends all bytes.
    abstract void send(byte[] request) throws IOException;

    /// Waits for bytes.
    ///
    /// @param into  an empty buffer
    /// @return how many bytes; -1 at the end of the stream
    /// @throws java.net.SocketTimeoutException if the deadline has passed, and no byte has arrived
    abstract int receive(ByteBuffer into) throws IOException;

    /// Sets the deadline of [#receive].
    ///
    /// @param deadlineNanos  as [#nanoTime] counts
    abstract void readUntil(long deadlineNanos);

    /// The time by which deadlines count.
    abstract long nanoTime();

    /// Says whether an idle connection is open and has no bytes to read. Bytes without a request would be taken
    /// for the next response.
    abstract boolean hasNoUnexpectedBytes();

    /// Returns the failure if the connection broke because of this program: its client was closed, for instance.
    abstract Optional<FetchFailure> ended();

    abstract void close();

    /// Sends a `GET` request and reads its response. The timeouts begin when the request is sent.
    Response exchange(byte[] request, Predicate<ResponseHead> wantsBody) throws IOException, HttpError {
        reusable = false;
        send(request);
        received.limit(0);
        long sent = nanoTime();
        long firstByteDeadline = sent + limits.firstByteTimeout().toNanos();
        responseDeadline = sent + limits.responseTimeout().toNanos();
        readUntil(firstByteDeadline - responseDeadline < 0 ? firstByteDeadline : responseDeadline);
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
    final boolean reusable() {
        return reusable;
    }

    /// Says whether any byte of the response has arrived.
    final boolean receivedAny() {
        return !reader.idle();
    }

    /// Says whether the whole head of the response has arrived.
    final boolean inBody() {
        return reader.inBody();
    }

    private boolean receive() throws IOException {
        int count = receive(received.clear());
        received.flip();
        readUntil(responseDeadline);
        return count >= 0;
    }

    private Response whole(Step.MessageRead<ResponseHead> message) {
        reusable = message.keepAlive() && !received.hasRemaining();
        return new Response(message.head().status(), message.head().headers(), message.body());
    }

    /// Reads and discards an unwanted body if that may be cheaper than a new connection. An error does not fail
    /// the exchange.
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
