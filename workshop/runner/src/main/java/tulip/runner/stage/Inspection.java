package tulip.runner.stage;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tulip.crawler.stage.Scenario;

/// What the keys `t` and `j` do to the run that goes on, and what they have shown. At most one of them works at a time.
///
/// All methods return at once: the work is done by other threads, which never hold the lock of this object and another.
final class Inspection {
    private static final String BUSY = "jcmd still works on the last key.";
    private static final String NO_LANE =
            "No lane has a JVM of its own at this moment. Press the key again a little later.";

    /// A run that can be looked into.
    ///
    /// @param told  receives how the run was looked into, one word, and a sentence for its readers
    record Target(String id, Scenario run, BiConsumer<String, String> told) {}

    private interface Work {
        void run(Map<String, Long> lanes) throws IOException;
    }

    private final Looks looks;
    private final Executor threads;

    // All below is guarded by this.
    private final Map<String, Look> seen = new HashMap<>(); // by title
    private Optional<Looks.Flight> flight = Optional.empty(); // the recording that goes on
    private boolean busy;
    private boolean runs; // whether the run goes on
    private int run; // its number, so that a late answer about an earlier run is dropped
    private String notice = "";

    Inspection(Looks looks, Executor threads) {
        this.looks = looks;
        this.threads = threads;
    }

    /// Forgets what was seen: something else is shown now.
    synchronized void forget() {
        run++;
        seen.clear();
        flight = Optional.empty();
        busy = false;
        runs = true;
        notice = "";
    }

    /// What the last look of this kind has shown; empty if there was none.
    synchronized Optional<Look> seen(String title) {
        return Optional.ofNullable(seen.get(title));
    }

    synchronized boolean isRecording() {
        return flight.isPresent();
    }

    /// What the work of the last key has to say.
    synchronized String notice() {
        return notice;
    }

    synchronized void clearNotice() {
        notice = "";
    }

    /// Dumps the threads of all lanes.
    ///
    /// @return false if another key still works
    synchronized boolean dump(Target target) {
        if (!begin()) {
            return false;
        }
        tellInPanel("jcmd asks the lanes …");
        int mine = run;
        work(target, this::tellInPanel, lanes -> {
            target.told.accept(
                    "dump",
                    "Thread dump of the lanes " + names(lanes)
                            + ": a lane stands still meanwhile, so the figures of this run are disturbed.");
            Look look = looks.dump(target.id, lanes);
            finish(mine, look);
        });
        return true;
    }

    /// Begins to record all lanes that have a JVM now.
    synchronized void record(Target target) {
        if (begin()) {
            notice = "jcmd starts Flight Recorder in the lanes …";
            int mine = run;
            work(target, why -> notice = why, lanes -> {
                target.told.accept(
                        "recording",
                        "Flight Recorder was started in the lanes " + names(lanes)
                                + ": it takes processor time and memory, so the figures of this run are disturbed.");
                Looks.Flight begun = looks.begin(target.id, lanes);
                recording(mine, begun);
            });
        }
    }

    /// Shows a sentence in place of the dump.
    private void tellInPanel(String sentence) {
        seen.put(Looks.THREADS, new Look(Looks.THREADS, List.of(), List.of(), sentence));
    }

    private static String names(Map<String, Long> lanes) {
        return String.join(", ", lanes.keySet());
    }

    private boolean begin() {
        notice = busy ? BUSY : "";
        boolean free = !busy;
        busy = true;
        return free;
    }

    /// @param failed  shows why the work failed
    private void work(Target target, Consumer<String> failed, Work work) {
        int mine = run;
        threads.execute(() -> {
            try {
                Map<String, Long> lanes = target.run.processes();
                if (lanes.isEmpty()) {
                    throw new IOException(NO_LANE);
                }
                work.run(lanes);
            } catch (IOException broken) {
                fail(mine, failed, broken.getMessage());
            }
        });
    }

    private synchronized void fail(int mine, Consumer<String> failed, String why) {
        if (mine == run) {
            notice = "";
            failed.accept(why);
            free();
        }
    }

    private synchronized void finish(int mine, Look look) {
        if (mine == run) {
            seen.put(look.title(), look);
            free();
        }
    }

    /// Another key may work now. A recording ends with its run, if it could not end before.
    private void free() {
        busy = false;
        if (!runs && flight.isPresent()) {
            endRecording();
        }
    }

    private synchronized void recording(int mine, Looks.Flight begun) {
        if (mine != run) {
            return;
        }
        if (begun.lanes().isEmpty()) {
            var first = begun.lost().entrySet().iterator().next();
            notice = "No lane is recorded. " + first.getKey() + ": " + first.getValue();
        } else {
            flight = Optional.of(begun);
            notice = "Flight Recorder records " + names(begun.lanes())
                    + ". The key j ends it, and so does the end of the run.";
        }
        free();
    }

    /// Ends the recording, and counts what is in it.
    ///
    /// @return false if another key still works
    synchronized boolean endRecording() {
        if (!begin()) {
            return false;
        }
        Looks.Flight ended = flight.orElseThrow();
        flight = Optional.empty();
        seen.put(Looks.FLIGHT, new Look(Looks.FLIGHT, List.of(), List.of(), "jcmd ends the recording …"));
        int mine = run;
        threads.execute(() -> finish(mine, looks.end(ended)));
        return true;
    }

    /// The run has ended, and with it the JVMs of its lanes.
    synchronized void runEnded() {
        runs = false;
        if (flight.isPresent() && endRecording()) {
            notice = "The recording has ended with the run. The key j shows what is in it.";
        }
    }
}
