package tulip.crawler.engine;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;

/// Maps exceptions of `java.net.http` to failure kinds. Their types are few, so some are recognised by their messages.
final class JdkFailures {
    private JdkFailures() {}

    static FetchFailure of(Throwable broken, JdkExchange exchange, Limits limits) {
        List<Throwable> causes = causes(broken);
        for (Throwable cause : causes) {
            if (cause instanceof FetchFailure ours) {
                return ours;
            }
        }
        FailureKind kind = kind(causes, exchange.inBody());
        Throwable first = causes.getFirst();
        String reason = first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
        return new FetchFailure(
                kind,
                kind == FailureKind.CONNECT_TIMEOUT
                        ? "no connection in " + Failures.text(limits.connectTimeout())
                        : reason);
    }

    private static FailureKind kind(List<Throwable> causes, boolean inBody) {
        for (Throwable cause : causes) {
            switch (cause) {
                case UnresolvedAddressException _ -> {
                    return FailureKind.UNKNOWN_HOST;
                }
                case HttpConnectTimeoutException _ -> {
                    return FailureKind.CONNECT_TIMEOUT;
                }
                case SSLException _ -> {
                    return FailureKind.TLS;
                }
                default -> {}
            }
        }
        if (has(ConnectException.class, causes)) {
            return FailureKind.CONNECT_REFUSED;
        }
        return inBody ? inBody(causes) : beforeBody(causes);
    }

    private static FailureKind beforeBody(List<Throwable> causes) {
        if (says("header size", causes)) {
            return FailureKind.HEAD_TOO_LARGE;
        }
        boolean garbage = has(ProtocolException.class, causes) || !has(IOException.class, causes);
        return garbage ? FailureKind.BAD_HEAD : FailureKind.RESET;
    }

    private static FailureKind inBody(List<Throwable> causes) {
        boolean lost = has(EOFException.class, causes) || says("reset", causes) || says("bytes received", causes);
        return lost ? FailureKind.TRUNCATED : FailureKind.BAD_FRAMING;
    }

    private static boolean has(Class<? extends Throwable> type, List<Throwable> causes) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static boolean says(String words, List<Throwable> causes) {
        return causes.stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains(words));
    }

    /// The causes from the outermost to the innermost, without the wrapper.
    private static List<Throwable> causes(Throwable broken) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = broken; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.size() > 1 ? causes.subList(1, causes.size()) : causes; // the first is an ExecutionException
    }
}
