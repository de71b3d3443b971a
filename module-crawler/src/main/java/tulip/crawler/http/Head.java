package tulip.crawler.http;

/// Holds what comes before the body of a message: its start line and its header fields (RFC 9112, section 2.1).
public sealed interface Head permits RequestHead, ResponseHead {
    Version version();

    Headers headers();

    /// Says whether the sender is ready for another message on the same connection (RFC 9112, section 9.3).
    default boolean keepAlive() {
        if (headers().lists("Connection", "close")) {
            return false;
        }
        return version() == Version.HTTP_1_1 || headers().lists("Connection", "keep-alive");
    }
}
