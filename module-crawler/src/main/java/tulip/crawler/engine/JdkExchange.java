package tulip.crawler.engine;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.function.Predicate;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.http.Framing;
import tulip.crawler.http.Headers;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.ResponseHead;
import tulip.crawler.http.Version;

/// One request on the JDK's client. When the head is complete, this class decides what happens with the body.
final class JdkExchange implements BodyHandler<byte[]> {
    private static final byte[] NOTHING = {};

    private final Limits limits;
    private final Predicate<ResponseHead> wantsBody;
    private volatile ResponseHead head; // null until it is complete
    private volatile boolean wanted;

    JdkExchange(Limits limits, Predicate<ResponseHead> wantsBody) {
        this.limits = limits;
        this.wantsBody = wantsBody;
    }

    @Override
    public BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo info) {
        var arrived = new ResponseHead(Version.HTTP_1_1, info.statusCode(), "", headers(info.headers()));
        if (bytes(arrived) > limits.maxHeadBytes()) {
            return new JdkBody.Cancel(new FetchFailure(
                    FailureKind.HEAD_TOO_LARGE, "the head is over " + limits.maxHeadBytes() + " bytes"));
        }
        Framing framing;
        try {
            framing = Framing.of(arrived, "GET");
        } catch (HttpError contradiction) { // java.net.http accepts it
            return new JdkBody.Cancel(Failures.of(contradiction));
        }
        if (framing instanceof Framing.Chunked && !seesChunks(arrived)) {
            return new JdkBody.Cancel(new FetchFailure(FailureKind.BAD_FRAMING, "java.net.http misses the chunks"));
        }
        wanted = wantsBody.test(arrived);
        head = arrived;
        if (!wanted) {
            return UnwantedBody.mayBeShort(framing) ? new JdkBody.Drop() : new JdkBody.Cancel();
        }
        return framing instanceof Framing.Length(long bytes) && bytes > limits.maxBodyBytes()
                ? new JdkBody.Cancel(JdkBody.tooLarge(limits.maxBodyBytes()))
                : new JdkBody.Keep(limits.maxBodyBytes());
    }

    /// Says whether `java.net.http` decodes the chunks. It compares only the first field, as a whole.
    private static boolean seesChunks(ResponseHead head) {
        return head.headers()
                .first("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent();
    }

    /// Says whether the head is complete.
    boolean inBody() {
        return head != null;
    }

    /// Says whether the head is complete and the body is unwanted. Then a later error is no failure.
    boolean enough() {
        return head != null && !wanted;
    }

    Response withoutBody() {
        return response(NOTHING);
    }

    Response response(byte[] body) {
        return new Response(head.status(), head.headers(), body);
    }

    /// The approximate size of the head as sent: the client gives no access to the bytes.
    private static long bytes(ResponseHead head) {
        long bytes = "HTTP/1.1 200 \r\n\r\n".length();
        for (Headers.Field field : head.headers().fields()) {
            bytes += field.name().length() + ": \r\n".length() + field.value().length();
        }
        return bytes;
    }

    private static Headers headers(HttpHeaders fields) {
        var headers = new Headers();
        fields.map().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        return headers;
    }
}
