package tulip.crawler.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.http.HttpError;

/// Maps errors of HTTP and of the JDK's sockets to failure kinds.
final class Failures {
    private Failures() {}

    /// The bytes of the response are wrong.
    static FetchFailure of(HttpError error) {
        FailureKind kind = switch (error.kind()) {
            case TRUNCATED_HEAD -> FailureKind.RESET;
            case BAD_HEAD, OTHER_VERSION -> FailureKind.BAD_HEAD;
            case BAD_STATUS -> FailureKind.BAD_STATUS;
            case HEAD_TOO_LARGE -> FailureKind.HEAD_TOO_LARGE;
            case BAD_FRAMING -> FailureKind.BAD_FRAMING;
            case TRUNCATED_BODY -> FailureKind.TRUNCATED;
            case BODY_TOO_LARGE -> FailureKind.BODY_TOO_LARGE;
        };
        return new FetchFailure(kind, error.getMessage());
    }

    /// The connection could not be opened (before TLS).
    static FetchFailure connecting(IOException cause, String authority, Limits limits) {
        String reason = reason(cause);
        return switch (cause) {
            case UnknownHostException _ ->
                new FetchFailure(FailureKind.UNKNOWN_HOST, "the host of " + authority + " is not known");
            case SocketTimeoutException _ -> connectTimeout(authority, limits);
            case BindException _ -> internal("no local port for a connection to " + authority + ": " + reason);
            case SocketException _
            when reason.contains("too many open files") ->
                internal("no connection to " + authority + ": too many open files");
            case SocketException _
            when reason.contains("reset") -> // the server accepted the connection first
                new FetchFailure(FailureKind.RESET, "the connection to " + authority + " was reset at once");
            case SocketException _ when reason.contains("timed out") -> connectTimeout(authority, limits);
            default -> new FetchFailure(FailureKind.CONNECT_REFUSED, "no connection to " + authority + ": " + reason);
        };
    }

    /// The TLS handshake failed.
    static FetchFailure shakingHands(IOException cause, String authority, Limits limits) {
        return timedOut(cause)
                ? connectTimeout(authority, limits)
                : new FetchFailure(FailureKind.TLS, "no TLS with " + authority + ": " + reason(cause));
    }

    /// The connection broke during a request or its response.
    ///
    /// @param receivedAny   whether any byte of the response arrived
    /// @param inBody  whether the whole head arrived
    static FetchFailure exchanging(IOException cause, boolean receivedAny, boolean inBody, Limits limits) {
        if (timedOut(cause)) {
            return receivedAny ? responseTimeout(limits) : firstByteTimeout(limits);
        }
        if (cause instanceof SSLException && !(cause.getCause() instanceof SocketException)) {
            return new FetchFailure(FailureKind.TLS, "TLS broke: " + reason(cause));
        }
        return inBody
                ? new FetchFailure(FailureKind.TRUNCATED, "the connection broke inside the body: " + reason(cause))
                : new FetchFailure(FailureKind.RESET, "the connection broke before the whole head: " + reason(cause));
    }

    static FetchFailure firstByteTimeout(Limits limits) {
        return new FetchFailure(
                FailureKind.FIRST_BYTE_TIMEOUT, "nothing came within " + text(limits.firstByteTimeout()));
    }

    static FetchFailure responseTimeout(Limits limits) {
        return new FetchFailure(
                FailureKind.RESPONSE_TIMEOUT, "the response took over " + text(limits.responseTimeout()));
    }

    static FetchFailure internal(String message) {
        return new FetchFailure(FailureKind.INTERNAL, message);
    }

    private static FetchFailure connectTimeout(String authority, Limits limits) {
        return new FetchFailure(
                FailureKind.CONNECT_TIMEOUT, "no connection to " + authority + " in " + text(limits.connectTimeout()));
    }

    private static boolean timedOut(IOException cause) {
        return cause instanceof SocketTimeoutException || cause.getCause() instanceof SocketTimeoutException;
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.toLowerCase(Locale.ROOT);
    }

    static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
