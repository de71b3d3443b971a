package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Reads the messages of one connection, one after the other, from bytes as they arrive. It does no I/O.
///
/// ```
/// HEAD ──HeadRead──▶ CHOICE (keep the body, or skip it) ──▶ BODY ──MessageRead──▶ HEAD
/// ```
/// After an [HttpError] neither the reader nor the connection can be used again.
///
/// @param <H> the type of head: requests on a server, responses on a client
public final class MessageReader<H extends Head> {
    /// The limit of interim responses (1xx) before the final response.
    static final int MAX_INTERIM = 8;

    /// The result of [#feed].
    public sealed interface Step<H extends Head> {
        /// All bytes were consumed, and the message is incomplete.
        record NeedsBytes<H extends Head>() implements Step<H> {}

        /// The head is complete, and no byte of the body is consumed yet. Now the caller may call [#skipBody] or
        /// [#passBody].
        record HeadRead<H extends Head>(H head, Framing framing) implements Step<H> {}

        /// The message is complete. The remaining bytes belong to the next message.
        ///
        /// @param body       empty if the body was skipped or passed on
        /// @param keepAlive  whether another message may follow on this connection
        record MessageRead<H extends Head>(H head, byte[] body, boolean keepAlive) implements Step<H> {}
    }

    private sealed interface State<H> {
        record InHead<H>() implements State<H> {}

        record Choice<H>(H head, Framing framing) implements State<H> {}

        record InBody<H>(H head, Framing framing, BodyDecoder decoder) implements State<H> {}
    }

    private final HeadParser<H> parser;
    private final int maxBodyBytes;
    private State<H> state = new State.InHead<>();
    private String method = "GET";
    private int interims;

    private MessageReader(StartLine<H> startLine, int maxHeadBytes, int maxBodyBytes) {
        this.parser = new HeadParser<>(startLine, maxHeadBytes);
        this.maxBodyBytes = maxBodyBytes;
    }

    /// Makes a server's reader.
    public static MessageReader<RequestHead> ofRequests(int maxHeadBytes, int maxBodyBytes) {
        return new MessageReader<>(new StartLine.OfRequest(), maxHeadBytes, maxBodyBytes);
    }

    /// Makes a client's reader. It ignores interim responses (1xx), except 101, which ends HTTP on this connection.
    public static MessageReader<ResponseHead> ofResponses(int maxHeadBytes, int maxBodyBytes) {
        return new MessageReader<>(new StartLine.OfResponse(), maxHeadBytes, maxBodyBytes);
    }

    /// Sets the method of the request that the next response answers; the default is `GET`.
    public void answering(String method) {
        this.method = method;
    }

    /// Consumes bytes up to the next step. Call again with the remaining bytes until the result is
    /// [Step.NeedsBytes].
    public Step<H> feed(ByteBuffer in) throws HttpError {
        return switch (state) {
            case State.InHead<H> _ -> feedHead(in);
            case State.Choice<H>(H head, Framing framing) ->
                feedBody(in, begin(head, framing, BodyDecoder.keeping(framing, maxBodyBytes)));
            case State.InBody<H> body -> feedBody(in, body);
        };
    }

    /// Discards the body instead of keeping it. Call only directly after [Step.HeadRead].
    ///
    /// @throws HttpError (`BODY_TOO_LARGE`), here or later, if the body is over `atMost` bytes
    public void skipBody(long atMost) throws HttpError {
        passBody(_ -> {}, atMost);
    }

    /// Passes the body on as it arrives instead of keeping it. Call only directly after [Step.HeadRead].
    ///
    /// @param parts  receives the bytes of the body, without its framing. A part is valid only during the call
    /// @throws HttpError (`BODY_TOO_LARGE`), here or later, if the body is over `atMost` bytes
    public void passBody(Consumer<ByteBuffer> parts, long atMost) throws HttpError {
        if (!(state instanceof State.Choice<H>(H head, Framing framing))) {
            throw new IllegalStateException("a body can be skipped or passed only right after its head");
        }
        begin(head, framing, BodyDecoder.of(framing, new BodySink.Pass(parts, atMost)));
    }

    /// Tells the reader that the connection has ended.
    ///
    /// @return the message whose body the end of the connection completes
    /// @throws HttpError if the message is incomplete: `TRUNCATED_HEAD` or `TRUNCATED_BODY`
    public Step.MessageRead<H> finish() throws HttpError {
        if (state instanceof State.Choice<H>(H head, Framing framing)) {
            begin(head, framing, BodyDecoder.keeping(framing, maxBodyBytes));
        }
        if (!(state instanceof State.InBody<H> body)) {
            String reached = idle() ? "before a message" : "inside a head";
            throw new HttpError(HttpError.Kind.TRUNCATED_HEAD, "the connection ended " + reached);
        }
        body.decoder.finish();
        return complete(body);
    }

    /// Says whether the reader is between two messages, so that the connection may end.
    public boolean idle() {
        return state instanceof State.InHead<H> && parser.atStart() && interims == 0;
    }

    /// Says whether the start line is incomplete. So after `HEAD_TOO_LARGE` it tells that this line is too long.
    public boolean inStartLine() {
        return state instanceof State.InHead<H> && parser.head() == null;
    }

    /// Says whether the head is complete and the body is not.
    public boolean inBody() {
        return !(state instanceof State.InHead<H>);
    }

    private Step<H> feedHead(ByteBuffer in) throws HttpError {
        while (parser.feed(in)) {
            H head = parser.head();
            parser.next();
            if (!isInterim(head)) {
                Framing framing = framing(head);
                interims = 0;
                state = new State.Choice<>(head, framing);
                return new Step.HeadRead<>(head, framing);
            }
            if (++interims > MAX_INTERIM) {
                throw new HttpError(HttpError.Kind.BAD_HEAD, "over " + MAX_INTERIM + " interim responses came");
            }
        }
        return new Step.NeedsBytes<>();
    }

    private static boolean isInterim(Head head) {
        return head instanceof ResponseHead response && response.status() < 200 && response.status() != 101;
    }

    private Framing framing(Head head) throws HttpError {
        return switch (head) {
            case RequestHead request -> Framing.of(request);
            case ResponseHead response -> Framing.of(response, method);
        };
    }

    private State.InBody<H> begin(H head, Framing framing, BodyDecoder decoder) {
        var body = new State.InBody<>(head, framing, decoder);
        state = body;
        return body;
    }

    private Step<H> feedBody(ByteBuffer in, State.InBody<H> body) throws HttpError {
        body.decoder.feed(in);
        return body.decoder.done() ? complete(body) : new Step.NeedsBytes<>();
    }

    private Step.MessageRead<H> complete(State.InBody<H> body) {
        state = new State.InHead<>();
        method = "GET";
        boolean last = switch (body.framing) {
            case Framing.UntilClose _ -> true;
            case Framing.Chunked _ -> body.head.version() == Version.HTTP_1_0; // RFC 9112, section 6.1
            case Framing.Length _, Framing.None _ ->
                body.head instanceof ResponseHead response && response.status() == 101;
        };
        return new Step.MessageRead<>(body.head, body.decoder.body(), body.head.keepAlive() && !last);
    }
}
