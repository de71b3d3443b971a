package tulip.crawler.http;

/// Reads the first line of a message. Heads of requests and responses differ only in this line and in what they
/// forgive ([#lenient]).
///
/// @param <H> the type of head
sealed interface StartLine<H extends Head> {
    /// How many bytes of an incomplete line [#canBegin] checks. They are enough to detect a protocol other than
    /// HTTP.
    int LOOK_BYTES = 16;

    /// Reads a whole line.
    ///
    /// @param headers  becomes part of the head; the parser adds the fields later
    H read(byte[] line, int length, Headers headers) throws HttpError;

    /// Says whether a line with this beginning can be a start line.
    boolean canBegin(byte[] line, int length);

    /// Says whether folded fields, lines without a name, and lines that end with LF alone are accepted.
    ///
    /// A client must accept folded fields, a server should not (RFC 9112, section 5.2). Clients ignore lines
    /// without a name; a server must refuse them. A server may accept LF alone (section 2.2). But a proxy in front
    /// of it may take the LF for a part of a field, and so see fewer fields.
    boolean lenient();

    /// `GET /index.html HTTP/1.1` (RFC 9112, section 3).
    record OfRequest() implements StartLine<RequestHead> {
        @Override
        public RequestHead read(byte[] line, int length, Headers headers) throws HttpError {
            int method = 0;
            while (method < length && Ascii.isToken(line[method])) {
                method++;
            }
            int target = Math.min(method + 1, length);
            while (target < length && line[target] > ' ' && line[target] < 127) {
                target++;
            }
            boolean whole = method > 0 && target > method + 1 && target < length;
            if (!whole || line[method] != ' ' || line[target] != ' ') {
                throw Ascii.badHead("the request line is not 'method target version'", line, 0, length);
            }
            Version.requireMajorOne(line, target + 1, length);
            Version version = Version.parse(line, target + 1, length);
            return new RequestHead(Ascii.text(line, 0, method), Ascii.text(line, method + 1, target), version, headers);
        }

        @Override
        public boolean canBegin(byte[] line, int length) {
            for (int i = 0; i < Math.min(length, LOOK_BYTES); i++) {
                if (!Ascii.isToken(line[i])) {
                    return (line[i] == ' ' && i > 0) || (line[i] == '\r' && i == 0);
                }
            }
            return true;
        }

        @Override
        public boolean lenient() {
            return false;
        }
    }

    /// `HTTP/1.1 200 OK` (RFC 9112, section 4). The space before an empty reason may be missing.
    record OfResponse() implements StartLine<ResponseHead> {
        private static final String BEGIN = "HTTP/1.";
        private static final int STATUS = 9;
        private static final int REASON = STATUS + 3;

        @Override
        public ResponseHead read(byte[] line, int length, Headers headers) throws HttpError {
            Version version = Version.parse(line, 0, Ascii.indexOf(' ', line, 0, length));
            boolean digits = length >= REASON
                    && Ascii.isDigit(line[STATUS])
                    && Ascii.isDigit(line[STATUS + 1])
                    && Ascii.isDigit(line[STATUS + 2]);
            if (!digits || (length > REASON && line[REASON] != ' ')) {
                throw Ascii.badHead("the status line has no status of three digits", line, 0, length);
            }
            int status = (line[STATUS] - '0') * 100 + (line[STATUS + 1] - '0') * 10 + line[STATUS + 2] - '0';
            if (status < 100 || status > 599) {
                throw new HttpError(HttpError.Kind.BAD_STATUS, "the status " + status + " is not between 100 and 599");
            }
            String reason = length > REASON + 1 ? Ascii.freeText(line, REASON + 1, length) : "";
            return new ResponseHead(version, status, reason, headers);
        }

        @Override
        public boolean canBegin(byte[] line, int length) {
            int seen = Math.min(length, BEGIN.length());
            return Ascii.startsWith(BEGIN.substring(0, seen), line, 0, length);
        }

        @Override
        public boolean lenient() {
            return true;
        }
    }
}
