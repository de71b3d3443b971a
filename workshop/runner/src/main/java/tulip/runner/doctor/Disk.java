package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tulip.crawler.lab.Amounts;

/// The free space where the project is.
record Disk(long freeBytes) {
    /// What is built took 90 MB, an older jar that is kept 60 MB, and Maven with its repository 92 MB.
    private static final long NEEDED_BYTES = 250_000_000;

    static Disk of(Path home) throws IOException {
        return new Disk(Files.getFileStore(home).getUsableSpace());
    }

    Finding finding() {
        String says =
                (freeBytes < 10_000_000_000L ? Amounts.bytes(freeBytes) : freeBytes / 1_000_000_000 + " GB") + " free";
        return freeBytes < NEEDED_BYTES
                ? Finding.wrong(
                        "disk",
                        says + ", but a build and its libraries take up to " + Amounts.bytes(NEEDED_BYTES),
                        "free some")
                : Finding.ok("disk", says);
    }
}
