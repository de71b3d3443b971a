package tulip.crawler;

import java.time.Duration;

/// Limits the cost of one request, so that no site can block a crawl for ever.
///
/// @param connectTimeout    to open a connection
/// @param firstByteTimeout  from the request sent to the first byte of its response. Vert.x and `java.net.http` do
///                          not report single bytes, so on them this time ends with the head
/// @param responseTimeout   from the request sent to the last byte of its response. `java.net.http` does not report
///                          when it has sent a request, so on it both times start before it connects
/// @param maxHeadBytes      size of status line and header fields together
/// @param maxBodyBytes      size of the body, checked before and after decompression
/// @param detailed          whether a page is read for reports too; see [PageDetail]
public record Limits(
        Duration connectTimeout,
        Duration firstByteTimeout,
        Duration responseTimeout,
        int maxHeadBytes,
        int maxBodyBytes,
        boolean detailed) {

    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 64 * 1024, 16 * 1024 * 1024);

    /// The longest head that `java.net.http` accepts by default (system property `jdk.http.maxHeaderSize`).
    public static final int MOST_HEAD_BYTES = 384 * 1024;

    /// Limits for a crawl without reports.
    public Limits(
            Duration connectTimeout,
            Duration firstByteTimeout,
            Duration responseTimeout,
            int maxHeadBytes,
            int maxBodyBytes) {
        this(connectTimeout, firstByteTimeout, responseTimeout, maxHeadBytes, maxBodyBytes, false);
    }

    /// The same limits for a crawl with reports.
    public Limits withDetail() {
        return new Limits(connectTimeout, firstByteTimeout, responseTimeout, maxHeadBytes, maxBodyBytes, true);
    }

    /// Lowers the first-byte timeout to the response timeout if it is longer.
    public Limits {
        if (firstByteTimeout.compareTo(responseTimeout) > 0) {
            firstByteTimeout = responseTimeout;
        }
    }
}
