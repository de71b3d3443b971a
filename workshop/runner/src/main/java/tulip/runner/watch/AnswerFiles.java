package tulip.runner.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Looks at the source files in the folder of an answer. Only the answer itself is read; of the others, time and size
/// are enough.
record AnswerFiles(Path answer) {
    private static final int MOST_BYTES = 1_000_000; // a longer answer is refused anyway

    Map<Path, Saves.Stamp> look() {
        Map<Path, Saves.Stamp> stamps = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(answer.getParent(), "*.java")) {
            for (Path file : files) {
                add(file, stamps);
            }
        } catch (IOException gone) {
            return Map.of(); // the folder is gone
        }
        return stamps;
    }

    private void add(Path file, Map<Path, Saves.Stamp> stamps) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            boolean read = file.equals(answer) && attributes.isRegularFile() && attributes.size() < MOST_BYTES;
            int hash = read ? Arrays.hashCode(Files.readAllBytes(file)) : 0;
            stamps.put(file, new Saves.Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), hash));
        } catch (IOException goneMeanwhile) {
            stamps.remove(file);
        }
    }
}
