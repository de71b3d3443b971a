package tulip.crawler;

/// Says that a request got no usable response, and why.
///
/// Has no stack trace: a crawl of a bad site creates thousands of failures, and the kind and message say enough.
public final class FetchFailure extends Exception {
    private final FailureKind kind;

    public FetchFailure(FailureKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }
}
