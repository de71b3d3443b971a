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

    /// Lets a server answer 505 to `HTTP/2.0`, which is well-formed, and 400 to what is no version at all.
    ///
    /// @throws HttpError (`OTHER_VERSION`) for another major version
    static void requireMajorOne(byte[] line, int from, int to) throws HttpError {
        boolean wellFormed = to - from == 8
                && Ascii.startsWith("HTTP/", line, from, to)
                && Ascii.isDigit(line[from + 5])
                && line[from + 6] == '.'
                && Ascii.isDigit(line[from + 7]);
        if (wellFormed && line[from + 5] != '1') {
            String version = Ascii.text(line, from, to);
            throw new HttpError(HttpError.Kind.OTHER_VERSION, version + " is not supported: this is HTTP/1.1");
        }
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
