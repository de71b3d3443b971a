package tulip.crawler;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Order;
import tulip.coroutines.Raise;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What retrying with back-off must prove: how often, when, and after which failures.
public abstract class RetryContract extends Contract {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int MANY = 1_000; // attempts
    private static final Outcome.Failed RESET = failed(FailureKind.RESET);
    private static final Set<FailureKind> PASSING = EnumSet.of(
            FailureKind.CONNECT_REFUSED,
            FailureKind.CONNECT_TIMEOUT,
            FailureKind.RESET,
            FailureKind.FIRST_BYTE_TIMEOUT,
            FailureKind.RESPONSE_TIMEOUT,
            FailureKind.TRUNCATED);
    private static final Set<FailureKind> BY_STATUS = EnumSet.of(FailureKind.CLIENT_ERROR, FailureKind.SERVER_ERROR);

    private static final String NONE = "no further attempt";

    private Retry retry;

    /// Makes the object.
    ///
    /// @param mostAttempts  the first one included
    protected abstract Retry retry(int mostAttempts, Duration first, Duration longest);

    @Check("after computes a wait, and does not wait itself.")
    @Order(1)
    void nothingWaits() {
        make(3, AN_HOUR, AN_HOUR);
        step("after(1, RESET), on a thread of its own");
        var call = new FutureTask<>(() -> retry.after(1, RESET));
        Thread caller = Thread.ofPlatform().daemon().start(call);
        while (!call.isDone()) {
            if (caller.getState() == Thread.State.TIMED_WAITING) {
                throw failure(caller, "after returns at once", "after sleeps");
            }
            Thread.onSpinWait();
        }
        step("it has returned: " + told(resultOf(call)));
    }

    @Check("After the first failure of a connection, the first wait is the given one.")
    @Order(2)
    void theFirstWaitIsTheGivenOne() {
        make(5, FIRST, LONGEST);
        expect("the wait after attempt 1", "100 ms", after(1, RESET));
    }

    @Check("A request is sent as often as given, and not more often. The first attempt counts.")
    @Order(3)
    void theFirstAttemptCounts() {
        for (int most : List.of(1, 2, 4)) {
            make(most, FIRST, LONGEST);
            int attempts = 1;
            while (attempts < most + 3 && !after(attempts, RESET).equals(NONE)) {
                attempts++;
            }
            expect("the number of attempts", most, attempts);
        }
    }

    @Check("Each wait is twice as long as the wait before.")
    @Order(4)
    void eachWaitIsTwiceAsLong() {
        make(10, FIRST, AN_HOUR);
        List<String> waits = new ArrayList<>();
        for (int attempts = 1; attempts <= 5; attempts++) {
            waits.add(after(attempts, RESET));
        }
        expect("the waits", List.of("100 ms", "200 ms", "400 ms", "800 ms", "1600 ms"), waits);
    }

    @Check("No wait is longer than the longest one, however many attempts there were.")
    @Order(5)
    void noWaitIsLongerThanTheLongest() {
        make(MANY, FIRST, LONGEST);
        for (int attempts : List.of(4, 6, 32, 33, 63, 64, 65, 100, MANY - 1)) {
            expect("the wait after attempt " + attempts, attempts == 4 ? "800 ms" : "1000 ms", after(attempts, RESET));
        }
        make(MANY, LONGEST, FIRST);
        expect("the wait after attempt 1", "100 ms", after(1, RESET));
    }

    @Check("The answer depends only on the question: one object serves all requests of a crawl.")
    @Order(6)
    void oneObjectServesAllRequests() {
        make(3, FIRST, LONGEST);
        for (String request : List.of("a", "b", "c", "d")) {
            expect("the wait after attempt 1 of request " + request, "100 ms", after(1, RESET));
        }
        expect("the wait after attempt 2 of request b", "200 ms", after(2, RESET));
        expect("the wait after attempt 1 of request e", "100 ms", after(1, RESET));
    }

    @Check("A request is tried again if no connection was made, or if it was lost, or if the response was late.")
    @Order(7)
    void aFailedConnectionIsTriedAgain() {
        make(3, FIRST, LONGEST);
        for (FailureKind kind : PASSING) {
            expectAgain(true, failed(kind));
        }
    }

    @Check("A request is tried again if the server has an error (5xx).")
    @Order(8)
    void anErrorOfTheServerIsTriedAgain() {
        make(3, FIRST, LONGEST);
        for (int status : List.of(503, 500, 502, 504, 501, 507, 599)) {
            expectAgain(true, status(FailureKind.SERVER_ERROR, status));
        }
    }

    @Check("A request that the server refuses (4xx) is not tried again: the next answer would be the same.")
    @Order(9)
    void aRefusalIsFinal() {
        make(3, FIRST, LONGEST);
        for (int status : List.of(404, 400, 401, 403, 410, 451)) {
            expectAgain(false, status(FailureKind.CLIENT_ERROR, status));
        }
    }

    @Check("Two refusals are not final: 429 says that there were too many requests, and 408 that the request was late.")
    @Order(10)
    void aBusyServerIsAskedAgain() {
        make(3, FIRST, LONGEST);
        expectAgain(true, status(FailureKind.CLIENT_ERROR, 429));
        expectAgain(true, status(FailureKind.CLIENT_ERROR, 408));
    }

    @Check("No other failure is tried again.")
    @Order(11)
    void allOtherFailuresAreFinal() {
        make(3, FIRST, LONGEST);
        expectAgain(false, failed(FailureKind.BODY_TOO_LARGE));
        for (FailureKind kind : FailureKind.values()) {
            if (!PASSING.contains(kind) && !BY_STATUS.contains(kind)) {
                expectAgain(false, failed(kind));
            }
        }
    }

    private void make(int mostAttempts, Duration first, Duration longest) {
        perform(
                "make it with mostAttempts " + mostAttempts + ", first " + shown(first) + " and longest "
                        + shown(longest),
                () -> retry = retry(mostAttempts, first, longest));
    }

    private String after(int attempts, Outcome.Failed failure) {
        return told(step("after(" + attempts + ", " + shown(failure) + ")", () -> retry.after(attempts, failure)));
    }

    private void expectAgain(boolean again, Outcome.Failed failure) {
        expect("the wait after " + shown(failure), again ? "100 ms" : NONE, after(1, failure));
    }

    private String told(Optional<Duration> wait) {
        if (wait == null) {
            throw failure("after returns an Optional, which may be empty", "after returns null");
        }
        return wait.map(RetryContract::shown).orElse(NONE);
    }

    private static <T> T resultOf(FutureTask<T> done) {
        try {
            return done.get();
        } catch (ExecutionException thrown) {
            throw Raise.asItIs(thrown.getCause());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Outcome.Failed failed(FailureKind kind) {
        return new Outcome.Failed(kind, kind.text());
    }

    private static Outcome.Failed status(FailureKind kind, int status) {
        return new Outcome.Failed(kind, "answered with status " + status, OptionalInt.of(status));
    }

    private static String shown(Outcome.Failed failure) {
        return failure.status().isPresent()
                ? "status " + failure.status().getAsInt()
                : failure.kind().toString();
    }

    private static String shown(Duration time) {
        boolean whole = time.equals(time.truncatedTo(ChronoUnit.MILLIS));
        return whole ? time.toMillis() + " ms" : time.toString();
    }
}
