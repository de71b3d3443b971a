package tulip.crawler.engine;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.http.HttpError;

/// Maps exceptions of Vert.x, Netty and our [ResponseDecoder] to failure kinds.
final class VertxFailures {
    private VertxFailures() {}

    /// Says whether a failure before the head may come from keeping the connection: the server had closed it, or bytes
    /// of an earlier response came before the head.
    static boolean mayBeStale(Throwable cause) {
        return !(cause instanceof HttpError error) || error.kind() == HttpError.Kind.BAD_HEAD;
    }

    /// @param inBody  whether the whole head arrived
    static FetchFailure of(Throwable cause, boolean inBody) {
        return switch (cause) {
            case FetchFailure ours -> ours;
            case HttpError error -> Failures.of(error);
            default -> {
                String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
                yield new FetchFailure(kind(cause, inBody), reason);
            }
        };
    }

    private static FailureKind kind(Throwable cause, boolean inBody) {
        return switch (cause) {
            case UnknownHostException _ -> FailureKind.UNKNOWN_HOST;
            case ConnectTimeoutException _ -> FailureKind.CONNECT_TIMEOUT;
            case SSLException _ -> FailureKind.TLS;
            case ConnectException _ -> FailureKind.CONNECT_REFUSED;
            case HttpClosedException _ -> inBody ? FailureKind.TRUNCATED : FailureKind.RESET;
            case IOException _ -> inBody ? FailureKind.TRUNCATED : FailureKind.RESET;
            default -> inBody ? FailureKind.BAD_FRAMING : FailureKind.BAD_HEAD;
        };
    }
}
