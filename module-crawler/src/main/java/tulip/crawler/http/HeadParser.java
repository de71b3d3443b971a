package tulip.crawler.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tulip.crawler.FailureKind;

/// Parses a head from bytes as they arrive, in pieces of any size (RFC 9112, sections 2 to 5).
///
/// Where recipients may be lenient and it does no harm, it is: a lone LF ends a line, and empty lines before the start
/// line are skipped. What has led to request smuggling is an error: white space before a colon, folded lines, control
/// characters.
///
/// @param <H>  [RequestHead] or [ResponseHead]
public final class HeadParser<H extends Head> {
    private interface StartLine<H> {
        H parse(String line, Headers headers) throws HttpError;
    }

    private final StartLine<H> startLine;
    private final int maxBytes;
    private byte[] bytes = new byte[512];
    private int length; // of what has been read of this head
    private int lineStart; // where the line that is being read begins

    private HeadParser(StartLine<H> startLine, int maxBytes) {
        this.startLine = startLine;
        this.maxBytes = maxBytes;
    }

    public static HeadParser<RequestHead> ofRequests(int maxBytes) {
        return new HeadParser<>(HeadParser::request, maxBytes);
    }

    public static HeadParser<ResponseHead> ofResponses(int maxBytes) {
        return new HeadParser<>(HeadParser::response, maxBytes);
    }

    /// Takes bytes up to the end of the head, and leaves what follows it.
    ///
    /// @return the head once it is whole, else null; after a head the parser is ready for the next one
    /// @throws HttpError BAD_HEAD or HEAD_TOO_LARGE; the parser is of no use then
    public H feed(ByteBuffer in) throws HttpError {
        while (in.hasRemaining()) {
            byte b = in.get();
            append(b);
            if (b == '\n' && endOfLine()) {
                H head = parse();
                length = 0;
                lineStart = 0;
                return head;
            }
        }
        return null;
    }

    /// Says whether a part of a head has been read.
    public boolean begun() {
        return length > 0;
    }

    private void append(byte b) throws HttpError {
        if (length == maxBytes) {
            throw new HttpError(FailureKind.HEAD_TOO_LARGE, "head is over " + maxBytes + " bytes");
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(maxBytes, bytes.length * 2));
        }
        bytes[length++] = b;
    }

    /// @return true if the line that just ended is the empty one after the fields
    private boolean endOfLine() {
        int end = length - 1;
        boolean empty = end == lineStart || (end == lineStart + 1 && bytes[lineStart] == '\r');
        if (empty && lineStart == 0) {
            length = 0; // before the start line
            return false;
        }
        lineStart = length;
        return empty;
    }

    private H parse() throws HttpError {
        var headers = new Headers();
        int next = indexOfLineEnd(0);
        String first = line(0, next);
        for (int at = next + 1; at < length; at = next + 1) {
            next = indexOfLineEnd(at);
            String line = line(at, next);
            if (!line.isEmpty()) {
                addField(headers, line);
            }
        }
        return startLine.parse(first, headers);
    }

    private int indexOfLineEnd(int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private String line(int start, int lineFeed) throws HttpError {
        int end = lineFeed > start && bytes[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        for (int i = start; i < end; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 127) {
                throw bad("control character " + bytes[i] + " in the head");
            }
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static void addField(Headers headers, String line) throws HttpError {
        int colon = line.indexOf(':');
        if (colon < 1 || !isToken(line, colon)) {
            throw bad("'" + shorten(line) + "' is no header field");
        }
        headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private static RequestHead request(String line, Headers headers) throws HttpError {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first < 1 || last <= first + 1 || !isToken(line, first) || line.indexOf(' ', first + 1) != last) {
            throw bad("'" + shorten(line) + "' is no request line");
        }
        int version = minorVersion(line.substring(last + 1), line);
        return new RequestHead(line.substring(0, first), line.substring(first + 1, last), version, headers);
    }

    private static ResponseHead response(String line, Headers headers) throws HttpError {
        if (line.length() < 12 || line.charAt(8) != ' ' || (line.length() > 12 && line.charAt(12) != ' ')) {
            throw bad("'" + shorten(line) + "' is no status line");
        }
        int status = 0;
        for (int i = 9; i < 12; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw bad("'" + shorten(line) + "' has no status code");
            }
            status = status * 10 + digit;
        }
        if (status < 100 || status > 599) {
            throw bad("status " + status + " does not exist");
        }
        String reason = line.length() > 13 ? line.substring(13) : "";
        return new ResponseHead(minorVersion(line.substring(0, 8), line), status, reason, headers);
    }

    private static int minorVersion(String version, String line) throws HttpError {
        return switch (version) {
            case "HTTP/1.1" -> 1;
            case "HTTP/1.0" -> 0;
            default -> throw bad("'" + shorten(line) + "' is not HTTP/1.1");
        };
    }

    /// Says whether the line begins with this many characters of a token (RFC 9110, section 5.6.2).
    private static boolean isToken(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String shorten(String line) {
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }

    private static HttpError bad(String message) {
        return new HttpError(FailureKind.BAD_HEAD, message);
    }
}
