package tulip.crawler;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.Deadline;

/// What a fan-out must prove, on threads, on virtual threads, and on an event loop. The service answers when
/// the check says so: the time of a fan-out is that of its slowest request exactly if all requests are in
/// flight at once.
public abstract class FanOutContract extends Contract {
    private static final int FEW = 2;
    private static final int MORE = 3; // over the limit
    private static final int ALL = 6; // more than the default pool of Vert.x has connections
    private static final int MOST_LOOKS = 10; // a thread that was woken may run late on a busy machine
    private static final long BETWEEN_LOOKS_NANOS = 20_000_000;
    private static final int MILLIS = 20_000; // to load Vert.x takes seconds on a busy machine

    /// Sends requests that block their threads.
    @FunctionalInterface
    public interface Blocking {
        List<String> all(List<Callable<String>> requests, int most) throws Exception;
    }

    /// Gets pages by futures.
    @FunctionalInterface
    public interface Composing {
        Future<List<String>> all(Vertx vertx, List<Url> pages, int most);
    }

    /// The members that are tested.
    public record Tested(Blocking threads, Blocking virtualThreads, Composing vertx) {}

    /// Begins a fan-out of so many requests, of which at most so many may be in flight at once.
    private interface Way {
        FanOutTrial begin(int count, int most) throws Exception;
    }

    protected abstract Tested fanOut();

    @Check("Threads: all requests are in flight before the first is answered. The answers keep the requests' order.")
    @Order(1)
    @Deadline(millis = MILLIS)
    void threadsSendAllAtOnce() throws Exception {
        sendsAllAtOnce(threads());
    }

    @Check("Threads: at most as many requests as allowed are in flight, and always as many as allowed.")
    @Order(2)
    @Deadline(millis = MILLIS)
    void threadsKeepTheLimit() throws Exception {
        keepsTheLimit(threads());
    }

    @Check("Threads: a pool of platform threads sends the requests.")
    @Order(3)
    @Deadline(millis = MILLIS)
    void threadsAreAPool() {
        try (BlockingTrial trial = beginBlocking(fanOut().threads(), MORE, FEW)) {
            answerAll(trial, MORE);
            expectThat(
                    !trial.anyVirtual(), "platform threads send the requests", "a virtual thread has sent a request");
            expectThat(
                    trial.threadsUsed() <= FEW,
                    FEW + " threads send " + MORE + " requests",
                    trial.threadsUsed() + " threads have sent " + MORE + " requests");
        }
    }

    @Check("Threads: if a request fails, the caller gets its exception, the same object. The others are cancelled.")
    @Order(4)
    @Deadline(millis = MILLIS)
    void threadsCancelTheOthers() throws Exception {
        cancelsTheOthers(threads(), 1);
    }

    @Check("Threads: the caller gets the first failure at once, also if earlier requests are still in flight.")
    @Order(5)
    @Deadline(millis = MILLIS)
    void threadsDoNotDelayAnError() throws Exception {
        cancelsTheOthers(threads(), FEW);
    }

    @Check("Threads: when all is done, no thread is left.")
    @Order(6)
    @Deadline(millis = MILLIS)
    void threadsLeaveNothing() throws Exception {
        leavesNothing(threads());
    }

    @Check("Virtual threads: all requests are in flight at once. The answers keep the requests' order.")
    @Order(11)
    @Deadline(millis = MILLIS)
    void virtualThreadsSendAllAtOnce() throws Exception {
        sendsAllAtOnce(virtualThreads());
    }

    @Check("Virtual threads: at most as many requests as allowed are in flight, and always as many as allowed.")
    @Order(12)
    @Deadline(millis = MILLIS)
    void virtualThreadsKeepTheLimit() throws Exception {
        keepsTheLimit(virtualThreads());
    }

    @Check("Virtual threads: each request has a virtual thread of its own. There is no pool.")
    @Order(13)
    @Deadline(millis = MILLIS)
    void virtualThreadsAreNotPooled() {
        try (BlockingTrial trial = beginBlocking(fanOut().virtualThreads(), MORE, FEW)) {
            answerAll(trial, MORE);
            expectThat(trial.allVirtual(), "virtual threads send the requests", "a platform thread has sent a request");
            expectThat(
                    trial.threadsUsed() == MORE,
                    MORE + " virtual threads send " + MORE + " requests",
                    "only " + trial.threadsUsed() + " virtual threads have sent " + MORE + " requests");
        }
    }

    @Check("Virtual threads: the caller gets the first failure at once, as the same object. The others are cancelled.")
    @Order(14)
    @Deadline(millis = MILLIS)
    void virtualThreadsCancelTheOthers() throws Exception {
        cancelsTheOthers(virtualThreads(), FEW);
    }

    @Check("Virtual threads: when all is done, no thread is left.")
    @Order(15)
    @Deadline(millis = MILLIS)
    void virtualThreadsLeaveNothing() throws Exception {
        leavesNothing(virtualThreads());
    }

    @Check("Vert.x: all requests are in flight at once. The future has the bodies in the requests' order.")
    @Order(21)
    @Deadline(millis = MILLIS)
    void vertxSendsAllAtOnce() throws Exception {
        sendsAllAtOnce(vertx());
    }

