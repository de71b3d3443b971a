package tulip.crawler.http;

/// The head of a response (RFC 9112, section 4).
///
/// @param status  100 to 599
/// @param reason  often empty; means nothing
public record ResponseHead(int minorVersion, int status, String reason, Headers headers) implements Head {
    /// Says whether this only announces the real response: 100, 102, 103 (RFC 9110, section 15.2).
    public boolean isInterim() {
        return status < 200 && status != 101;
    }
}
