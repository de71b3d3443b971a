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
}
