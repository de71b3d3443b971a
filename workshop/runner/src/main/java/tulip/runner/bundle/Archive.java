package tulip.runner.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Writes a zip file that depends on nothing but the names and contents of its files.
///
/// The entries are sorted, and have a fixed time. A file that starts with `#!` can be executed after unpacking. (A
/// `ZipOutputStream` cannot say this; the JDK's file system for zip files can.)
enum Archive {
    /// Each file is compressed.
    DEFLATED,

    /// For an archive that another archive contains.
    STORED;

    static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");

    /// Writes an archive.
    ///
    /// @param zip    a new file
    /// @param files  where the content of each file is, by its name in the archive
    void write(Path zip, SortedMap<String, Path> files) throws IOException {
        Map<String, ?> options = Map.of("create", true, "compressionMethod", name(), "enablePosixFileAttributes", true);
        try (FileSystem archive = FileSystems.newFileSystem(zip, options)) {
            for (var file : files.entrySet()) {
                add(archive.getPath("/" + file.getKey()), file.getValue());
            }
        }
    }

    private static void add(Path entry, Path content) throws IOException {
        addFolder(entry.getParent());
        Files.copy(content, entry);
        finish(entry, isProgram(content) ? PROGRAM : FILE);
    }

    private static void addFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            addFolder(folder.getParent());
            Files.createDirectory(folder);
            finish(folder, PROGRAM);
        }
    }

    private static void finish(Path entry, Set<PosixFilePermission> permissions) throws IOException {
        Files.setPosixFilePermissions(entry, permissions);
        Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(TIME, TIME, TIME);
    }

    private static boolean isProgram(Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            return in.read() == '#' && in.read() == '!';
        }
    }
}
