package tulip.generators;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;
import tulip.kit.steps.Schedule;
import tulip.kit.steps.Stepped;

/// A body that was unparked by another thread goes on as soon as it has the turn. So it may end before its resumer has
/// taken one more step. (Two threads on a platform-thread generator met this once in 100,000 tries.)
final class StrayUnparkTest extends Contract {
    @Check("A body that ends before its resumer takes the next step does not disturb the resumer.")
    @Order(1)
    @Stepped
    void theBodyIsFaster() {
        for (Suspension suspension : List.of(Suspension.VIRTUAL_THREAD, Suspension.PLATFORM_THREAD)) {
            step("resume() on a " + suspension + ", whose body goes on at once");
            Schedule.eachStep("one", schedule -> resumed(suspension, schedule));
        }
    }

    private void resumed(Suspension suspension, Schedule schedule) {
        var made = new AtomicReference<Pausable>();
        var body = new AtomicReference<Thread>();
        made.set(suspension.pausable("the body", () -> {
            body.set(Thread.currentThread());
            made.get().pause();
        }));
        schedule.start("zero", () -> made.get().resume());
        schedule.settle();
        var came = new AtomicReference<>("nothing");
        Thread one = schedule.start("one", () -> {
            try {
                made.get().resume();
                came.set("the end");
            } catch (IllegalStateException thrown) {
                came.set(thrown.getMessage());
            }
        });
        schedule.settle();
        schedule.unpark(body.get());
        schedule.settle();
        schedule.release();
        expectThat(schedule, schedule.ends(one), "resume() returns", "resume() never returns");
        expectThat(schedule, came.get().equals("the end"), "resume() returns at the end", "resume() throws: " + came);
    }
}
