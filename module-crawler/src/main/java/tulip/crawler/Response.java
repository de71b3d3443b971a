package tulip.crawler;

import tulip.crawler.http.Headers;

/// An HTTP response as received: redirects are not followed and the body is not decompressed.
///
/// @param status   the status code, 200 to 599
/// @param headers  the header fields
/// @param body     the body without its framing; empty if the caller did not want it
public record Response(int status, Headers headers, byte[] body) {}
