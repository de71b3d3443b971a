package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Activity;

final class TaskTimelineTest extends OnEachBackend {
    private final TaskTimeline tasks = new TaskTimeline();

    private static List<String> told(Timeline timeline) {
        return timeline.lanes().stream()
                .flatMap(lane -> lane.spans().stream()
                        .map(span -> span.from().toMillis() + " to " + span.to().toMillis() + " " + span.what()))
                .toList();
    }

    @Test
    void aLaneShowsForWhatATaskWaits() {
        loop.traceTo(tasks);
        run(() -> TaskGroup.run(group -> {
            var machine = new Lock();
            group.start("Ada", () -> machine.with(sleeper("Ada", 3, "tea")));
            group.start("Linus", () -> machine.with(sleeper("Linus", 2, "tea")));
            group.start("Grace", () -> loop.createFuture().await()).cancel();
            return null;
        }));
        Timeline timeline = tasks.timeline("The shop", "Two wait.");
        assertEquals(
                List.of(
                        "0 to 5 task-1 waits for the 3 tasks of its group",
                        "0 to 3 Ada sleeps",
                        "0 to 3 Linus waits for a lock, which Ada holds",
                        "3 to 5 Linus sleeps"),
                told(timeline));
        assertEquals(
                List.of("sleeps", "waits for tasks", "waits for something else"),
                timeline.legend().stream().map(Activity::name).toList());
        assertEquals(List.of("5 ms in all", "4 tasks"), timeline.figures());
        assertEquals(Duration.ofMillis(5), timeline.length());
        assertEquals(
                List.of("done at 5", "done at 3", "done at 5", "cancelled at 0"),
                timeline.lanes().stream()
                        .flatMap(lane -> lane.marks().stream())
                        .map(mark -> mark.label() + " at " + mark.at().toMillis())
                        .toList());
    }

    @Test
    void timeThatAStepTakesIsShownAndTheOthersAreReadyMeanwhile() {
        loop.traceTo(tasks);
        run(() -> {
            Task<Void> ada = Async.start("Ada", () -> {
                clock.advance(millis(4));
                return null;
            });
            Task<String> linus = Async.start("Linus", () -> "tea");
            ada.await();
            return linus.await();
        });
        assertEquals(
                List.of("0 to 4 task-1 waits for Ada", "0 to 4 Ada runs", "0 to 4 Linus is ready"),
                told(tasks.timeline("", "")));
    }

    @Test
    void whatStillWaitsIsShownToTheEnd() {
        loop.traceTo(tasks);
        run(() -> {
            Async.start("Ada", () -> loop.createFuture().await());
            Async.sleep(millis(2));
            return null;
        });
        assertEquals(List.of("0 to 2 task-1 sleeps", "0 to 2 Ada waits for a future"), told(tasks.timeline("", "")));
        loop.close(); // on the thread that has begun the task
    }

    @Test
    void tasksOfOneNameGetANumber() {
        loop.traceTo(tasks);
        run(() -> {
            Async.start("Ada", () -> null);
            return Async.start("Ada", () -> null).await();
        });
        assertEquals(
                List.of("task-1", "Ada", "Ada (2)"),
                tasks.timeline("", "").lanes().stream().map(Timeline.Lane::name).toList());
    }
}
