package tulip.runner.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tulip.crawler.lab.Amounts;

/// Looks into the JVMs of lanes: thread dumps, and recordings of Flight Recorder. `jcmd` does both, and only when a key
/// asks, so that a run that nobody looks into is measured without it.
///
/// Each look has a folder of its own, with a file for each lane. A lane whose look fails loses only its row.
///
/// @param files  where the folders are made
record Looks(ResultFiles files, Jcmd jcmd) {
    static final String THREADS = "Threads of the lanes";
    static final String FLIGHT = "Flight recording of the lanes";
    private static final String NAME = "name=tulip-stage";

    /// A recording that goes on.
    ///
    /// @param lanes  the process of each lane that is recorded
    /// @param lost   why a lane is not recorded
    record Flight(Path folder, Map<String, Long> lanes, Map<String, String> lost) {}

    /// Does something for one lane.
    private interface Step<T> {
        T of(String lane, long pid) throws IOException;
    }

    /// Dumps the threads of all lanes at the same time.
    ///
    /// @throws IOException with a sentence for the user, if no folder can be made
    Look dump(String scenario, Map<String, Long> lanes) throws IOException {
        Path folder = files.newFolder(scenario + "-dump");
        Map<String, String> lost = new LinkedHashMap<>();
        Map<String, ThreadDump> dumps = forEach(lanes, lost, (lane, pid) -> {
            Path file = file(folder, lane, "json");
            jcmd.tell(pid, List.of("Thread.dump_to_file", "-format=json", Jcmd.quoted(file)));
            return ThreadDump.read(file);
        });
        List<List<String>> rows = new ArrayList<>();
        for (String lane : lanes.keySet()) {
            ThreadDump seen = dumps.get(lane);
            rows.add(
                    seen == null
                            ? List.of(lane, "-", "-", lost.get(lane))
                            : List.of(
                                    lane,
                                    Amounts.number(seen.platform(), 0),
                                    Amounts.number(seen.virtual(), 0),
                                    seen.inWords()));
        }
        return new Look(
                THREADS,
                List.of("", "platform", "virtual", "where most of them are"),
                rows,
                "The dumps are in " + folder + ". They were made with jcmd PID Thread.dump_to_file.");
    }

    /// Begins to record all lanes.
    ///
    /// @throws IOException with a sentence for the user, if no folder can be made
    Flight begin(String scenario, Map<String, Long> lanes) throws IOException {
        Path folder = files.newFolder(scenario + "-jfr");
        Map<String, String> lost = new LinkedHashMap<>();
        Map<String, Long> recorded = forEach(lanes, lost, (lane, pid) -> {
            String filename = "filename=" + Jcmd.quoted(file(folder, lane, "jfr"));
            jcmd.tell(pid, List.of("JFR.start", NAME, "settings=default", "dumponexit=true", filename));
            return pid;
        });
        return new Flight(folder, recorded, lost);
    }

    /// Ends a recording, and counts what is in it. A lane that has ended wrote its recording then.
    Look end(Flight flight) {
        Map<String, String> lost = new LinkedHashMap<>(flight.lost);
        Map<String, FlightCounts> counted = forEach(flight.lanes, lost, (lane, pid) -> {
            try {
                jcmd.tell(pid, List.of("JFR.stop", NAME));
            } catch (IOException _) {
                // The JVM has probably ended: the file says more.
            }
            return FlightCounts.read(file(flight.folder, lane, "jfr"));
        });
        List<List<String>> rows = new ArrayList<>();
        counted.forEach((lane, seen) -> rows.add(row(lane, seen)));
        lost.forEach((lane, why) -> rows.add(List.of(lane, "-", "-", "-", "-", "-", why)));
        return new Look(
                FLIGHT,
                List.of("", "pinned ≥ 20 ms", "collections", "paused", "thread starts", "CPU of all cores", ""),
                rows,
                "The recordings (.jfr) are in " + flight.folder + ". They were made with jcmd PID JFR.start.");
    }

    private static List<String> row(String lane, FlightCounts seen) {
        return List.of(
                lane,
                Amounts.number((double) seen.pinned(), 0),
                Amounts.number((double) seen.collections(), 0),
                Amounts.millis(seen.pauseMillis()),
                Amounts.number((double) seen.threadStarts(), 0),
                Double.isNaN(seen.cpu()) ? "not known" : Amounts.number(100 * seen.cpu(), 0) + " %",
                "");
    }

    /// A lane's file. Lanes have names such as `tulip + executor` or `virtual (2)`.
    private static Path file(Path folder, String lane, String ending) {
        return folder.resolve(lane.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "") + "." + ending);
    }

    /// Does a step for all lanes at once, in their order.
    ///
    /// @param lost  receives the lanes whose step has failed, and why
    private static <T> Map<String, T> forEach(Map<String, Long> lanes, Map<String, String> lost, Step<T> step) {
        Map<String, T> results = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) { // its close() waits for all
            Map<String, Future<T>> futures = new LinkedHashMap<>();
            lanes.forEach((lane, pid) -> {
                Callable<T> call = () -> step.of(lane, pid);
                futures.put(lane, threads.submit(call));
            });
            futures.forEach((lane, future) -> result(future, lane, lost).ifPresent(value -> results.put(lane, value)));
        }
        return results;
    }

    private static <T> Optional<T> result(Future<T> future, String lane, Map<String, String> lost) {
        try {
            return Optional.of(future.get());
        } catch (ExecutionException failed) {
            lost.put(lane, String.valueOf(failed.getCause().getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            lost.put(lane, "interrupted");
        }
        return Optional.empty();
    }
}
