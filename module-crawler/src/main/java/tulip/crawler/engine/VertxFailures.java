package tulip.crawler.engine;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;

/// Maps exceptions of Vert.x and Netty to failure kinds.
final class VertxFailures {
    private VertxFailures() {}

    /// @param inBody  whether the whole head arrived
    static FetchFailure of(Throwable cause, boolean inBody) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new FetchFailure(kind(cause, inBody), reason);
    }

    private static FailureKind kind(Throwable cause, boolean inBody) {
        return switch (cause) {
            case UnknownHostException _ -> FailureKind.UNKNOWN_HOST;
            case ConnectTimeoutException _ -> FailureKind.CONNECT_TIMEOUT;
            case SSLException _ -> FailureKind.TLS;
            case ConnectException _ -> FailureKind.CONNECT_REFUSED;
            case TooLongHttpHeaderException _ -> FailureKind.HEAD_TOO_LARGE;
            case TooLongHttpLineException _ -> FailureKind.HEAD_TOO_LARGE;
            case HttpClosedException _ -> inBody ? FailureKind.TRUNCATED : FailureKind.RESET;
            case IOException _ -> inBody ? FailureKind.TRUNCATED : FailureKind.RESET;
            default -> inBody ? FailureKind.BAD_FRAMING : FailureKind.BAD_HEAD;
        };
    }
}
