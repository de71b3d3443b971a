package tulip.crawler.cost;

import java.util.List;
import tulip.crawler.lab.Cpus;

/// Which cores the service may use, and which the site and the load. `taskset` of Linux binds a process to
/// cores.
///
/// @param service  empty if processes cannot be bound here
/// @param others   the same cores as those of the service, if there are no more
public record Cores(List<Integer> service, List<Integer> others) {
    /// Chooses cores of this machine.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if the machine has fewer cores
    static Cores of(int cpus) {
        int available = Runtime.getRuntime().availableProcessors();
        if (cpus > available) {
            throw new IllegalArgumentException("--cpus is " + cpus + ", but this machine has " + available);
        }
        return split(cpus, Cpus.canBind() ? Cpus.allowed() : List.of());
    }

    /// @param allowed  the cores that this process may use; empty if that is unknown
    static Cores split(int cpus, List<Integer> allowed) {
        if (allowed.size() < cpus) {
            return new Cores(List.of(), List.of());
        }
        List<Integer> service = allowed.subList(0, cpus);
        return new Cores(service, allowed.size() == cpus ? service : allowed.subList(cpus, allowed.size()));
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
        return Cpus.launcher(service);
    }

    List<String> launchOthers() {
        return Cpus.launcher(others);
    }
}
