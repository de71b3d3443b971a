package tulip.crawler.engine;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import tulip.crawler.FailureKind;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Pages;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;

/// One request on Vert.x, from asking for a connection to the end of the response.
///
/// ```
/// CONNECTING ──▶ WAITING (sent) ──head──▶ READING ──end──▶ OVER
///      └──────────────┴──── error, deadline ─────┴──────────▲
/// ```
final class VertxFetch {
    private enum Stage {
        CONNECTING,
        WAITING,
        READING,
        OVER
    }

    private static final int DROP_BYTES = 64 * 1024;

    private final VertxRun run;
    private final HttpClient client;
    private final Next.Fetch request;
    private final Limits limits;
    private final long begin = System.nanoTime();
    private long sent;
    private Stage stage = Stage.CONNECTING;
    private HttpClientRequest exchange; // null while connecting
    private Buffer body = Buffer.buffer();

    VertxFetch(VertxRun run, HttpClient client, Next.Fetch request, Limits limits) {
        this.run = run;
        this.client = client;
        this.request = request;
        this.limits = limits;
    }

    Next.Fetch request() {
        return request;
    }

    Url url() {
        return request.url();
    }

    void start() {
        Url url = url();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(
                        url.host().startsWith("[")
                                ? url.host().substring(1, url.host().length() - 1)
                                : url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader("User-Agent", "tulip-crawler/1.0")
                .putHeader("Accept", "text/html, */*;q=0.1")
                .putHeader("Accept-Encoding", "gzip");
        client.request(options).onSuccess(this::send).onFailure(this::broken);
    }

    private void send(HttpClientRequest connected) {
        if (stage == Stage.OVER) {
            connected.reset();
            return;
        }
        exchange = connected;
        stage = Stage.WAITING;
        sent = System.nanoTime();
        connected.send().onSuccess(this::read).onFailure(this::broken);
    }

    private void read(HttpClientResponse response) {
        if (stage == Stage.OVER) {
            return;
        }
        stage = Stage.READING;
        run.keep(exchange.connection());
        Headers headers = headers(response.headers());
        boolean wanted = Pages.wantsBody(response.statusCode(), headers);
        if (!wanted && length(response) > DROP_BYTES) {
            finish(new Response(response.statusCode(), headers, new byte[0]));
            exchange.reset(); // dearer to read it than to connect anew
            return;
        }
        response.handler(part -> take(part, wanted));
        response.exceptionHandler(this::broken);
        response.endHandler(_ -> finish(new Response(response.statusCode(), headers, body.getBytes())));
    }

    private void take(Buffer part, boolean wanted) {
        if (stage == Stage.READING && wanted) {
            if (body.length() + part.length() > limits.maxBodyBytes()) {
                fail(FailureKind.BODY_TOO_LARGE, "body is over " + limits.maxBodyBytes() + " bytes");
            } else {
                body.appendBuffer(part);
            }
        }
    }

    private void finish(Response response) {
        if (stage != Stage.OVER) {
            stage = Stage.OVER;
            run.responded(this, response, System.nanoTime() - begin);
        }
    }

    void checkDeadlines(long now) {
        if (stage == Stage.WAITING && now - sent > limits.firstByteTimeout().toNanos()) {
            fail(FailureKind.FIRST_BYTE_TIMEOUT, "nothing came within " + Failures.text(limits.firstByteTimeout()));
        } else if (stage == Stage.READING
                && now - sent > limits.responseTimeout().toNanos()) {
            fail(FailureKind.RESPONSE_TIMEOUT, "the response took over " + Failures.text(limits.responseTimeout()));
        }
    }

    void fail(FailureKind kind, String message) {
        if (stage != Stage.OVER) {
            stage = Stage.OVER;
            if (exchange != null) {
                exchange.reset();
            }
            run.completed(this, new Outcome.Failed(kind, message), System.nanoTime() - begin);
        }
    }

    private void broken(Throwable cause) {
        if (stage == Stage.WAITING && run.isKept(exchange.connection())) {
            // The server may have closed a connection that we kept, or be out of step on it. It is gone now, so this
            // ends with a fresh one at the latest.
            stage = Stage.CONNECTING;
            start();
            return;
        }
        fail(kind(cause), cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private FailureKind kind(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> FailureKind.UNKNOWN_HOST;
            case ConnectTimeoutException _ -> FailureKind.CONNECT_TIMEOUT;
            case SSLException _ -> FailureKind.TLS;
            case ConnectException _ -> FailureKind.CONNECT_REFUSED;
            case TooLongHttpHeaderException _ -> FailureKind.HEAD_TOO_LARGE;
            case TooLongHttpLineException _ -> FailureKind.HEAD_TOO_LARGE;
            case HttpClosedException _ -> stage == Stage.READING ? FailureKind.TRUNCATED : FailureKind.RESET;
            case IOException _ when stage == Stage.READING -> FailureKind.TRUNCATED;
            case IOException _ -> FailureKind.RESET;
            default -> stage == Stage.READING ? FailureKind.BAD_FRAMING : FailureKind.BAD_HEAD;
        };
    }

    private static long length(HttpClientResponse response) {
        String length = response.getHeader("Content-Length");
        try {
            return length == null ? Long.MAX_VALUE : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }

    private static Headers headers(MultiMap fields) {
        var headers = new Headers();
        fields.forEach(field -> headers.add(field.getKey(), field.getValue()));
        return headers;
    }
}
