package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/// The ports that the system gives to outgoing connections.
///
/// @param count  how many there are; empty if the system does not say
public record Ports(OptionalInt count) {
    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    public static Ports here() {
        try {
            String[] range = Files.readString(RANGE).strip().split("\\s+", -1);
            return new Ports(OptionalInt.of(Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
            return new Ports(OptionalInt.empty()); // macOS and Windows have 16,384, if nobody changed it
        }
    }

    public Finding finding() {
        if (count.isEmpty()) {
            return Finding.ok("ports", "this system does not say how many there are");
        }
        String says = String.format(Locale.ROOT, "%,d for connections", count.getAsInt());
        if (count.getAsInt() < FileLimit.NEEDED) {
            return Finding.wrong(
                    "ports",
                    says + ", but a benchmark opens 1,000 at once",
                    "sudo sysctl net.ipv4.ip_local_port_range='32768 60999'");
        }
        return Finding.ok("ports", says);
    }
}
