package tulip.crawler.http;

import tulip.crawler.FailureKind;

/// Says that a message breaks the rules of HTTP/1.1, or a limit. Carries no stack trace: the peer is at fault.
public final class HttpError extends Exception {
    private final FailureKind kind;

    public HttpError(FailureKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
