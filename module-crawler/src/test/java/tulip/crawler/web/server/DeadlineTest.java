package tulip.crawler.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.async.Async;
import tulip.async.SelectorEventLoop;
import tulip.kit.ManualClock;

class DeadlineTest {
    private final List<Long> passed = new ArrayList<>();

    private interface Script {
        void run(Deadline deadline);
    }

    private void run(Script script) {
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            loop.runUntilComplete(() -> {
                var deadline = new Deadline(
                        loop, () -> passed.add(Duration.ofNanos(loop.time()).toSeconds()));
                script.run(deadline);
                Async.sleep(Duration.ofSeconds(1_000));
                return null;
            });
        }
    }

    private static void sleep(int seconds) {
        Async.sleep(Duration.ofSeconds(seconds));
    }

    @Test
    void passesOnceAtItsTime() {
        run(deadline -> deadline.in(Duration.ofSeconds(5)));
        assertEquals(List.of(5L), passed);
    }

    @Test
    void movesLater() {
        run(deadline -> {
            deadline.in(Duration.ofSeconds(5));
            sleep(3);
            deadline.in(Duration.ofSeconds(5));
        });
        assertEquals(List.of(8L), passed);
    }

    @Test
    void movesEarlier() {
        run(deadline -> {
            deadline.in(Duration.ofSeconds(50));
            deadline.in(Duration.ofSeconds(5));
        });
        assertEquals(List.of(5L), passed);
    }

    @Test
    void isTakenBackAndSetAgain() {
        run(deadline -> {
            deadline.in(Duration.ofSeconds(5));
            deadline.clear();
            sleep(7);
            deadline.in(Duration.ofSeconds(5));
            sleep(1);
            deadline.clear();
            deadline.in(Duration.ofSeconds(7));
        });
        assertEquals(List.of(15L), passed);
    }

    @Test
    void closedDeadlineNeverPasses() {
        run(deadline -> {
            deadline.in(Duration.ofSeconds(5));
            deadline.close();
        });
        assertEquals(List.of(), passed);
    }
}
