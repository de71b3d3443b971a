package tulip.crawler.example;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import tulip.crawler.BackOff;
import tulip.crawler.FailureKind;
import tulip.crawler.Outcome;
import tulip.crawler.Retry;

/// A request that fails is sent again, after a wait that doubles. A 404 is final. In Python: python/tries_again.py.
final class TriesAgain {
    private static final Retry RETRY = new BackOff(4, Duration.ofMillis(100), Duration.ofMillis(300));

    private TriesAgain() {}

    private static void fetch(String page, int... answers) {
        int attempts = 0;
        for (int status : answers) {
            attempts++;
            Optional<Duration> wait = status < 400 ? Optional.empty() : RETRY.after(attempts, failed(status));
            String next = wait.map(time -> "wait " + time.toMillis() + " ms").orElse("the end");
            IO.println(page + ", attempt " + attempts + ": " + status + ", " + next);
            if (wait.isEmpty()) {
                return;
            }
        }
    }

    private static Outcome.Failed failed(int status) {
        FailureKind kind = status < 500 ? FailureKind.CLIENT_ERROR : FailureKind.SERVER_ERROR;
        return new Outcome.Failed(kind, "answered with status " + status, OptionalInt.of(status));
    }

    static void main() {
        fetch("menu", 503, 503, 200);
        fetch("cake", 404);
        fetch("shop", 500, 500, 500, 500, 500);
    }
}
