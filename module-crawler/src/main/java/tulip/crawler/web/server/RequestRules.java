package tulip.crawler.web.server;

import java.util.List;
import java.util.Optional;
import tulip.crawler.http.Headers;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.Version;

/// What a server demands of a head beyond its syntax (RFC 9110 and RFC 9112). A pure function of the head.
final class RequestRules {
    private RequestRules() {}

    /// Checks a head.
    ///
    /// @return its target
    /// @throws Refusal if the request must not be served
    static RequestTarget check(RequestHead head, ServerLimits limits) throws Refusal {
        if (head.target().length() > limits.maxTargetBytes()) {
            throw new Refusal(414, "the request target is over " + limits.maxTargetBytes() + " bytes");
        }
        Headers headers = head.headers();
        if (headers.fields().size() > limits.maxFields()) {
            throw new Refusal(431, "the head has over " + limits.maxFields() + " fields");
        }
        requireHost(head);
        requireKnownCoding(headers);
        requireKnownExpectation(head);
        return RequestTarget.parse(head.method(), head.target());
    }

    /// RFC 9112, section 3.2: exactly one valid `Host` in HTTP/1.1; none or one in HTTP/1.0.
    private static void requireHost(RequestHead head) throws Refusal {
        int count = 0;
        for (Headers.Field field : head.headers().fields()) {
            if (field.name().equalsIgnoreCase("Host")) {
                count++;
                requireHost(field.value());
            }
        }
        if (count > 1) {
            throw new Refusal(400, "the head has " + count + " Host fields");
        }
        if (count == 0 && head.version() == Version.HTTP_1_1) {
            throw new Refusal(400, "the head has no Host field");
        }
    }

    private static void requireHost(String value) throws Refusal {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean allowed = c > ' ' && c < 127 && "/?#@\\\"<>,".indexOf(c) < 0;
            if (!allowed) {
                throw new Refusal(400, "the Host field is not a host");
            }
        }
    }

    /// RFC 9112, section 6.1: a server that does not understand a transfer coding should answer 501. The
    /// framing has been checked already, so the last coding is `chunked`.
    private static void requireKnownCoding(Headers headers) throws Refusal {
        if (headers.first("Transfer-Encoding").isEmpty()) {
            return;
        }
        List<String> codings = headers.elements("Transfer-Encoding");
        if (codings.size() > 1) {
            throw new Refusal(501, "the transfer coding '" + codings.getFirst() + "' is not supported");
        }
    }

    /// RFC 9110, section 10.1.1: the only expectation is `100-continue`, and HTTP/1.0 knows none.
    private static void requireKnownExpectation(RequestHead head) throws Refusal {
        Optional<String> expected = head.headers().first("Expect");
        if (head.version() == Version.HTTP_1_1
                && expected.isPresent()
                && !expected.get().equalsIgnoreCase("100-continue")) {
            throw new Refusal(417, "the expectation is not '100-continue'");
        }
    }
}
