package tulip.runner.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tulip.runner.answer.CountdownAnswer;
import tulip.runner.child.Failure.Cause;

final class StoppedRunTest {
    private static final Duration AFTER = Duration.ofMillis(1_540);
    private static final Place PLACE = new Place("MyCountdown.java", 18);

    @Test
    void theVerdictSaysWhereTheAnswerWas() {
        Watch watch = watching();
        watch.see(new Message.Stands(Optional.of(PLACE)));
        watch.stopped(AFTER);
        Failure failure = watch.verdict().failure().orElseThrow();
        assertEquals(Cause.STOPPED, failure.cause());
        assertEquals("no end within 1.5 s, and then you ended it", failure.seen());
        assertEquals(List.of(PLACE), failure.places());
        assertTrue(watch.isSpoilt());
    }

    @Test
    void aRunThatHadEndedBeforeKeepsItsVerdict() {
        Watch watch = watching();
        watch.see(new Message.Ended("ends", Mark.PASSED, Optional.empty()));
        watch.see(new Message.Finished(List.of(), true, 0));
        watch.stopped(AFTER);
        assertEquals(Verdict.State.DONE, watch.verdict().state());
        assertTrue(watch.isSpoilt(), "the child's answer to the question may still come");
    }

    private static Watch watching() {
        var watch = new Watch();
        watch.see(new Message.Planned(List.of(new CheckResult("Contract", "ends", "It ends.", Mark.NOT_RUN))));
        watch.see(new Message.Began("ends"));
        return watch;
    }

    @Test
    @Tag("slow")
    void anEndlessAnswerIsStoppedAndTheSpareRunsTheNext() throws Exception {
        try (ChildRun child = ChildRun.startWithSpare(Limits.USUAL)) {
            var begun = new AtomicBoolean();
            Thread asking = Thread.ofVirtual().start(() -> {
                while (!begun.get()) {
                    child.stop(); // does nothing until the run has begun
                    Thread.onSpinWait();
                }
            });
            var endless = CountdownAnswer.compile(CountdownAnswer.withBody("while (true) { Thread.onSpinWait(); }"));
            var order = new Order("tulip.iterators.exercise.CountdownExerciseTest", endless.all(), List.of());
            Verdict stopped = child.run(order, Duration.ofSeconds(20));
            begun.set(true);
            asking.join();
            assertEquals(Cause.STOPPED, stopped.failure().orElseThrow().cause());
            Verdict next = child.run(Order.of("tulip.iterators.CountdownTest"), Duration.ofSeconds(20));
            assertEquals(Verdict.State.DONE, next.state(), next::toString);
        }
    }
}
