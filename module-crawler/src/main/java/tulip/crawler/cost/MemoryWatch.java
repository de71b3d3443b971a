package tulip.crawler.cost;

import java.util.OptionalDouble;

/// Watches the memory of a service during a step, and ends the service when it has too much.
final class MemoryWatch {
    private final Service service;
    private final double limitMegabytes;
    private OptionalDouble most = OptionalDouble.empty();

    MemoryWatch(Service service, Machine machine) {
        this.service = service;
        this.limitMegabytes = machine.megabytes();
    }

    void look() {
        OptionalDouble now = service.rssMegabytes();
        if (now.isPresent() && now.getAsDouble() > most.orElse(0)) {
            most = now;
            if (isOver()) {
                service.kill();
            }
        }
    }

    boolean isOver() {
        return most.orElse(0) > limitMegabytes;
    }

    /// The most that was seen; empty if the system does not report it.
    OptionalDouble mostMegabytes() {
        return most;
    }
}
