package tulip.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.kit.timeline.Unit;

/// In these tests the class of the test is the stage. It uses one type of `tulip.kit.timeline`, the stage before.
final class ChapterImportsTest {
    private static final String BEFORE = "tulip.kit.timeline";

    @TempDir
    private Path folder;

    private List<String> problems(String... lines) throws IOException {
        String own = ChapterImportsTest.class.getName().replace('.', '/') + ".class";
        Path classes = Files.createDirectories(folder.resolve("classes"));
        try (var bytes = ChapterImportsTest.class.getClassLoader().getResourceAsStream(own)) {
            Files.write(classes.resolve("Own.class"), bytes.readAllBytes());
        }
        Path readme = Files.writeString(folder.resolve("README.md"), String.join("\n", lines));
        return ChapterImports.problems(readme, classes, BEFORE).stream()
                .map(problem -> problem.replace(readme.toString(), "README.md"))
                .toList();
    }

    static Unit uses() {
        return Unit.of(java.time.Duration.ZERO);
    }

    @Test
    void aTrueListHasNoProblem() throws IOException {
        assertEquals(
                List.of(), problems("# A", "## What it imports from stage 1", "", "- [`Unit`](x): why", "## End", ""));
    }

    @Test
    void whatIsUsedAndNotListedIsNamed() throws IOException {
        assertEquals(
                List.of("Unit of tulip.kit.timeline is used, but README.md does not list it"),
                problems("## What it imports from stage 1", "nothing", "## End", "- [`Unit`](x)"));
    }

    @Test
    void whatIsListedAndNotUsedIsNamed() throws IOException {
        assertEquals(
                List.of("README.md lists Lane of tulip.kit.timeline, but nothing uses it"),
                problems("## What it imports from stage 1", "- [`Unit`](x)", "- [`Lane`](x)"));
    }

    @Test
    void nothingOnBothSidesIsAProblemToo() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("none"));
        Path readme = Files.writeString(folder.resolve("README.md"), "# A\n");
        assertEquals(1, ChapterImports.problems(readme, empty, BEFORE).size());
    }
}
