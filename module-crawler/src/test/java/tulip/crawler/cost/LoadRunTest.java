package tulip.crawler.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tulip.kit.ManualClock;

class LoadRunTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    /// A request every 10 ms for 10 s.
    private static final long[] EVERY_10_MS =
            LongStream.range(0, 1_000).map(i -> 10 * i * MILLI).toArray();

    private final ManualClock clock = new ManualClock();

    @Test
    void aRequestIsTimedFromTheMomentWhenItIsDue() throws IOException {
        LoadResult result = run(new SimulatedService(clock, now -> now + 20 * MILLI), 250);
        assertEquals(1_000, result.answered());
        assertEquals(0, result.late() + result.failed());
        assertEquals(20, result.p50Millis(), 0.1);
        assertEquals(20, result.p99Millis(), 0.1);
        assertEquals(10.01, result.seconds(), 0.001); // the last request is due after 9.99 s
    }

    @Test
    void aServiceThatStandsStillForASecondShowsItInThe99thPercentile() throws IOException {
        var stalls =
                new SimulatedService(clock, now -> now >= 5 * SECOND && now < 6 * SECOND ? 6 * SECOND : now + MILLI);
        LoadResult result = run(stalls, 2_000);
        assertEquals(1_000, result.answered());
        assertEquals(1, result.p50Millis(), 0.1);
        assertTrue(result.p99Millis() > 850, result::toString); // 100 of 1,000 requests wait up to a second
        assertEquals(1_000, result.maxMillis(), 10);
    }

    @Test
    void aLoadThatIsHeldUpCountsItsOwnDelay() throws IOException {
        var holdsUp = new SimulatedService(clock, now -> {
            if (now >= 5 * SECOND && now < 5 * SECOND + 10 * MILLI) {
                clock.advance(Duration.ofSeconds(1)); // as if sending had blocked
            }
            return clock.nanoTime() + MILLI;
        });
        LoadResult result = run(holdsUp, 2_000);
        assertTrue(result.p99Millis() > 850, result::toString);
        assertTrue(result.lagMillis() > 850, result::toString);
    }

    @Test
    void aRequestWithoutAnAnswerFailsAtItsDeadline() throws IOException {
        var silent = new SimulatedService(clock, now -> now == 3 * SECOND ? Long.MAX_VALUE : now + MILLI);
        LoadResult result = run(silent, 250);
        assertEquals(Map.of("no answer in 1000 ms", 1), result.failures());
        assertEquals(999, result.answered());
        assertEquals(List.of(300), silent.givenUp);
        assertEquals(1_000, result.maxMillis(), 1);
    }

    @Test
    void aHopelessStepEndsEarlyAndGivesUpWhatIsOpen() throws IOException {
        SimulatedService slow = SimulatedService.busyFor(clock, 15 * MILLI); // 67 a second, of 100
        LoadResult result = run(slow, 250);
        assertTrue(result.sent() < 300, result::toString);
        assertEquals(51, result.late()); // more than 5 % of all
        assertEquals(result.sent(), result.answered() + slow.givenUp.size());
        assertEquals(Verdict.LATE, new Objective(250).judge(result));
    }

    @Test
    void failuresAreCountedByKind() throws IOException {
        var failing = new Wire() {
            @Override
            public void send(int request, Answers answers) {
                answers.failed(request, request % 50 == 0 ? "status 502" : "no connection");
            }

            @Override
            public void poll(long nanos, Answers answers) {
                clock.advance(Duration.ofNanos(nanos));
            }

            @Override
            public void giveUp(int request) {
                throw new AssertionError("nothing is open");
            }
        };
        LoadResult result = run(failing, 250);
        assertEquals(Map.of("status 502", 2, "no connection", 49), result.failures());
        assertEquals(Verdict.ERRORS, new Objective(250).judge(result));
    }

    @Test
    void theProgressIsToldTenTimesASecond() throws IOException {
        List<Integer> told = new ArrayList<>();
        new LoadRun(clock, new SimulatedService(clock, now -> now + MILLI), EVERY_10_MS, new Objective(250))
                .run(told::add);
        assertEquals(100, told.size(), 5);
        assertEquals(told.stream().sorted().toList(), told);
    }

    @Test
    void aResultSurvivesJson() throws IOException {
        LoadResult result = run(SimulatedService.busyFor(clock, 15 * MILLI), 250);
        assertEquals(result, LoadResult.fromJson(result.toJson()));
    }

    private LoadResult run(Wire wire, int p99Millis) throws IOException {
        return new LoadRun(clock, wire, EVERY_10_MS, new Objective(p99Millis)).run(_ -> {});
    }
}
