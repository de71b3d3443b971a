package tulip.crawler.http;

/// Thrown when bytes are not a usable HTTP/1.1 message; says why.
///
/// Has no stack trace: the error is in the bytes, not in the code.
public final class HttpError extends Exception {
    /// What is wrong with a message.
    public enum Kind {
        /// The connection ended before the whole head.
        TRUNCATED_HEAD,
        /// The head is not HTTP/1.1.
        BAD_HEAD,
        /// The request is of another major version of HTTP.
        OTHER_VERSION,
        /// The status is not between 100 and 599.
        BAD_STATUS,
        /// The head is over its limit.
        HEAD_TOO_LARGE,
        /// The end of the body cannot be found.
        BAD_FRAMING,
        /// The connection ended inside the body.
        TRUNCATED_BODY,
        /// The body is over its limit.
        BODY_TOO_LARGE
    }

    private final Kind kind;

    HttpError(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
