package tulip.crawler;

/// Says that a request got no usable response, and why.
///
/// Carries no stack trace: a crawl of a bad site makes thousands, and where it arose says nothing.
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
