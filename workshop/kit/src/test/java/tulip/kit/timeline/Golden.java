package tulip.kit.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares pictures with files that were checked by eye. `./mvnw test -pl workshop/kit -Dtulip.golden=write`
/// writes the files again: check them again then.
final class Golden {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "src/test/resources/tulip/kit/timeline");

    private Golden() {}

    static void assertSame(String name, String picture) throws IOException {
        Path file = FOLDER.resolve(name);
        String visible = picture.replace("\033", "␛");
        if ("write".equals(System.getProperty("tulip.golden"))) {
            Files.writeString(file, visible);
        }
        assertEquals(Files.readString(file), visible, "no longer looks like " + file);
    }
}
