package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.shield;
import static tulip.async.Async.sleep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tulip.kit.HangStory;
import tulip.kit.timeline.Screen;
import tulip.kit.timeline.TerminalPicture;

/// What is told when nothing more happens on a loop, for each way to lose a wake-up.
final class LoopTellerTest extends OnEachBackend {
    private HangStory story;

    /// Starts tasks, lets an hour pass, and asks then.
    private List<String> told(Runnable start) {
        loop.running().tellTimeBy(clock);
        start.run();
        var asked = new AtomicReference<HangStory>();
        loop.callLater(Duration.ofHours(1), () -> {
            asked.set(LoopTeller.tell(List.of(loop)));
            loop.stop();
        });
        loop.runForever();
        story = asked.get();
        loop.close(); // on the thread that has begun the tasks
        return story.told().stream()
                .map(sentence -> sentence.replaceAll(" \\(\\w+\\.java:\\d+\\)$", " (line)"))
                .toList();
    }

    private String picture() {
        var screen = new Screen(80, 0, true, false);
        return new TerminalPicture(story.picture().orElseThrow(), screen).small();
    }

    private <T> Task<T> start(String name, Callable<T> body) {
        return loop.createTask(name, body);
    }

    /// Starts a task that nobody resumes after its first wait.
    ///
    /// @param remembers  whether it remembers for what it waits
    private void startNeverWoken(String name, Callable<String> body, boolean remembers) {
        var task = new TaskObject<>(loop, name, body) {
            @Override
            void waitFor(Future<?> future) {
                awaited = remembers ? future : null;
            }
        };
        assertFalse(task.isDone());
    }

    @Test
    void withoutATaskThereIsNothingToTell() {
        assertEquals(List.of(), told(() -> {}));
        assertTrue(story.picture().isEmpty());
    }

    @Test
    void aFutureThatNobodySets() {
        assertEquals(
                List.of(
                        "Linus waits for the end of Ada",
                        "Ada waits for a future: setResult on it ends the wait (line)"),
                told(() -> {
                    var ada = start("Ada", () -> loop.createFuture().await());
                    start("Linus", ada::await);
                }));
    }

    @Test
    void aTaskThatIsNotResumed() {
        Future<String> cup = loop.createFuture();
        assertEquals(List.of("Ada is not resumed, although the future is done for which it waits"), told(() -> {
            loop.callLater(millis(10), () -> cup.setResult("tea"));
            startNeverWoken("Ada", cup::await, false);
        }));
    }

    @Test
    void aTaskThatIsNotResumedAfterATask() {
        assertEquals(List.of("Linus is not resumed, although Ada has ended, for which it waits"), told(() -> {
            var ada = start("Ada", sleeper("Ada", 10, "tea"));
            startNeverWoken("Linus", ada::await, true);
        }));
    }

    @Test
    void aTaskThatOnlyLetsOthersRun() {
        assertEquals(List.of("Ada is not resumed, although it only let others run (line)"), told(() -> {
            Callable<String> body = () -> {
                sleep(Duration.ZERO);
                return "tea";
            };
            startNeverWoken("Ada", body, false);
        }));
    }

    @Test
    void aTaskThatDoesNotEnd() {
        assertEquals(
                List.of("Linus waits for the end of Ada", "Ada is not done, although its body has ended"), told(() -> {
                    var ada = new TaskObject<>(loop, "Ada", () -> "tea") {
                        @Override
                        void end() {}
                    };
                    start("Linus", ada::await);
                }));
    }

    @Test
    void aTaskThatDoesNotBegin() {
        assertEquals(
                List.of("Linus waits for the end of Ada", "Ada does not begin: nobody makes its first step"),
                told(() -> {
                    var ada = new TaskObject<>(loop, "Ada", () -> "tea") {
                        @Override
                        void begin() {}

                        @Override
                        public boolean cancel(String message) { // else Linus could not end
                            super.finish("", null);
                            return true;
                        }
                    };
                    start("Linus", ada::await);
                }));
    }

