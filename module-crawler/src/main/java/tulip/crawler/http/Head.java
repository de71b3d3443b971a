package tulip.crawler.http;

/// The first part of a message: its start line and its header fields (RFC 9112, section 2.1).
public sealed interface Head permits RequestHead, ResponseHead {
    /// The minor version: 1 for HTTP/1.1, 0 for HTTP/1.0.
    int minorVersion();

    Headers headers();

    /// Says whether the connection can carry another message after this one (RFC 9112, section 9.3).
    default boolean keepsAlive() {
        boolean keepAlive = minorVersion() > 0;
        for (String value : headers().all("Connection")) {
            for (String option : value.split(",", -1)) {
                if (option.strip().equalsIgnoreCase("close")) {
                    return false;
                }
                keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
            }
        }
        return keepAlive;
    }
}
