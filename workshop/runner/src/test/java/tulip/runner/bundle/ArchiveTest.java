package tulip.runner.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {
    @TempDir
    private Path folder;

    private SortedMap<String, Path> files;

    @BeforeEach
    void writeFiles() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "text ".repeat(1000));
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
        files = new TreeMap<>(Map.of("tulip/run", program, "tulip/b/text", text, "tulip/a", text));
    }

    private Path write(String name, Archive form) throws IOException {
        Path zip = folder.resolve(name);
        form.write(zip, files);
        return zip;
    }

    @Test
    void entriesAreSorted() throws IOException {
        try (var zip = new ZipFile(write("a.zip", Archive.DEFLATED).toFile())) {
            assertEquals(
                    List.of("tulip/", "tulip/a", "tulip/b/", "tulip/b/text", "tulip/run"),
                    zip.stream().map(ZipEntry::getName).toList());
        }
    }

    @Test
    void theTimesOfTheFilesDoNotMatter() throws IOException {
        byte[] first = Files.readAllBytes(write("a.zip", Archive.DEFLATED));
        Files.setLastModifiedTime(folder.resolve("text"), FileTime.fromMillis(0));
        assertArrayEquals(first, Files.readAllBytes(write("b.zip", Archive.DEFLATED)));
    }

    /// Two archives of the same second would be equal with the times of now, too.
    @Test
    void noEntryHasATimeOfNow() throws IOException {
        try (var read = FileSystems.newFileSystem(write("a.zip", Archive.DEFLATED))) {
            for (String name : List.of("tulip", "tulip/a", "tulip/b", "tulip/b/text", "tulip/run")) {
                var times = Files.readAttributes(read.getPath(name), BasicFileAttributes.class);
                assertEquals(Archive.TIME, times.lastModifiedTime(), name);
                assertEquals(Archive.TIME, times.lastAccessTime(), name);
                assertEquals(Archive.TIME, times.creationTime(), name);
            }
        }
    }

    @Test
    void onlyAProgramCanBeExecuted() throws IOException {
        Path zip = write("a.zip", Archive.DEFLATED);
        try (var read = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
            for (String name : List.of("tulip/run", "tulip/b")) {
                assertEquals(
                        "rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(read.getPath(name))));
            }
            assertEquals(
                    "rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(read.getPath("tulip/a"))));
        }
    }

    @Test
    void anArchiveForAnotherArchiveIsNotCompressed() throws IOException {
        try (var zip = new ZipFile(write("a.zip", Archive.STORED).toFile())) {
            assertEquals(5000, zip.getEntry("tulip/a").getCompressedSize());
        }
        try (var zip = new ZipFile(write("b.zip", Archive.DEFLATED).toFile())) {
            assertTrue(zip.getEntry("tulip/a").getCompressedSize() < 1000);
        }
    }
}
