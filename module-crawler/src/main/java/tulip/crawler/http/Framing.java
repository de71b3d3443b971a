package tulip.crawler.http;

import java.util.List;
import java.util.OptionalLong;

/// Says where the body of a message ends (RFC 9112, section 6.3).
public sealed interface Framing {
    /// There is no body.
    record None() implements Framing {}

    /// The body has this many bytes.
    record Length(long bytes) implements Framing {}

    /// The body comes in chunks, each with its length before it. Other transfer codings of its bytes are not undone.
    record Chunked() implements Framing {}

    /// The body ends when the connection ends; only for responses.
    record UntilClose() implements Framing {}

    /// Finds the framing of a request.
    ///
    /// @throws HttpError (`BAD_FRAMING`) if the fields contradict each other or are malformed
    static Framing of(RequestHead head) throws HttpError {
        List<String> codings = codings(head);
        OptionalLong length = contentLength(head.headers());
        if (codings.isEmpty()) {
            return length.isPresent() ? new Length(length.getAsLong()) : new None();
        }
        if (!isChunked(codings)) {
            throw bad("the request's last transfer coding is not 'chunked'");
        }
        if (head.version() == Version.HTTP_1_0) {
            throw bad("HTTP/1.0 does not allow Transfer-Encoding");
        }
        return new Chunked();
    }

    /// Finds the framing of a response.
    ///
    /// @param method  of the request; a response to `HEAD` never has a body
    /// @throws HttpError (`BAD_FRAMING`) if the fields contradict each other or are malformed. A `Content-Length`
    ///     together with a `Transfer-Encoding` is refused too: RFC 9112 lets a client ignore the length, but the
    ///     pair can be an attack (response splitting). In HTTP/1.0 a `Transfer-Encoding` is believed, since the
    ///     connection is closed after the message (section 6.1)
    static Framing of(ResponseHead head, String method) throws HttpError {
        int status = head.status();
        boolean tunnel = method.equals("CONNECT") && status < 300;
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304 || tunnel) {
            return new None();
        }
        List<String> codings = codings(head);
        OptionalLong length = contentLength(head.headers());
        if (codings.isEmpty()) {
            return length.isPresent() ? new Length(length.getAsLong()) : new UntilClose();
        }
        return isChunked(codings) ? new Chunked() : new UntilClose();
    }

    private static boolean isChunked(List<String> codings) {
        return codings.getLast().equalsIgnoreCase("chunked");
    }

    private static List<String> codings(Head head) throws HttpError {
        Headers headers = head.headers();
        if (headers.first("Transfer-Encoding").isEmpty()) {
            return List.of();
        }
        List<String> codings = headers.elements("Transfer-Encoding");
        if (codings.isEmpty()) {
            throw bad("Transfer-Encoding is empty");
        }
        if (headers.first("Content-Length").isPresent()) {
            throw bad("the head has both Transfer-Encoding and Content-Length");
        }
        if (codings.subList(0, codings.size() - 1).stream().anyMatch("chunked"::equalsIgnoreCase)) {
            throw bad("the transfer coding 'chunked' is not the last");
        }
        return codings;
    }

    /// Reads the length. It may be repeated, in a field or a list, if all values are written alike: `5, 5`. A proxy
    /// may not see that `5, 05` is one number, and RFC 9110, section 8.6 lets us refuse it.
    private static OptionalLong contentLength(Headers headers) throws HttpError {
        String digits = null;
        for (String field : headers.all("Content-Length")) {
            for (String element : field.split(",", -1)) {
                String value = element.strip();
                if (digits != null && !digits.equals(value)) {
                    throw bad("the head has two values of Content-Length: " + digits + " and " + value);
                }
                digits = value;
            }
        }
        return digits == null ? OptionalLong.empty() : OptionalLong.of(number(digits));
    }

    private static long number(String digits) throws HttpError {
        boolean valid = !digits.isEmpty() && digits.length() <= 18; // 18 digits always fit into a long
        for (int i = 0; valid && i < digits.length(); i++) {
            valid = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!valid) {
            throw bad("Content-Length is not a number: '" + digits + "'");
        }
        return Long.parseLong(digits);
    }

    private static HttpError bad(String problem) {
        return new HttpError(HttpError.Kind.BAD_FRAMING, problem);
    }
}
