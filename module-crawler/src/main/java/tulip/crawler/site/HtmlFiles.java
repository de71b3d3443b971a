package tulip.crawler.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tulip.crawler.web.app.MediaTypes;

/// Finds possible start pages in a folder.
final class HtmlFiles {
    private HtmlFiles() {}

    /// Finds at most `max` files of HTML or XHTML, sorted by depth below the folder, then by name.
    ///
    /// Follows symbolic links and visits each folder once. Skips folders that cannot be read.
    static List<Path> firstBelow(Path root, int max) throws IOException {
        List<Path> found = new ArrayList<>();
        Deque<Path> folders = new ArrayDeque<>(List.of(root));
        Set<Path> seen = new HashSet<>();
        while (!folders.isEmpty() && found.size() < max) {
            Path folder = folders.removeFirst();
            if (!Files.isReadable(folder) || !seen.add(folder.toRealPath())) {
                continue;
            }
            for (Path entry : sorted(folder)) {
                if (Files.isDirectory(entry)) {
                    folders.addLast(entry);
                } else if (isHtml(entry) && found.size() < max) {
                    found.add(entry);
                }
            }
        }
        return found;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static boolean isHtml(Path file) {
        return MediaTypes.isPage(file.getFileName().toString()) && Files.isRegularFile(file);
    }
}
