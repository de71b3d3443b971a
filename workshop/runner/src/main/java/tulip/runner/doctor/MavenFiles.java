package tulip.runner.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tulip.runner.offline.MavenPlaces;

/// Where Maven's files are: those that it fetched, and the list of those that this project needs.
///
/// @param home  the project's folder, absolute
public record MavenFiles(Path home) {
    private static final Path KNOWN = Path.of("info", "picocli", "picocli"); // of which the class path has a jar

    /// A file of the local repository that a build used.
    ///
    /// @param path  within the repository, with slashes
    public record Needed(String sha1, String path) {}

    /// The folder with the list, which a preparation writes.
    Path folder() {
        return home.resolve(".tulip").resolve("offline");
    }

    /// The list, in the form of `sha1sum`. Maven's resolver writes it (a trusted checksums source of that kind).
    public List<Needed> needed() throws IOException {
        List<Needed> needed = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve("checksums.sha1"))) {
            String[] parts = line.split(" [ *]", 2);
            if (parts.length == 2) {
                needed.add(new Needed(parts[0], parts[1]));
            }
        }
        return needed;
    }

    /// The files that tell [Offline] what a build needs.
    public List<Path> evidence() {
        return List.of(folder().resolve("checksums.sha1"), mark());
    }

    boolean isPrepared() {
        return evidence().stream().allMatch(Files::exists);
    }

    /// Notes for which build files the list is.
    void markPrepared() throws IOException {
        Files.writeString(mark(), buildFiles());
    }

    /// Whether the project's build files are still those for which the list is.
    boolean isCurrent() throws IOException {
        return Files.readString(mark()).equals(buildFiles());
    }

    private Path mark() {
        return folder().resolve("build-files.sha256");
    }

    /// A digest of all files that say what Maven needs.
    private String buildFiles() throws IOException {
        List<Path> files = new ArrayList<>(List.of(home.resolve("pom.xml"), wrapper()));
        try (Stream<Path> stages = Files.list(home);
                Stream<Path> shared = Files.list(home.resolve("workshop"))) {
            Stream.concat(stages, shared)
                    .map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .sorted()
                    .forEach(files::add);
        }
        MessageDigest digest = digest("SHA-256");
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path wrapper() {
        return home.resolve(".mvn/wrapper/maven-wrapper.properties");
    }

    /// Maven's local repository: the folder from which the class path takes its jars.
    ///
    /// @throws IOException if the project was never built
    public Path repository() throws IOException {
        String classPath = Files.readString(home.resolve("workshop/runner/target/classpath"), StandardCharsets.UTF_8);
        for (String jar : classPath.strip().split(File.pathSeparator, -1)) {
            Path library = Path.of(jar).resolve("../..").normalize();
            if (library.endsWith(KNOWN)) {
                return library.resolve("../../..").normalize();
            }
        }
        throw new IOException("workshop/runner/target/classpath names no jar of picocli");
    }

    /// The folder of the Maven that the wrapper fetched; empty if it is not there.
    public Optional<Path> maven() throws IOException {
        for (Path folder : MavenPlaces.here().wrapperFolders()) {
            Path versions = folder.resolve("wrapper/dists").resolve(MavenPlaces.mavenName(home));
            if (Files.isDirectory(versions)) {
                try (Stream<Path> all = Files.list(versions)) {
                    Optional<Path> found = all.filter(each -> Files.exists(each.resolve("bin/mvn")))
                            .filter(each -> !each.toString().endsWith(".unfinished"))
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every JDK has SHA-1 and SHA-256
        }
    }
}
