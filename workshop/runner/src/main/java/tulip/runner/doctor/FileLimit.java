package tulip.runner.doctor;

import java.util.Locale;
import java.util.OptionalLong;
import tulip.runner.measure.OpenFiles;

/// How many files and connections a process may open.
///
/// @param limit  empty if the system has no limit
public record FileLimit(OptionalLong limit, Os os) {
    /// For a benchmark's 1,000 connections at once.
    static final long NEEDED = OpenFiles.needed(1_000);

    public static FileLimit here() {
        return new FileLimit(OpenFiles.limit(), Os.here());
    }

    public Finding finding() {
        if (limit.isEmpty()) {
            return Finding.ok("files", "no limit of open files");
        }
        String says = String.format(Locale.ROOT, "%,d may be open at once", limit.getAsLong());
        if (limit.getAsLong() < NEEDED) {
            return Finding.wrong(
                    "files",
                    String.format(Locale.ROOT, "%s, but a benchmark needs %,d", says, NEEDED),
                    "ulimit -n 4096 in this terminal, before ./tulip"
                            + (os == Os.LINUX
                                    ? "; if it is refused, raise the limit in /etc/security/limits.conf"
                                    : ""));
        }
        return Finding.ok("files", says);
    }
}
