package tulip.crawler.http;

import tulip.crawler.FailureKind;

/// Says why bytes are no HTTP/1.1 message that we can use.
///
/// Carries no stack trace: what was wrong is in the bytes, not in the code that found it.
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
