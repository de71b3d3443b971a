package tulip.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tulip.crawler.lab.Amounts;

/// Whether a build works without network.
///
/// @param prepared  whether a preparation has listed what a build needs
/// @param current   whether the list is for the present build files
/// @param lacking   the files of the list that are missing or damaged
/// @param files     how many files the list has
/// @param bytes     their size, with that of Maven itself
public record Offline(boolean prepared, boolean current, List<String> lacking, int files, long bytes) {
    private static final String PREPARE = "./tulip doctor --prepare, while there is a network";

    public static Offline of(MavenFiles maven) throws IOException {
        List<MavenFiles.Needed> needed = maven.isPrepared() ? maven.needed() : List.of();
        if (needed.isEmpty()) {
            return new Offline(false, false, List.of(), 0, 0);
        }
        List<String> lacking = new ArrayList<>();
        Path repository = maven.repository();
        long bytes = 0;
        for (MavenFiles.Needed each : needed) {
            Path file = repository.resolve(each.path());
            if (isWhole(file, each.sha1())) {
                bytes += Files.size(file);
            } else {
                lacking.add(each.path());
            }
        }
        if (maven.maven().isPresent()) {
            bytes += size(maven.maven().get());
        } else {
            lacking.add("Maven itself");
        }
        return new Offline(true, maven.isCurrent(), lacking, needed.size(), bytes);
    }

    private static boolean isWhole(Path file, String sha1) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        byte[] hash = MavenFiles.digest("SHA-1").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(hash).equals(sha1);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /// Whether a build works without network, as far as the list knows.
    public boolean isReady() {
        return prepared && current && lacking.isEmpty();
    }

    Finding finding() {
        if (!prepared) {
            return Finding.note("offline", "not prepared: without network, ./mvnw may lack something", PREPARE);
        }
        if (!lacking.isEmpty()) {
            return Finding.wrong(
                    "offline",
                    lacking.size() + " of " + Amounts.plural(files, "file") + " missing or damaged: "
                            + lacking.getFirst(),
                    PREPARE);
        }
        if (!current) {
            return Finding.note("offline", "prepared, but the build's files have changed since", PREPARE);
        }
        return Finding.ok(
                "offline",
                Amounts.plural(files, "file") + ", " + Amounts.bytes(bytes) + ", for builds without network");
    }
}
