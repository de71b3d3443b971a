package tulip.crawler.engine;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Next;
import tulip.crawler.Outcome;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.Headers;

/// One request on Vert.x, from taking a connection to the end of the response.
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

    private final VertxRun run;
    private final VertxStack stack;
    private final Next.Fetch request;
    private final Limits limits;
    private final long begin = System.nanoTime();
    private long sent;
    private Stage stage = Stage.CONNECTING;
    private HttpClientRequest exchange; // null while connecting
    private Response answer; // without its body; null until the head is complete
    private boolean wanted;
    private final Buffer body = Buffer.buffer();
    private long received; // bytes of the body

    VertxFetch(VertxRun run, VertxStack stack, Next.Fetch request, Limits limits) {
        this.run = run;
        this.stack = stack;
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
        stack.request(url()).onSuccess(this::send).onFailure(this::broken);
    }

    private void send(HttpClientRequest connected) {
        if (stage == Stage.OVER) {
            connected.reset();
            return;
        }
        exchange = connected;
        stage = Stage.WAITING;
        sent = run.time().nanoTime();
        connected.send().onSuccess(this::read).onFailure(this::broken);
    }

    private void read(HttpClientResponse response) {
        if (stage == Stage.OVER) {
            return;
        }
        stage = Stage.READING;
        run.keep(exchange.connection());
        Headers headers = headers(response.headers());
        wanted = request.wantsBody(response.statusCode(), headers);
        answer = new Response(response.statusCode(), headers, new byte[0]);
        if (!wanted && !UnwantedBody.mayBeShort(response.statusCode(), headers)) {
            finishWithoutBody(); // a new connection is cheaper than reading the body
            return;
        }
        response.handler(this::take);
        response.exceptionHandler(this::broken);
        response.endHandler(_ -> finish(new Response(answer.status(), headers, body.getBytes())));
    }

    /// Finishes without an unwanted body. An error in that body is no failure.
    private void finishWithoutBody() {
        finish(answer);
        exchange.reset();
    }

    private void take(Buffer part) {
        if (stage != Stage.READING) {
            return;
        }
        received += part.length();
        if (wanted && received > limits.maxBodyBytes()) {
            fail(FailureKind.BODY_TOO_LARGE, "body is over " + limits.maxBodyBytes() + " bytes");
        } else if (wanted) {
            body.appendBuffer(part);
        } else if (received > UnwantedBody.DROP_BYTES) {
            finishWithoutBody();
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
            overdue();
        }
    }

    private void overdue() {
        if (wanted) {
            fail(FailureKind.RESPONSE_TIMEOUT, "the response took over " + Failures.text(limits.responseTimeout()));
        } else {
            finishWithoutBody();
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
        if (stage == Stage.WAITING && run.isKept(exchange.connection()) && VertxFailures.mayBeStale(cause)) {
            // The server may have closed a kept connection, or sent unrequested bytes on it. That connection is closed
            // now, so the retries end with a new connection at the latest.
            stage = Stage.CONNECTING;
            start();
            return;
        }
        if (stage == Stage.READING && !wanted) {
            finishWithoutBody();
            return;
        }
        FetchFailure failure = VertxFailures.of(cause, stage == Stage.READING);
        fail(failure.kind(), failure.getMessage());
    }

    static Headers headers(MultiMap fields) {
        var headers = new Headers();
        fields.forEach(field -> headers.add(field.getKey(), field.getValue()));
        return headers;
    }
}
