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
        try {
            Framing.of(arrived, "GET");
        } catch (HttpError contradiction) { // java.net.http accepts it
            return new JdkBody.Cancel(new FetchFailure(contradiction.kind(), contradiction.getMessage()));
        }
        wanted = wantsBody.test(arrived);
        head = arrived;
        if (!wanted) {
            return UnwantedBody.cheapToReadOver(arrived.headers()) ? new JdkBody.Drop() : new JdkBody.Cancel();
        }
        return UnwantedBody.announced(arrived.headers()) > limits.maxBodyBytes()
                ? new JdkBody.Cancel(JdkBody.tooLarge(limits.maxBodyBytes()))
                : new JdkBody.Keep(limits.maxBodyBytes());
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
