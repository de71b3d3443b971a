package tulip.crawler.http;

/// The part of a message before its body: start line and header fields (RFC 9112, section 2.1).
public sealed interface Head permits RequestHead, ResponseHead {
    Version version();

    Headers headers();

    /// Says whether the sender keeps the connection open for another message (RFC 9112, section 9.3).
    default boolean keepAlive() {
        if (headers().lists("Connection", "close")) {
            return false;
        }
        return version() == Version.HTTP_1_1 || headers().lists("Connection", "keep-alive");
    }
}
