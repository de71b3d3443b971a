package tulip.runner.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFileTest {
    @TempDir
    private Path folder;

    private List<String> left() {
        return List.of(folder.toFile().list());
    }

    @Test
    void aFileIsInItsPlaceWhenItIsWhole() throws IOException {
        try (var file = new NewFile(folder.resolve("a.zip"))) {
            Path whole = Files.writeString(file.resolve("whole"), "all");
            Files.writeString(file.resolve("other"), "a part");
            assertTrue(Files.notExists(folder.resolve("a.zip")));
            file.keep(whole);
        }
        assertEquals(List.of("a.zip"), left());
    }

    @Test
    void ofAFailureNothingIsLeft() throws IOException {
        try (var file = new NewFile(folder.resolve("a.zip"))) {
            Files.writeString(file.resolve("part"), "a part");
        }
        assertEquals(List.of(), left());
    }

    @Test
    void aFileThatExistsIsNotReplaced() throws IOException {
        Path there = Files.writeString(folder.resolve("a.zip"), "mine");
        String refused = refused(there);
        assertEquals(there + " exists: delete it, or name another file", refused);
        assertEquals("mine", Files.readString(there));
    }

    @Test
    void aFolderIsNoPlaceForAFile() {
        assertTrue(refused(folder).contains("' is a folder: name a file in it"));
    }

    @Test
    void theFolderMustExist() {
        assertTrue(refused(folder.resolve("none/a.zip")).startsWith("there is no folder " + folder.resolve("none")));
        assertEquals(List.of(), left());
    }

    private static String refused(Path place) {
        return assertThrows(IllegalArgumentException.class, () -> new NewFile(place).close())
                .getMessage();
    }
}
