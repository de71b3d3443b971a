package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tulip.async.Async.await;
import static tulip.async.Async.gather;
import static tulip.async.Async.shield;
import static tulip.async.Async.sleep;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a description tells of waiting tasks. Lines of code are left out, but for one test.
@Tag("contract") // no exercise asks for it: .ci/mutation runs it
final class DescriptionTest extends OnEachBackend {
    private String described() {
        return loop.describe().replaceAll("\n *(│ *)*at [^\n]*", "");
    }

    private void assertDescribed(String expected) {
        assertEquals(expected.strip(), described());
    }

    @Test
    void nothing() {
        assertDescribed("0 tasks");
    }

    @Test
    void eachKindOfWait() {
        var lock = new Lock();
        var queue = new Queue<String>(1);
        var semaphore = new Semaphore(0);
        var event = new Event();
        var condition = new Condition();
        run(() -> {
            loop.createTask("sleeps", sleeper("sleeps", 1500, null));
            loop.createTask("holds", () -> lock.with(() -> await(loop.createFuture())));
            loop.createTask("locks", () -> lock.with(() -> null));
            loop.createTask("gets", queue::get);
            loop.createTask("acquires", () -> semaphore.with(() -> null));
            loop.createTask("awaits", () -> {
                event.await();
                return null;
            });
            loop.createTask(
                    "is told",
                    () -> condition.lock().with(() -> {
                        condition.await();
                        return null;
                    }));
            sleep(millis(500));
            loop.createTask("is new", () -> null);
            assertDescribed("""
                    9 tasks
                    task-1: runs
                    sleeps: sleeps 1000 ms more
                    locks: waits for a lock, which holds holds
                    └── holds: waits for a future: setResult on it ends the wait
                    gets: waits in Queue.get: a put ends the wait
                    acquires: waits in Semaphore.acquire: a release ends the wait
                    awaits: waits in Event.await: set ends the wait
                    is told: waits in Condition.await: a notify, and then the lock, ends the wait
                    is new: has not begun, and is ready
                    """);
            return null;
        });
        loop.close(); // on the thread that has begun the tasks
    }

    @Test
    void aWaitForSeveral() {
        run(() -> {
            Future<String> tea = loop.createFuture();
            tea.setResult("tea");
            Task<String> bob = loop.createTask("Bob", sleeper("Bob", 10, "espresso"));
            loop.createTask("Ada", () -> Async.wait(List.of(tea, bob), Async.ReturnWhen.ALL_COMPLETED, null));
            sleep(millis(5));
            assertDescribed("""
                    3 tasks
                    task-1: runs
                    Ada: waits for 1 of 2 futures
                    └── Bob: sleeps 5 ms more
                    """);
            await(bob);
            return null;
        });
    }

    @Test
    void aTaskGroupOverItsChildren() {
        loop.callLater(millis(5), () -> {
            assertDescribed("""
                    4 tasks
                    task-1: waits for the 2 tasks of its group
                    ├── Ada: waits for the task of its group
                    │   └── Grace: sleeps 5 ms more
                    └── Linus: sleeps 10 ms more
                    """);
            note("described");
        });
        run(() -> TaskGroup.run(shop -> {
            shop.start(
                    "Ada",
                    () -> TaskGroup.run(team -> {
                        team.start("Grace", sleeper("Grace", 10, null));
                        return null;
                    }));
            shop.start("Linus", sleeper("Linus", 15, null));
            return null;
        }));
        assertEquals("5 described", trace.get(2));
    }

    @Test
    void aCircleThroughAGatherAndAShield() {
        var ada = new AtomicReference<Task<?>>();
        var linus = new AtomicReference<Task<?>>();
        ada.set(loop.createTask("Ada", () -> await(gather(List.<Future<Object>>of(cast(linus.get()))))));
        linus.set(loop.createTask("Linus", () -> await(shield(ada.get()))));
        run(() -> {
            sleep(millis(5));
            assertDescribed("""
                    3 tasks
                    task-3: runs
                    Ada: waits for 1 of 1 futures that it gathers
                    └── Linus: waits for a shielded future
                        └── Ada: a circle, and none of its tasks can go on: Ada → Linus → Ada
                    """);
            return null;
        });
        loop.close(); // on the thread that has begun the tasks
    }

    @SuppressWarnings("unchecked") // it is only read
    private static <T> Future<T> cast(Future<?> future) {
        return (Future<T>) future;
    }

    @Test
    void theCallsOfTheProgramAreShown() {
        run(() -> {
            loop.createTask("Ada", () -> {
                brew();
                return null;
            });
            sleep(millis(5));
            assertEquals("""
                    2 tasks
                    task-1: runs
                    Ada: sleeps 5 ms more
                        at DescriptionTest.heat (DescriptionTest.java)
                        at DescriptionTest.brew (DescriptionTest.java)
                        at DescriptionTest.theCallsOfTheProgramAreShown (DescriptionTest.java)""", loop.describe().replaceAll(":\\d+\\)", ")"));
            return null;
        });
        loop.close(); // on the thread that has begun the tasks
    }

    private static void brew() {
        heat();
    }

    private static void heat() {
        sleep(millis(10));
    }
}
