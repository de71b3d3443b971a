package tulip.crawler.http;

import java.nio.charset.StandardCharsets;

/// The head of a request (RFC 9112, section 3).
///
/// @param target  as it was sent: `/path?query`, or a whole address for a proxy
public record RequestHead(String method, String target, int minorVersion, Headers headers) implements Head {
    /// Writes the head as it goes over the wire, the empty line included.
    public byte[] toBytes() {
        var text = new StringBuilder(256);
        text.append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.")
                .append(minorVersion)
                .append("\r\n");
        for (Headers.Field field : headers.fields()) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
