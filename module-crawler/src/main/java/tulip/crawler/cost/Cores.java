package tulip.crawler.cost;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which cores the service may use, and which the site and the load. `taskset` of Linux binds a process to
/// cores.
///
/// @param service  empty if processes cannot be bound here
/// @param others   the same cores as those of the service, if there are no more
public record Cores(List<Integer> service, List<Integer> others) {
    private static final String ALLOWED = "Cpus_allowed_list:";

    /// Chooses cores of this machine.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the machine has fewer cores
    static Cores of(int cpus) {
        int available = Runtime.getRuntime().availableProcessors();
        if (cpus > available) {
            throw new IllegalArgumentException("--cpus is " + cpus + ", but this machine has " + available);
        }
        return split(cpus, hasTaskset() ? allowed() : List.of());
    }

    /// @param allowed  the cores that this process may use; empty if that is unknown
    static Cores split(int cpus, List<Integer> allowed) {
        if (allowed.size() < cpus) {
            return new Cores(List.of(), List.of());
        }
        List<Integer> service = allowed.subList(0, cpus);
        return new Cores(service, allowed.size() == cpus ? service : allowed.subList(cpus, allowed.size()));
    }

    /// Parses a list of the kernel, such as `0-2,5` (proc(5), `Cpus_allowed_list`).
    static List<Integer> parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String part : list.strip().split(",", -1)) {
            String[] ends = part.split("-", -1);
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        return List.copyOf(cores);
    }

    /// Whether processes are bound to cores.
    public boolean bound() {
        return !service.isEmpty();
    }

    /// Whether the site and the load use the cores of the service, too.
    public boolean shared() {
        return service.equals(others);
    }

    List<String> launchService() {
        return taskset(service);
    }

    List<String> launchOthers() {
        return taskset(others);
    }

    private static List<String> taskset(List<Integer> cores) {
        String list = cores.stream().map(String::valueOf).collect(Collectors.joining(","));
        return cores.isEmpty() ? List.of() : List.of("taskset", "-c", list);
    }

    private static List<Integer> allowed() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> parse(line.substring(ALLOWED.length())))
                    .findFirst()
                    .orElse(List.of());
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static boolean hasTaskset() {
        String path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator, -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
