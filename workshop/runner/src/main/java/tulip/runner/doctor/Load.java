package tulip.runner.doctor;

import java.lang.management.ManagementFactory;
import tulip.crawler.lab.Amounts;

/// What else the machine does.
///
/// @param average  the programs that ran or wanted to run, on average, in the last minute; negative if unknown
record Load(double average, int cores) {
    static Load here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Load(system.getSystemLoadAverage(), system.getAvailableProcessors());
    }

    Finding finding() {
        if (average < 0) {
            return Finding.ok("load", "this system does not say how busy it is");
        }
        String says = Amounts.number(average, 1) + " in the last minute, on " + Amounts.plural(cores, "core");
        if (average > cores) {
            return Finding.note(
                    "load", says + ": the machine is busy", "close other programs before you measure (race, bench)");
        }
        return Finding.ok("load", says);
    }
}