    @Check("Vert.x: at most as many requests as allowed are in flight, and always as many as allowed.")
    @Order(22)
    @Deadline(millis = MILLIS)
    void vertxKeepsTheLimit() throws Exception {
        keepsTheLimit(vertx());
    }

    @Check("Vert.x: the future fails at the first failure. The others are cancelled: their connections are closed.")
    @Order(23)
    @Deadline(millis = MILLIS)
    void vertxCancelsTheOthers() throws Exception {
        cancelsTheOthers(vertx(), FEW);
    }

    @Check("Vert.x: when all is done, no connection is left.")
    @Order(24)
    @Deadline(millis = MILLIS)
    void vertxLeavesNothing() throws Exception {
        leavesNothing(vertx());
    }

    private void sendsAllAtOnce(Way way) throws Exception {
        try (FanOutTrial trial = begin(way, ALL, ALL)) {
            expectState(trial, ALL, FanOutTrial.WAITS);
            step("the requests are answered, the last one first");
            for (int number = ALL; number > 0; number--) {
                trial.answer(number);
            }
            expectState(trial, 0, FanOutTrial.gets(answers(ALL)));
        }
    }

    private void keepsTheLimit(Way way) throws Exception {
        try (FanOutTrial trial = begin(way, MORE, FEW)) {
            expectState(trial, FEW, FanOutTrial.WAITS);
            for (int unanswered = MORE - 1; unanswered > 0; unanswered--) {
                answerOne(trial);
                expectState(trial, Math.min(FEW, unanswered), FanOutTrial.WAITS);
            }
            answerOne(trial);
            expectState(trial, 0, FanOutTrial.gets(answers(MORE)));
        }
    }

    private void cancelsTheOthers(Way way, int failing) throws Exception {
        try (FanOutTrial trial = begin(way, FEW, FEW)) {
            expectState(trial, FEW, FanOutTrial.WAITS);
            step("request " + failing + " fails");
            trial.fail(failing);
            expectState(trial, 0, trial.failsWith(failing));
        }
    }

    private void leavesNothing(Way way) throws Exception {
        try (FanOutTrial trial = begin(way, FEW, FEW)) {
            answerAll(trial, FEW);
            expectNothingLeft(trial);
        }
        try (FanOutTrial trial = begin(way, FEW, FEW)) {
            expectState(trial, FEW, FanOutTrial.WAITS);
            step("request 1 fails");
            trial.fail(1);
            expectState(trial, 0, trial.failsWith(1));
            expectNothingLeft(trial);
        }
    }

    private Way threads() {
        return (count, most) -> BlockingTrial.of(fanOut().threads(), count, most);
    }

    private Way virtualThreads() {
        return (count, most) -> BlockingTrial.of(fanOut().virtualThreads(), count, most);
    }

    private Way vertx() {
        return (count, most) -> VertxTrial.of(fanOut().vertx(), count, most);
    }

    private BlockingTrial beginBlocking(Blocking fanOut, int count, int most) {
        tell(count, most);
        return BlockingTrial.of(fanOut, count, most);
    }

    private FanOutTrial begin(Way way, int count, int most) throws Exception {
        tell(count, most);
        return way.begin(count, most);
    }

    private void tell(int count, int most) {
        step("fan out to " + count + " requests, of which at most " + most + " may be in flight at once");
    }

    private void answerOne(FanOutTrial trial) {
        step("one request is answered");
        trial.answer(trial.inFlight().first());
    }

    private void answerAll(FanOutTrial trial, int count) {
        step("all requests are answered");
        for (int left = count; left > 0 && isOneInFlight(trial); left--) {
            trial.answer(trial.inFlight().first());
        }
        expectState(trial, 0, FanOutTrial.gets(answers(count)));
    }

    private static boolean isOneInFlight(FanOutTrial trial) {
        for (int looks = 0; looks < MOST_LOOKS && trial.inFlight().isEmpty() && trial.settle(); looks++) {
            LockSupport.parkNanos(looks == 0 ? 0 : BETWEEN_LOOKS_NANOS);
        }
        return !trial.inFlight().isEmpty();
    }

    private static List<String> answers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "answer " + number)
                .toList();
    }

    /// Waits until nothing happens any more, and compares the number of requests in flight and what the caller does.
    private void expectState(FanOutTrial trial, int inFlight, String caller) {
        String right = state(inFlight, caller);
        boolean rests = trial.settle();
        if (rests && !right.equals(state(trial))) {
            for (int looks = 0; looks < MOST_LOOKS && !right.equals(state(trial)); looks++) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
            rests = trial.settle();
        }
        String seen = state(trial) + (rests ? "" : ", and its thread never rests");
        if (!right.equals(seen)) {
            throw trial.thrown() == null
                    ? failure(trial.callerThread(), right, seen)
                    : failure(trial.thrown(), right, seen);
        }
    }

    private static String state(FanOutTrial trial) {
        return state(trial.inFlight().size(), trial.caller());
    }

    private static String state(int inFlight, String caller) {
        return (inFlight == 1 ? "1 request is" : inFlight + " requests are") + " in flight, and the caller " + caller;
    }

    private void expectNothingLeft(FanOutTrial trial) {
        for (int looks = 0; looks < MOST_LOOKS && !trial.left().isEmpty(); looks++) { // a thread may be about to end
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        expectThat(
                trial.left().isEmpty(),
                "nothing is left when the caller goes on",
                trial.left() + " left when the caller goes on");
    }
}
