package tulip.crawler.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;
import tulip.kit.ManualClock;

/// A service on a manual clock. A function says when it answers a request that it gets at a time.
final class SimulatedService implements Wire {
    private record Answer(int request, long at) {}

    final List<Integer> givenUp = new ArrayList<>();
    private final PriorityQueue<Answer> answers =
            new PriorityQueue<>(Comparator.comparingLong(Answer::at).thenComparingInt(Answer::request));
    private final ManualClock clock;
    private final LongUnaryOperator answersAt;

    /// @param answersAt  the time of the answer in nanoseconds; [Long#MAX_VALUE] for none
    SimulatedService(ManualClock clock, LongUnaryOperator answersAt) {
        this.clock = clock;
        this.answersAt = answersAt;
    }

    /// A service with one server, which works this long for each request, one after the other.
    static SimulatedService busyFor(ManualClock clock, long nanos) {
        return new SimulatedService(clock, new LongUnaryOperator() {
            private long free;

            @Override
            public long applyAsLong(long now) {
                free = Math.max(free, now) + nanos;
                return free;
            }
        });
    }

    @Override
    public void send(int request, Answers to) {
        long at = answersAt.applyAsLong(clock.nanoTime());
        if (at < Long.MAX_VALUE) {
            answers.add(new Answer(request, at));
        }
    }

    @Override
    public void poll(long nanos, Answers to) {
        long until = clock.nanoTime() + nanos;
        clock.sleepUntil(
                answers.isEmpty() ? until : Math.min(until, answers.peek().at()));
        while (!answers.isEmpty() && answers.peek().at() <= clock.nanoTime()) {
            to.answered(answers.remove().request());
        }
    }

    @Override
    public void giveUp(int request) {
        givenUp.add(request);
    }
}
