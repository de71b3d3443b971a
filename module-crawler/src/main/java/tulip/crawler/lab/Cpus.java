package tulip.crawler.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The cores to which processes are bound. `taskset` of Linux does it.
public final class Cpus {
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");
    private static final int MOST = 4_096;

    private Cpus() {}

    /// Parses a list of the kernel, such as `0-2,5` (proc(5), `Cpus_allowed_list`).
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if it is no such list
    public static List<Integer> parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String part : list.strip().split(",", -1)) {
            if (!part.matches("\\d{1,4}(-\\d{1,4})?")) {
                throw new IllegalArgumentException("'" + list + "' is no list of cores: write it as 1 or 0-2,5");
            }
            String[] ends = part.split("-", -1);
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        if (cores.isEmpty() || cores.size() > MOST) {
            throw new IllegalArgumentException("'" + list + "' is no list of cores: it goes backwards");
        }
        return List.copyOf(cores);
    }

    /// The cores that this process may use; empty if the system does not say.
    public static List<Integer> allowed() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> parse(line.substring(ALLOWED.length())))
                    .findFirst()
                    .orElse(List.of());
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /// The cores of this machine that work, also those that this process may not use, as the kernel writes them; empty
    /// if
    /// the system does not say (sysfs, `/sys/devices/system/cpu/online`).
    public static Optional<String> online() {
        try {
            return Optional.of(Files.readString(ONLINE).strip());
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /// Whether processes can be bound here.
    public static boolean canBind() {
        String path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator, -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }

    /// The words before a command that bind its process to these cores; none for no cores.
    public static List<String> launcher(List<Integer> cores) {
        String list = cores.stream().map(String::valueOf).collect(Collectors.joining(","));
        return cores.isEmpty() ? List.of() : List.of("taskset", "-c", list);
    }
}
