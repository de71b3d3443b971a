package tulip.runner.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Packs the project's classes into one jar, because a JVM does not cache classes from folders.
///
/// The jar's name holds a hash of its content, so a JVM never uses old code from a cache. The folder `start`
/// contains the jar and three files: `class-path`; `folders`, from which the jar was packed; and `cache`, which names
/// the
/// AOT cache for these jars and this JVM.
public final class Pack {
    private static final int KEPT = 2; // a command that still runs may start another JVM from the previous jar

    private Pack() {}

    /// Packs.
    ///
    /// @param args  the folder to write to, the file that lists the libraries, and the folders of classes
    public static void main(String[] args) throws IOException {
        Path start = Path.of(args[0]);
        List<Path> libraries = Arrays.stream(Files.readString(Path.of(args[1])).split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<Path> folders = Arrays.stream(args)
                .skip(2)
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        pack(start, folders, libraries);
    }

    static void pack(Path start, List<Path> folders, List<Path> libraries) throws IOException {
        Files.createDirectories(start);
        Files.deleteIfExists(start.resolve("class-path"));
        Path unnamed = start.resolve("new.jar");
        try (var jar = new MergedJar(unnamed)) {
            for (Path folder : folders) {
                jar.addFolder(folder);
            }
            for (Path library : libraries) {
                if (isOld(library)) {
                    jar.addOldLibrary(library);
                }
            }
        }
        Path named = named(unnamed);
        List<Path> classPath = new ArrayList<>(List.of(named));
        libraries.stream().filter(library -> !isOld(library)).forEach(classPath::add);
        removeOld(start, "*.jar");
        removeOld(start, "tulip-" + "?".repeat(16) + ".aot");
        removeOld(start, "*-run.aot");
        removeOld(start, "*-child.aot");
        removeOld(start, "*-lanes.aot");
        removeOld(start, "*-crawl.aot");
        Files.writeString(
                start.resolve("folders"),
                folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Files.writeString(
                start.resolve("cache"),
                start.resolve("tulip-" + key(classPath) + ".aot").toString());
        Files.writeString(
                start.resolve("class-path"),
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    /// A JVM does not cache classes with a version below 50. Of the libraries that short commands use, one has such
    /// classes.
    private static boolean isOld(Path library) {
        return library.getFileName().toString().startsWith("picocli-");
    }

    /// Gives a jar the name with the hash of its content. If a jar of this name exists, it is kept: a cache is
    /// valid only while the jar's time stamp stays the same.
    private static Path named(Path jar) throws IOException {
        MessageDigest hash = sha256();
        update(hash, jar);
        Path named = jar.resolveSibling("tulip-" + shortHex(hash) + ".jar");
        if (Files.exists(named)) {
            Files.delete(jar);
        } else {
            Files.move(jar, named, StandardCopyOption.ATOMIC_MOVE);
        }
        return named;
    }

    /// A hash of the jars, their order and the JVM.
    private static String key(List<Path> jars) throws IOException {
        MessageDigest hash = sha256();
        for (String property : List.of("java.home", "java.runtime.version", "java.vm.name", "java.vm.version")) {
            hash.update(System.getProperty(property).getBytes(StandardCharsets.UTF_8));
        }
        for (Path jar : jars) {
            hash.update(jar.toString().getBytes(StandardCharsets.UTF_8));
            update(hash, jar);
        }
        return shortHex(hash);
    }

    private static void update(MessageDigest hash, Path file) throws IOException {
        var buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hash.update(buffer, 0, count);
            }
        }
    }

    private static void removeOld(Path start, String glob) throws IOException {
        try (var files = Files.newDirectoryStream(start, glob)) {
            List<Path> newestFirst = new ArrayList<>();
            files.forEach(newestFirst::add);
            newestFirst.sort(
                    Comparator.comparingLong((Path file) -> file.toFile().lastModified())
                            .reversed());
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                old.toFile().delete(); // Windows refuses while a JVM uses it; the next build tries again
            }
        }
    }

    private static String shortHex(MessageDigest hash) {
        return HexFormat.of().formatHex(hash.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
