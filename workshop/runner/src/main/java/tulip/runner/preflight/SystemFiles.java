package tulip.runner.preflight;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The files in which Linux tells about the machine.
///
/// @param root  the folder that holds `proc` and `sys`; a test has its own
record SystemFiles(Path root) {
    /// A property with another root, for tests of the whole command.
    static final String ROOT = "tulip.system-root";

    static SystemFiles here() {
        return new SystemFiles(Path.of(System.getProperty(ROOT, "/")));
    }

    /// The text of a file without the spaces around it; empty if it cannot be read.
    Optional<String> text(String path) {
        return text(root.resolve(path));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException unreadable) { // some files of /sys exist, and refuse to be read
            return Optional.empty();
        }
    }

    /// The texts of one file in each folder of a folder.
    ///
    /// @param folders  a pattern for their names, such as `cpu[0-9]*`
    List<String> texts(String folder, String folders, String file) {
        List<String> texts = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve(folder), folders)) {
            found.forEach(each -> text(each.resolve(file)).ifPresent(texts::add));
        } catch (IOException none) {
            return List.of();
        }
        return List.copyOf(texts);
    }

    /// The number behind a name, in a file with a name and a number in each line.
    OptionalLong number(String path, String name) {
        return text(path).stream()
                .flatMap(String::lines)
                .map(line -> line.split("[\\s:]+", -1))
                .filter(words -> words.length > 1 && words[0].equals(name) && words[1].matches("\\d{1,18}"))
                .mapToLong(words -> Long.parseLong(words[1]))
                .findFirst();
    }
}
