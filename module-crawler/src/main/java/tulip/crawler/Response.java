package tulip.crawler;

import tulip.crawler.http.Headers;

/// Holds a response as it came: no redirect followed, nothing decompressed.
///
/// @param status   the status code, 200 to 599
/// @param headers  the header fields
/// @param body     the body with its framing removed; empty where the client was told to leave it out
public record Response(int status, Headers headers, byte[] body) {}
