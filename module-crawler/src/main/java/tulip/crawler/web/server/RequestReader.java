package tulip.crawler.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tulip.crawler.http.Framing;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.MessageReader;
import tulip.crawler.http.MessageReader.Step;
import tulip.crawler.http.RequestHead;

/// Reads the requests of a connection, one after the other.
final class RequestReader {
    private final Wire wire;
    private final ServerLimits limits;
    private final MessageReader<RequestHead> messages;

    private boolean isHead; // whether the last head was of a HEAD request

    /// A request whose body has not been read.
    record Request(RequestHead head, RequestTarget target, RequestBody body) {}

    RequestReader(Wire wire, ServerLimits limits) {
        this.wire = wire;
        this.limits = limits;
        messages = MessageReader.ofRequests(limits.maxHeadBytes(), 0);
    }

    /// Waits for the next request. The body of the last one must have been read.
    ///
    /// @param closing  asked while no head is complete: then a client gets no answer, also if it has sent a part
    /// @return empty if there is no further request: the client has ended, or was idle for too long, or the
    ///     server is closing
    /// @throws Refusal if the bytes are no acceptable request, or come too slowly
    Optional<Request> next(BooleanSupplier closing) throws IOException, Refusal {
        Deadline deadline = wire.reading();
        deadline.in(limits.idleTimeout());
        isHead = false;
        boolean begun = false;
        while (true) {
            if (feed() instanceof Step.HeadRead<RequestHead>(RequestHead head, Framing framing)) {
                deadline.clear();
                isHead = head.method().equals("HEAD");
                RequestTarget target = RequestRules.check(head, limits);
                return Optional.of(new Request(head, target, RequestBody.of(head, framing, this, wire, limits)));
            }
            if (wire.hasEnded()) {
                return Optional.empty(); // also inside a head: a client that has gone needs no answer
            }
            if (closing.getAsBoolean()) {
                return Optional.empty();
            }
            if (messages.idle()) {
                if (deadline.hasPassed()) {
                    return Optional.empty();
                }
            } else if (!begun) {
                begun = true;
                deadline.in(limits.headTimeout());
            } else if (deadline.hasPassed()) {
                throw new Refusal(408, "the head was not complete within " + limits.headTimeout());
            }
            wire.awaitChange();
        }
    }

    /// Whether the request that was read last must not get a body in its response.
    boolean isHead() {
        return isHead;
    }

    /// Reads what has come, up to the next step.
    ///
    /// @throws Refusal if the bytes are wrong
    Step<RequestHead> feed() throws Refusal {
        try {
            return messages.feed(wire.input());
        } catch (HttpError error) {
            throw Refusal.of(error, messages.inStartLine());
        }
    }

    /// See [MessageReader#passBody].
    ///
    /// @throws Refusal if the head says that the body is too long
    void passBody(Consumer<ByteBuffer> parts) throws Refusal {
        try {
            messages.passBody(parts, limits.maxBodyBytes());
        } catch (HttpError error) {
            throw Refusal.of(error, false);
        }
    }
}
