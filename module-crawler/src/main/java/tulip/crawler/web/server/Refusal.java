package tulip.crawler.web.server;

import tulip.crawler.http.HttpError;

/// Thrown when a request is refused before its application answers. The connection is closed after the
/// response: where the next request begins is not known, or not trusted.
///
/// Has no stack trace: the error is in the request, not in the code.
final class Refusal extends Exception {
    private final int status;

    /// @param status    400 to 505
    /// @param sentence  says what is wrong; the response shows it
    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /// Finds the status for an error in the bytes.
    ///
    /// @param inStartLine  whether the error was found before the end of the request line
    static Refusal of(HttpError error, boolean inStartLine) {
        int status = switch (error.kind()) {
            case HEAD_TOO_LARGE -> inStartLine ? 414 : 431;
            case BODY_TOO_LARGE -> 413;
            case OTHER_VERSION -> 505;
            case BAD_HEAD, BAD_FRAMING, BAD_STATUS, TRUNCATED_HEAD, TRUNCATED_BODY -> 400;
        };
        return new Refusal(status, error.getMessage());
    }

    int status() {
        return status;
    }
}
