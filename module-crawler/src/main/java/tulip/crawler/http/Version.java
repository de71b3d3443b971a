package tulip.crawler.http;

/// The HTTP version of a message. A later minor version counts as 1.1 (RFC 9112, section 2.3).
public enum Version {
    HTTP_1_0("HTTP/1.0"),
    HTTP_1_1("HTTP/1.1");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    /// The version as written in a start line.
    public String text() {
        return text;
    }

    /// Reads `HTTP/1.x`.
    ///
    /// @throws HttpError for another protocol, another major version, or lower case
    static Version parse(byte[] line, int from, int to) throws HttpError {
        if (to - from != 8 || !Ascii.startsWith("HTTP/1.", line, from, to) || !Ascii.isDigit(line[to - 1])) {
            throw Ascii.badHead("the start line names no HTTP/1.x version", line, from, to);
        }
        return line[to - 1] == '0' ? HTTP_1_0 : HTTP_1_1;
    }
}
