package tulip.crawler.http;

import tulip.crawler.FailureKind;

/// Thrown when bytes are not a usable HTTP/1.1 message; says why.
///
/// Has no stack trace: the error is in the bytes, not in the code.
public final class HttpError extends Exception {
    private final FailureKind kind;

    HttpError(FailureKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
