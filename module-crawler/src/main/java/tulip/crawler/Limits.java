package tulip.crawler;

import java.time.Duration;

/// Bounds what one request may cost, so that no site can hold a crawl up for ever.
///
/// @param connectTimeout    until the connection stands
/// @param firstByteTimeout  from the request sent to the first byte of its response; on Vert.x and `java.net.http`,
/// which
///                          do not tell of bytes, to the end of its head
/// @param responseTimeout   from the request sent to the last byte of its response; on `java.net.http`, which does not
///                          tell when it has sent, both begin before it connects
/// @param maxHeadBytes      status line and header fields together
/// @param maxBodyBytes      body, before and after decompression
public record Limits(
        Duration connectTimeout,
        Duration firstByteTimeout,
        Duration responseTimeout,
        int maxHeadBytes,
        int maxBodyBytes) {

    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 64 * 1024, 16 * 1024 * 1024);

    /// The longest head that `java.net.http` takes, unless the JVM was started with another `jdk.http.maxHeaderSize`.
    public static final int MOST_HEAD_BYTES = 384 * 1024;

    /// What must have ended must have begun: the limit of the first byte is never above that of the whole response.
    public Limits {
        if (firstByteTimeout.compareTo(responseTimeout) > 0) {
            firstByteTimeout = responseTimeout;
        }
    }
}
