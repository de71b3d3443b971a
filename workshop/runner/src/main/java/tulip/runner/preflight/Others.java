package tulip.runner.preflight;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.crawler.lab.Amounts;
import tulip.runner.doctor.Finding;

/// What else computes on this machine.
///
/// @param average  programs that ran or wanted to run, on average, in the last minute; negative if unknown
/// @param busiest  the busiest other processes of the last second, the busiest first
/// @param stolen   the part of that second that the host of this virtual machine gave to others; empty if unknown
record Others(double average, int cores, List<Busy> busiest, OptionalDouble stolen) {
    /// A process, and how many cores it used: 1 is one whole core.
    record Busy(String name, long pid, double share) {
        private String named() {
            return name + " (" + pid + ")";
        }
    }

    /// A core has 100 ticks a second (USER_HZ), so less than this can be one tick.
    private static final double NOTICED = 0.03;

    private static final double DISTURBS = 0.10;
    private static final double STOPS_OF_ALL = 0.5;
    private static final double STOLEN = 0.02;
    private static final int NAMED = 3;

    /// Watches the other processes for a while. This JVM, its children and its parents do not count.
    static Others watched(Duration time) throws InterruptedException {
        SystemFiles files = SystemFiles.here();
        Set<Long> own = own();
        Map<Long, Duration> before = processorTimes(own);
        long[] ticks = ticks(files);
        long begin = System.nanoTime();
        Thread.sleep(time);
        Map<Long, Duration> after = processorTimes(own);
        double nanos = System.nanoTime() - begin;
        List<Busy> busiest = after.keySet().stream()
                .map(pid -> new Busy(
                        name(pid),
                        pid,
                        after.get(pid)
                                        .minus(before.getOrDefault(pid, Duration.ZERO))
                                        .toNanos()
                                / nanos))
                .filter(busy -> busy.share >= NOTICED)
                .sorted(Comparator.comparingDouble(Busy::share).reversed())
                .toList();
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Others(
                system.getSystemLoadAverage(), system.getAvailableProcessors(), busiest, stolen(ticks, ticks(files)));
    }

    private static Set<Long> own() {
        ProcessHandle here = ProcessHandle.current();
        Stream<ProcessHandle> parents = Stream.iterate(
                        here.parent(),
                        parent -> parent.isPresent(),
                        parent -> parent.get().parent())
                .map(parent -> parent.get());
        return Stream.of(Stream.of(here), here.descendants(), parents)
                .flatMap(each -> each)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static Map<Long, Duration> processorTimes(Set<Long> own) {
        Map<Long, Duration> times = new HashMap<>();
        ProcessHandle.allProcesses()
                .filter(process -> !own.contains(process.pid()))
                .forEach(
                        process -> process.info().totalCpuDuration().ifPresent(time -> times.put(process.pid(), time)));
        return times;
    }

    private static String name(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("process");
    }

    /// The ticks of all cores in their states, of which the eighth is stolen time (proc(5)).
    private static long[] ticks(SystemFiles files) {
        return files.text("proc/stat").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("cpu "))
                .flatMap(line -> Stream.of(line.substring(4).strip().split("\\s+", -1)))
                .limit(8)
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static OptionalDouble stolen(long[] before, long[] after) {
        if (before.length < 8 || after.length < 8) {
            return OptionalDouble.empty();
        }
        long all = 0;
        for (int i = 0; i < 8; i++) {
            all += after[i] - before[i];
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((after[7] - before[7]) / (double) all);
    }

    Finding finding() {
        double used = busiest.stream().mapToDouble(Busy::share).sum();
        String load =
                average < 0 ? "" : "load " + Amounts.number(average, 1) + " on " + Amounts.plural(cores, "core") + "; ";
        String named = busiest.isEmpty()
                ? "nothing else computes"
                : busiest.stream()
                        .limit(NAMED)
                        .map(busy -> busy.named() + " " + Amounts.number(100 * busy.share, 0) + " %")
                        .collect(Collectors.joining(", ", "now ", " of a core"));
        String says = load + named;
        if (used >= STOPS_OF_ALL * cores) {
            return Finding.wrong("others", says, "end " + busiest.getFirst().named() + ", and run this again");
        }
        if (used >= DISTURBS) {
            return Finding.note("others", says, "end " + busiest.getFirst().named() + " before you measure");
        }
        if (stolen.orElse(0) > STOLEN) {
            return Finding.note(
                    "others",
                    says + "; but the host took " + Amounts.number(100 * stolen.getAsDouble(), 0) + " % of the time",
                    "measure on a machine of your own");
        }
        return Finding.ok("others", says);
    }
}
