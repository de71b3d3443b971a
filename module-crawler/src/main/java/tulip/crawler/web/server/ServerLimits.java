package tulip.crawler.web.server;

import java.time.Duration;

/// How much of a client's bytes and time a server accepts. Without limits, one client could take all memory, or
/// keep connections for ever without sending anything (Slowloris).
///
/// @param maxHeadBytes    of request line and header fields; over it: 431
/// @param maxTargetBytes  of the request target; over it: 414. RFC 9112, section 3, recommends at least 8,000
/// @param maxFields       header fields; over it: 431
/// @param maxBodyBytes    of a request's body; over it: 413
/// @param idleTimeout     from one request to the first byte of the next one; then the server closes
/// @param headTimeout     from the first byte of a head to its end; over it: 408
/// @param bodyTimeout     without a byte of a body for which the application waits; over it: 408
/// @param writeTimeout    without a byte that the client takes; then the server gives up
/// @param lingerTimeout   after the last response: how long the server waits for the client to close first
public record ServerLimits(
        int maxHeadBytes,
        int maxTargetBytes,
        int maxFields,
        long maxBodyBytes,
        Duration idleTimeout,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration writeTimeout,
        Duration lingerTimeout) {
    public static final ServerLimits DEFAULT = new ServerLimits(
            32 * 1024,
            8_000,
            100,
            16L << 20,
            Duration.ofSeconds(75),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2));

    /// The same limits for connections that are never closed for being idle.
    public ServerLimits neverIdle() {
        return new ServerLimits(
                maxHeadBytes,
                maxTargetBytes,
                maxFields,
                maxBodyBytes,
                Duration.ofDays(365),
                headTimeout,
                bodyTimeout,
                writeTimeout,
                lingerTimeout);
    }
}
