package tulip.crawler.http;

import java.util.List;
import java.util.OptionalLong;
import tulip.crawler.FailureKind;

/// Says where the body of a message ends (RFC 9112, section 6.3).
public sealed interface Framing {
    /// There is no body.
    record None() implements Framing {}

    /// The body has so many bytes.
    record Length(long bytes) implements Framing {}

    /// The body comes in chunks, each with its length before it. Transfer codings besides this one are not undone.
    record Chunked() implements Framing {}

    /// The body ends with the connection; only responses can have such a one.
    record UntilClose() implements Framing {}

    /// Frames the body of a request.
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
        return new Chunked();
    }

    /// Frames the body of a response.
    ///
    /// @param method  of the request that it answers: to `HEAD` there is never a body
    /// @throws HttpError (`BAD_FRAMING`) if the fields contradict each other or are malformed. A length beside a
    ///     transfer coding is such a contradiction, although the RFC would let a client ignore the length: it is
    ///     what response splitting looks like
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
            throw bad("both Transfer-Encoding and Content-Length are there");
        }
        if (head.version() == Version.HTTP_1_0) {
            throw bad("Transfer-Encoding is not for HTTP/1.0");
        }
        if (codings.stream().filter("chunked"::equalsIgnoreCase).count() > 1) {
            throw bad("the body is chunked more than once");
        }
        return codings;
    }

    /// Reads the length, which may be there more than once if it is the same each time.
    private static OptionalLong contentLength(Headers headers) throws HttpError {
        OptionalLong length = OptionalLong.empty();
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase("Content-Length")) {
                long value = agreedLength(field.value());
                if (length.isPresent() && length.getAsLong() != value) {
                    throw bad("Content-Length is there twice: " + length.getAsLong() + " and " + value);
                }
                length = OptionalLong.of(value);
            }
        }
        return length;
    }

    /// Reads `5` or `5, 5`.
    private static long agreedLength(String text) throws HttpError {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return number(text);
        }
        long first = number(text.substring(0, comma).strip());
        if (agreedLength(text.substring(comma + 1).strip()) != first) {
            throw bad("Content-Length has several values: " + text);
        }
        return first;
    }

    private static long number(String digits) throws HttpError {
        boolean valid = !digits.isEmpty() && digits.length() <= 18; // 18 digits always fit
        for (int i = 0; valid && i < digits.length(); i++) {
            valid = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!valid) {
            throw bad("Content-Length is no length: '" + digits + "'");
        }
        return Long.parseLong(digits);
    }

    private static HttpError bad(String problem) {
        return new HttpError(FailureKind.BAD_FRAMING, problem);
    }
}
