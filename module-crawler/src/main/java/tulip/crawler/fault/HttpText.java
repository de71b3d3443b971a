package tulip.crawler.fault;

import java.nio.charset.StandardCharsets;

/// Makes the parts of an HTTP/1.1 message, correct or wrong, as text with one character for each byte.
final class HttpText {
    static final String END = "\r\n";
    static final String HTML = "Content-Type: text/html";
    static final String CHUNKED = "Transfer-Encoding: chunked";
    static final String LAST_CHUNK = "0\r\n\r\n";

    private HttpText() {}

    /// A head with status 200.
    static String ok(String... fields) {
        return head("200 OK", fields);
    }

    static String head(String status, String... fields) {
        return "HTTP/1.1 " + status + END + (fields.length == 0 ? "" : String.join(END, fields) + END) + END;
    }

    static String length(long bytes) {
        return "Content-Length: " + bytes;
    }

    /// A complete, correct response.
    static String html(String body) {
        return ok(HTML, length(body.length())) + body;
    }

    static String chunk(String data) {
        return Integer.toHexString(data.length()) + END + data + END;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
