package tulip.runner.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import tulip.runner.Main;

/// Runs the short commands once. The JVM records the classes that they need, and puts these classes into the AOT
/// cache.
///
/// The commands run on a copy of stage 1, so that no participant's progress changes. Their output is discarded.
public final class Training {
    private static final List<List<String>> COMMANDS = List.of(List.of("list"), List.of("hint", "1.1"));

    private Training() {}

    public static void main(String[] args) throws IOException {
        Path home = Path.of(System.getProperty("tulip.home"));
        Path copy = Files.createTempDirectory("tulip-training");
        try {
            copyStage(home.resolve("module-iterators"), copy.resolve("module-iterators"));
            System.setProperty("tulip.home", copy.toString());
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            System.setErr(System.out);
            for (List<String> command : COMMANDS) {
                Main.run(command.toArray(String[]::new));
            }
        } finally {
            delete(copy);
        }
    }

    private static void copyStage(Path from, Path to) throws IOException {
        for (String folder : List.of("exercises", "src")) {
            try (Stream<Path> files = Files.walk(from.resolve(folder))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
