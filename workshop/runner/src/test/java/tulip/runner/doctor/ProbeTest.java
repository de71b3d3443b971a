package tulip.runner.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ProbeTest {
    private static final Finding FINE = Finding.ok("fine", "all is well");

    @Test
    void aCheckThatHangsDelaysNoOther() throws InterruptedException {
        var never = new CountDownLatch(1);
        List<Finding> findings = Probe.run(
                List.of(
                        new Probe("stuck", () -> {
                            never.await();
                            return FINE;
                        }),
                        new Probe("fine", () -> FINE)),
                Duration.ofMillis(1));
        assertEquals(Finding.Level.WRONG, findings.getFirst().level());
        assertEquals("stuck", findings.getFirst().check());
        assertEquals("no answer within 0.001 s", findings.getFirst().says());
    }

    @Test
    void aCheckThatFailsSaysWhy() throws InterruptedException {
        Finding failed = only(() -> {
            throw new AccessDeniedException("/x");
        });
        assertEquals("the check itself failed: permission denied", failed.says());
        assertEquals(Finding.Level.WRONG, failed.level());
        assertEquals(FINE, only(() -> FINE));
    }

    private static Finding only(java.util.concurrent.Callable<Finding> look) throws InterruptedException {
        return Probe.run(List.of(new Probe("x", look)), Duration.ofMinutes(1)).getFirst();
    }
}
