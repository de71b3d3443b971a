package tulip.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tulip.async.TaskRecord.Change;
import tulip.async.TaskRecord.Doing;
import tulip.async.TaskRecord.Row;
import tulip.kit.timeline.Timeline;
import tulip.kit.timeline.Timeline.Activity;
import tulip.kit.timeline.Timeline.Lane;
import tulip.kit.timeline.Timeline.Mark;
import tulip.kit.timeline.Timeline.Span;
import tulip.kit.timeline.Timeline.Tone;
import tulip.kit.timeline.Unit;

/// Draws what is recorded of a loop that does not go on: a lane for each task, up to now. Beside a lane stands what the
/// task does now.
///
/// In a hang nothing happens for a long time, so the picture ends soon after the last event.
final class TaskPicture {
    private static final int MOST_LANES = 5;
    private static final int LONGEST_LABEL = 34; // leaves room for the lanes
    private static final Activity RUNS = new Activity("runs", "", Tone.GREEN);
    private static final Activity READY = new Activity("is ready", "", Tone.NEUTRAL);
    private static final Activity WAITS = new Activity("waits", "", Tone.WAITING);

    private final List<Row> rows;
    private final int leftOut;
    private final Map<Task<?>, String> labels;
    private final boolean ofSystem;
    private final long begin;
    private final long lastEvent;
    private final long now;
    private final Duration length;

    private TaskPicture(List<Row> known, TaskRecord record, Map<Task<?>, String> labels) {
        this.rows = known.stream()
                .sorted(Comparator.comparing(Row::hasEnded).thenComparingInt(Row::number))
                .limit(MOST_LANES)
                .sorted(Comparator.comparingInt(Row::number))
                .toList();
        this.leftOut = known.size() - rows.size();
        this.labels = labels;
        this.ofSystem = record.isTimedBySystem();
        this.now = record.now();
        long first = now;
        for (Row row : rows) {
            first = Math.min(first - now, row.changes().getFirst().nanos() - now) + now;
        }
        long last = first;
        for (Row row : rows) {
            last = Math.max(last - now, row.last().nanos() - now) + now;
        }
        this.begin = first;
        this.lastEvent = last;
        long shown = last == first ? now - first : last - first + (last - first) / 3;
        this.length = Duration.ofNanos(Math.min(now - first, shown));
    }

    /// Draws what a record has of the tasks.
    ///
    /// @param labels  what each task does now
    /// @return nothing, if no task is known, or if no time has passed
    static Optional<Timeline> of(TaskRecord record, Map<Task<?>, String> labels) {
        List<Row> known = record.rows();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var picture = new TaskPicture(known, record, labels);
        return picture.length.isZero() ? Optional.empty() : Optional.of(picture.timeline());
    }

    private Timeline timeline() {
        List<Lane> lanes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        rows.forEach(row -> lanes.add(lane(row, names)));
        List<String> figures = new ArrayList<>();
        figures.add("now: " + after() + (ofSystem ? "" : ", by a manual clock"));
        if (leftOut > 0) {
            figures.add(leftOut + (leftOut == 1 ? " more task" : " more tasks"));
        }
        return new Timeline("", "", lanes, List.of(), legend(lanes), figures, length);
    }

    private String after() {
        Duration quiet = Duration.ofNanos(now - lastEvent);
        return quiet.isZero() ? "at the last event" : Unit.of(quiet).text(quiet) + " after the last event";
    }

    private Lane lane(Row row, Set<String> names) {
        String name = row.name();
        while (!names.add(name)) {
            name += "'";
        }
        List<Span> spans = new ArrayList<>();
        List<Span> steps = new ArrayList<>(); // drawn later, because most take no time
        for (int i = 0; i < row.changes().size(); i++) {
            Change change = row.changes().get(i);
            if (change.doing() != Doing.ENDED) {
                boolean last = i == row.changes().size() - 1;
                Duration to = last ? length : passed(row.changes().get(i + 1));
                Activity activity = activity(change.doing());
                String label = change.doing() == Doing.SLEEPS ? "sleeps" : "";
                (change.doing() == Doing.RUNS ? steps : spans)
                        .add(new Span(passed(change), to, activity, label, name + " " + activity.name()));
            }
        }
        spans.addAll(steps);
        return new Lane("tasks", name, spans, List.of(mark(row)));
    }

    private Duration passed(Change change) {
        return Duration.ofNanos(change.nanos() - begin);
    }

    private Mark mark(Row row) {
        Task<?> task = row.task().get();
        boolean done = task == null || task.isDone();
        if (row.hasEnded() && done) {
            return new Mark(
                    passed(row.last()),
                    task == null ? "has ended" : Tracer.end(task).replaceFirst("^is |:.*", ""));
        }
        String label = labels.getOrDefault(task, "runs"); // the task that asks is not told of
        return new Mark(length, label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…");
    }

    private static Activity activity(Doing doing) {
        return switch (doing) {
            case RUNS -> RUNS;
            case SLEEPS, WAITS -> WAITS;
            case LETS_OTHERS_RUN, ENDED -> READY;
        };
    }

    private static List<Activity> legend(List<Lane> lanes) {
        return Stream.of(RUNS, READY, WAITS)
                .filter(activity -> lanes.stream()
                        .flatMap(lane -> lane.spans().stream())
                        .anyMatch(span -> span.activity().equals(activity)))
                .toList();
    }
}