    @Test
    void aGatherThatDoesNotEnd() {
        assertEquals(
                List.of("Linus waits for 2 futures: all of them are done, but nobody sets the result of the future"
                        + " (line)"),
                told(() -> start("Linus", () -> {
                    var ada = start("Ada", sleeper("Ada", 10, "tea"));
                    var grace = start("Grace", sleeper("Grace", 20, "tea"));
                    return loop.createFuture(Awaited.of(() -> "2 futures", () -> List.of(ada, grace)))
                            .await();
                })));
    }

    @Test
    void aQueueAndASemaphore() {
        var queue = new Queue<String>();
        assertEquals(
                List.of(
                        "Ada waits in Queue.join: the last taskDone ends the wait (line)",
                        "Linus waits in Queue.get: a put ends the wait (line)",
                        "Grace waits in Semaphore.acquire: a release ends the wait (line)"),
                told(() -> {
                    start("Ada", () -> {
                        queue.put("tea");
                        queue.join();
                        return null;
                    });
                    start("Linus", () -> queue.get() + queue.get());
                    start("Grace", () -> new Semaphore(0).with(() -> null));
                }));
    }

    @Test
    void aShieldAndAGroup() {
        assertEquals(
                List.of(
                        "Ada waits for a shielded future (line)",
                        "Linus waits for the task of its group (line)",
                        "Grace waits for a future: setResult on it ends the wait (line)"),
                told(() -> {
                    start("Ada", () -> shield(loop.createFuture()).await());
                    start(
                            "Linus",
                            () -> TaskGroup.run(group -> group.start(
                                    "Grace", () -> loop.createFuture().await())));
                }));
    }

    @Test
    void aTaskThatRunsIsToldFromAnotherThread() {
        loop.running().tellTimeBy(clock);
        run(() -> {
            start("Ada", () -> null);
            List<String> told =
                    callOnAnotherThread(() -> LoopTeller.tell(List.of(loop)).told());
            assertEquals(2, told.size());
            assertTrue(
                    told.getFirst().startsWith("task-1 runs: nothing else can run on the loop before its next await"));
            assertEquals("Ada has not begun, and is ready", told.getLast());
            return null;
        });
    }

    @Test
    void whereNoTimePassesThereIsNoPicture() {
        loop.running().tellTimeBy(clock);
        run(() -> {
            start("Ada", () -> loop.createFuture().await());
            sleep(Duration.ZERO);
            HangStory now = LoopTeller.tell(List.of(loop));
            assertEquals(1, now.told().size(), "the task that asks does not wait");
            assertTrue(now.picture().isEmpty());
            return null;
        });
        loop.close(); // on the thread that has begun the task
    }

    @Test
    void aHundredTasksAreToldInOneSentenceAndFiveLanes() {
        assertEquals(
                List.of("task-1, task-2, task-3, task-4, task-5 and 95 more: each waits for a future: setResult on it"
                        + " ends the wait (line)"),
                told(() -> {
                    for (int i = 0; i < 100; i++) {
                        start(null, () -> loop.createFuture().await());
                    }
                }));
        assertEquals(5 + 2 + 2, picture().lines().count());
        assertTrue(picture().contains("95 more tasks"), picture());
    }

    @Test
    void thePictureShowsWhoWaitedWhen() {
        told(() -> {
            var ada = start("Ada", () -> {
                sleep(millis(10));
                return loop.createFuture().await();
            });
            start("Linus", ada::await);
            start("Grace", sleeper("Grace", 30, "tea"));
        });
        assertEquals("""
                Ada   █sleeps░░░█░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  waits for a future
                Linus █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  waits for the end of Ada
                Grace █sleeps░░░░░░░░░░░░░░░░░░░░░░░█ done
                      ┼─────────┼─────────┼─────────┼─────────┼ now
                      0         10        20        30        40 ms
                ███ runs   ░░░ waits   now: 60 min after the last event, by a manual clock
                """, picture());
    }
}
