package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Timeline.Tone;
import tulip.kit.timeline.Unit;

/// Draws the tasks of one loop as a [Timeline], with a lane for each task: when it runs, for what it waits, and how
/// it ends.
///
/// What takes no time is not drawn: on a manual clock, these are all steps.
public final class TaskTimeline implements Tracer {
    private static final Activity RUNS = new Activity("runs", "r", Tone.GREEN);
    private static final Activity READY = new Activity("is ready", "", Tone.NEUTRAL);
    private static final Activity SLEEPS = new Activity("sleeps", "s", Tone.BLUE);
    private static final Activity AWAITS_TASKS = new Activity("waits for tasks", "t", Tone.ORANGE);
    private static final Activity WAITS = new Activity("waits for something else", "", Tone.WAITING);

    /// A task in the picture, and what it does now.
    private static final class Row {
        final String name;
        final List<Span> spans = new ArrayList<>();
        long since;
        Activity activity = READY;
        String what = "is ready";
        final List<Mark> end = new ArrayList<>(); // empty until it has ended

        Row(String name, long since) {
            this.name = name;
            this.since = since;
        }
    }

    private final Map<Task<?>, Row> rows = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>(); // how many tasks have each
    private long begin;
    private long last; // event

    @Override
    public void created(Task<?> task, long nanos) {
        row(task, nanos);
    }

    @Override
    public void resumed(Task<?> task, long nanos) {
        change(task, RUNS, "runs", nanos);
    }

    @Override
    public void paused(Task<?> task, Future<?> awaited, long nanos) {
        change(task, activity(awaited), Tracer.pause(awaited), nanos);
    }

    @Override
    public void ended(Task<?> task, long nanos) {
        String how = Tracer.end(task);
        change(task, READY, "", nanos)
                .end
                .add(new Mark(passed(nanos), how.startsWith("has failed") ? "failed" : how.substring("is ".length())));
    }

    private static Activity activity(Future<?> awaited) {
        if (awaited == null) {
            return READY;
        }
        if (awaited instanceof Task<?>) {
            return AWAITS_TASKS;
        }
        return switch (awaited.purpose()) {
            case TimerHandle _ -> SLEEPS;
            case TaskGroup _ -> AWAITS_TASKS;
            case null, default -> WAITS;
        };
    }

    private Row row(Task<?> task, long nanos) {
        if (rows.isEmpty()) {
            begin = nanos;
        }
        last = nanos;
        return rows.computeIfAbsent(task, _ -> {
            int count = names.merge(task.name(), 1, Integer::sum);
            return new Row(count == 1 ? task.name() : task.name() + " (" + count + ")", nanos);
        });
    }

    private Row change(Task<?> task, Activity activity, String what, long nanos) {
        Row row = row(task, nanos);
        addSpan(row, nanos);
        row.since = nanos;
        row.activity = activity;
        row.what = what;
        return row;
    }

    private void addSpan(Row row, long nanos) {
        if (row.end.isEmpty() && nanos > row.since) {
            String label = row.activity.letter().isEmpty() ? "" : row.activity.name();
            row.spans.add(new Span(passed(row.since), passed(nanos), row.activity, label, row.name + " " + row.what));
        }
    }

    private Duration passed(long nanos) {
        return Duration.ofNanos(nanos - begin);
    }

    /// The picture of everything until now.
    ///
    /// @param title  the name of the picture
    /// @param story  a sentence that says what the picture shows
    public Timeline timeline(String title, String story) {
        rows.values().forEach(row -> {
            addSpan(row, last);
            row.since = last;
        });
        Duration length = passed(last);
        var all = List.of(RUNS, READY, SLEEPS, AWAITS_TASKS, WAITS);
        return new Timeline(
                title,
                story,
                rows.values().stream()
                        .map(row -> new Lane("tasks", row.name, row.spans, row.end))
                        .toList(),
                List.of(),
                all.stream().filter(this::isDrawn).toList(),
                List.of(
                        Unit.of(length).text(length) + " in all",
                        rows.size() + (rows.size() == 1 ? " task" : " tasks")),
                length);
    }

    private boolean isDrawn(Activity activity) {
        return rows.values().stream()
                .flatMap(row -> row.spans.stream())
                .anyMatch(span -> span.activity().equals(activity));
    }
}
