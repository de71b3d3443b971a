package tulip.crawler.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tulip.crawler.FailureKind;

/// Says where the body of a message ends (RFC 9112, section 6.3).
public sealed interface Framing {
    record None() implements Framing {}

    /// As many bytes as this, 0 or more.
    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}

    /// Only a response's body may end with the connection.
    record UntilClose() implements Framing {}

    /// Reads the framing of a request's body.
    ///
    /// @throws HttpError BAD_FRAMING if two readers could disagree on it: with both length fields, different
    ///     lengths, or a last coding other than chunked
    static Framing of(RequestHead head) throws HttpError {
        List<String> codings = codings(head.headers());
        List<String> lengths = head.headers().all("Content-Length");
        if (codings.isEmpty()) {
            return lengths.isEmpty() ? new None() : new Length(length(lengths));
        }
        if (!lengths.isEmpty() || head.minorVersion() == 0 || !codings.equals(List.of("chunked"))) {
            throw bad("a request with the transfer coding " + codings
                    + (lengths.isEmpty() ? "" : " and a Content-Length"));
        }
        return new Chunked();
    }

    /// Reads the framing of the body of a response to this method.
    ///
    /// @throws HttpError BAD_FRAMING: stricter than the standard, both length fields are an error here too, since
    ///     one of them must be wrong
    static Framing of(ResponseHead head, String method) throws HttpError {
        if (method.equals("HEAD") || head.status() < 200 || head.status() == 204 || head.status() == 304) {
            return new None();
        }
        List<String> codings = codings(head.headers());
        List<String> lengths = head.headers().all("Content-Length");
        if (!codings.isEmpty() && !lengths.isEmpty()) {
            throw bad("a response with both Transfer-Encoding and Content-Length");
        }
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || codings.indexOf("chunked") != codings.lastIndexOf("chunked")) {
                throw bad("the transfer codings " + codings);
            }
            return codings.getLast().equals("chunked") ? new Chunked() : new UntilClose();
        }
        return lengths.isEmpty() ? new UntilClose() : new Length(length(lengths));
    }

    private static List<String> codings(Headers headers) {
        List<String> codings = new ArrayList<>();
        for (String value : headers.all("Transfer-Encoding")) {
            for (String coding : value.split(",", -1)) {
                String name = coding.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("identity")) {
                    codings.add(name);
                }
            }
        }
        return codings;
    }

    private static long length(List<String> values) throws HttpError {
        String only = null;
        for (String value : values) {
            for (String one : value.split(",", -1)) {
                String text = one.strip();
                if (only != null && !only.equals(text)) {
                    throw bad("two different values of Content-Length");
                }
                only = text;
            }
        }
        if (only == null
                || only.isEmpty()
                || only.length() > 18
                || !only.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad("Content-Length is '" + only + "'");
        }
        return Long.parseLong(only);
    }

    private static HttpError bad(String message) {
        return new HttpError(FailureKind.BAD_FRAMING, message);
    }
}
