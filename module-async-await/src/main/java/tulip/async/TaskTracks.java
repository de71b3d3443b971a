package tulip.async;

import java.util.HashMap;
import java.util.Map;

/// Writes what happens in one loop into a [ChromeTrace]. The loop is a process there, with a track for the loop
/// itself and a track for each task:
///
/// ```
///   the loop   ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ sleeps ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ a timer is due      slices, and an instant
///   task-1     █ runs █░░░░░░░░ waits for Ada ░░░░░░░░░░░░░░░░░░█ runs █       slices
///   Ada             ╰─▶█ runs █░░░░░ sleeps ░░░░░░█ runs █──────╯              flows: who has made or woken whom
/// ```
///
/// There is a flow from the step that has made a task, and from the end of a task to those that wait for it. Who ends
/// another wait is not known.
final class TaskTracks implements Tracer {
    private static final int LOOP = 1; // the track of the loop

    private record Step(int track, long since) {}

    /// A task in the file.
    private static final class Track {
        final int number;
        long since; // when its step or pause began
        String pause = "is ready"; // what it does between two steps
        Track awaited; // null: it awaits no task
        Step waker; // who has made the next step ready; null: nobody knows
        Step end; // null: it has not ended

        Track(int number, long since) {
            this.number = number;
            this.since = since;
        }

        Step step() {
            return new Step(number, since);
        }
    }

    private final ChromeTrace file;
    private final int process;
    private final Map<Task<?>, Track> tracks = new HashMap<>(); // of the tasks that have not ended
    private int numbered = LOOP;
    private boolean begun;
    private long begin;
    private long last; // event
    private Track running; // null: no step runs
    private String idle; // how the loop waits; null: it does not
    private long idleSince;

    TaskTracks(ChromeTrace file, int process) {
        this.file = file;
        this.process = process;
    }

    @Override
    public void created(Task<?> task, long nanos) {
        synchronized (file) {
            track(task, nanos).waker = running == null ? null : running.step();
        }
    }

    @Override
    public void resumed(Task<?> task, long nanos) {
        synchronized (file) {
            Track track = track(task, nanos);
            if (nanos > track.since) {
                file.add(slice(track.number, track.pause, "pause", track.since, nanos)
                        .append('}'));
            }
            track.since = nanos;
            if (track.awaited != null) {
                track.waker = track.awaited.end;
                track.awaited = null;
            }
            running = track;
        }
    }

    @Override
    public void paused(Task<?> task, Future<?> awaited, long nanos) {
        synchronized (file) {
            Track track = track(task, nanos);
            String pause = Tracer.pause(awaited);
            stepEnds(track, pause, nanos);
            track.since = nanos;
            track.pause = pause;
            track.awaited = awaited instanceof Task<?> other ? tracks.get(other) : null;
        }
    }

    @Override
    public void ended(Task<?> task, long nanos) {
        synchronized (file) {
            Track track = track(task, nanos);
            stepEnds(track, Tracer.end(task), nanos);
            track.end = track.step();
            tracks.remove(task);
        }
    }

    /// Writes the step, and the flow to it. Readers sort by time, and keep the order of equal times, so a flow comes
    /// after the slices that it connects.
    private void stepEnds(Track track, String then, long nanos) {
        running = null;
        file.add(slice(track.number, "runs", "step", track.since, nanos)
                .append(",\"args\":{\"then\":")
                .append(ChromeTrace.string(then))
                .append("}}"));
        if (track.waker != null) {
            int flow = file.newFlow();
            file.add(flow("s", track.waker, flow).append('}'));
            file.add(flow("f", track.step(), flow).append(",\"bp\":\"e\"}")); // to the slice that is there already
            track.waker = null;
        }
    }

    @Override
    public void timerDue(long deadlineNanos, long nanos) {
        synchronized (file) {
            file.add(instant(LOOP, "a timer is due", "timer", nanos).append('}'));
        }
    }

    @Override
    public void selects(long mostNanos, long nanos) {
        idles(mostNanos == 0 ? "asks the selector" : "waits at the selector", nanos);
    }

    @Override
    public void sleeps(long deadlineNanos, long nanos) {
        idles("sleeps", nanos);
    }

    private void idles(String how, long nanos) {
        synchronized (file) {
            idle = how;
            idleSince = nanos;
        }
    }

    @Override
    public void wakes(long nanos) {
        synchronized (file) {
            if (idle != null) {
                file.add(slice(LOOP, idle, "loop", idleSince, nanos).append('}'));
                idle = null;
            }
        }
    }

    /// Ends what still runs or waits, at the time of the last event.
    void end() {
        wakes(Math.max(last, idleSince));
        tracks.values().forEach(track -> {
            boolean runs = track.equals(running);
            String what = runs ? "runs" : track.pause;
            file.add(slice(track.number, what, runs ? "step" : "pause", track.since, Math.max(last, track.since))
                    .append('}'));
        });
        tracks.clear();
    }

    private Track track(Task<?> task, long nanos) {
        return tracks.computeIfAbsent(task, _ -> {
            sinceBegin(nanos);
            numbered++;
            name("thread_name", numbered, task.name());
            return new Track(numbered, nanos);
        });
    }

    /// Begins the event of a slice; of an instant, if no time passes: readers disagree how slices without length
    /// nest.
    private StringBuilder slice(int track, String name, String category, long from, long to) {
        if (to == from) {
            return instant(track, name, category, from);
        }
        StringBuilder slice = event("X", track, name, category, from);
        last = Math.max(last, to);
        return slice.append(",\"dur\":").append(ChromeTrace.duration(from - begin, to - begin));
    }

    private StringBuilder instant(int track, String name, String category, long nanos) {
        return event("i", track, name, category, nanos).append(",\"s\":\"t\"");
    }

    private StringBuilder flow(String phase, Step step, int flow) {
        return event(phase, step.track, "wakes", "flow", step.since)
                .append(",\"id\":")
                .append(flow);
    }

    private StringBuilder event(String phase, int track, String name, String category, long nanos) {
        return new StringBuilder("{\"name\":")
                .append(ChromeTrace.string(name))
                .append(",\"cat\":\"")
                .append(category)
                .append("\",\"ph\":\"")
                .append(phase)
                .append("\",\"ts\":")
                .append(ChromeTrace.time(sinceBegin(nanos)))
                .append(",\"pid\":")
                .append(process)
                .append(",\"tid\":")
                .append(track);
    }

    /// The time since the first event of this loop.
    private long sinceBegin(long nanos) {
        if (!begun) {
            begun = true;
            begin = nanos;
            last = nanos;
            name("process_name", LOOP, "event loop " + process);
            name("thread_name", LOOP, "the loop");
        }
        last = Math.max(last, nanos);
        return nanos - begin;
    }

    private void name(String what, int track, String name) {
        String head = "{\"ph\":\"M\",\"pid\":" + process + ",\"tid\":" + track + ",\"name\":\"";
        file.add(head + what + "\",\"args\":{\"name\":" + ChromeTrace.string(name) + "}}");
        if (what.equals("thread_name")) {
            file.add(head + "thread_sort_index\",\"args\":{\"sort_index\":" + track + "}}");
        }
    }
}
