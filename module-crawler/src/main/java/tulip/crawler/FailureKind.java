package tulip.crawler;

/// The reasons why a fetch gives no usable response.
///
/// The list is complete: a failure that fits no kind is a bug of the crawler ([#INTERNAL]). Engines with different
/// clients may report the same transport error as different kinds, but they find the same pages.
public enum FailureKind {
    UNKNOWN_HOST("unknown host"),
    FORBIDDEN_ADDRESS("address not allowed"),
    CONNECT_REFUSED("connection refused"),
    CONNECT_TIMEOUT("connect timed out"),
    TLS("TLS handshake failed"),
    RESET("connection lost before the whole head"),
    FIRST_BYTE_TIMEOUT("no first byte in time"),
    RESPONSE_TIMEOUT("response not finished in time"),
    BAD_HEAD("head is not HTTP/1.1"),
    HEAD_TOO_LARGE("head over the limit"),
    BAD_FRAMING("body framed wrongly"),
    TRUNCATED("connection lost inside the body"),
    BODY_TOO_LARGE("body over the limit"),
    BAD_ENCODING("body cannot be decompressed"),
    CLIENT_ERROR("status 4xx"),
    SERVER_ERROR("status 5xx"),
    BAD_STATUS("status outside 2xx to 5xx"),
    BAD_REDIRECT("redirect without a usable Location"),
    REDIRECT_LOOP("redirect loop"),
    TOO_MANY_REDIRECTS("too many redirects"),
    REDIRECT_OFF_SITE("redirect off the site"),
    INTERNAL("error inside the crawler");

    private final String text;

    FailureKind(String text) {
        this.text = text;
    }

    /// The kind in words, for a table or a sentence.
    public String text() {
        return text;
    }
}
