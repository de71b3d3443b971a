package tulip.runner.child;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder for temporary files: a child's, or that of the class files of engine `mine`.
public record Scratch(Path folder) {
    public static Scratch create() throws IOException {
        try {
            return new Scratch(Files.createTempDirectory("tulip-run"));
        } catch (IOException full) {
            throw new IOException("no temporary folder can be made: " + full.getMessage(), full);
        }
    }

    /// Deletes what can be deleted.
    public void delete() {
        try {
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
        } catch (IOException stillInUse) {
            // the system will clear its temporary folder
        }
    }
}
