package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tulip.kit.ChapterImports;
import tulip.kit.PythonTwins;
import tulip.kit.ReadmeCode;

final class ChapterTest {
    @Test
    void theCodeInTheChapterIsThatOfItsSources() throws IOException {
        assertEquals(List.of(), ReadmeCode.problems(Path.of("README.md")));
    }

    @Test
    void whatTheChapterImportsFromStage4IsTrueAndNotNothing() throws IOException {
        assertEquals(
                List.of(), ChapterImports.problems(Path.of("README.md"), Path.of("target/classes"), "tulip.async"));
    }

    @TestFactory
    List<DynamicTest> javaPrintsWhatPythonPrints() throws IOException {
        return PythonTwins.tests(Path.of("python"), "tulip.crawler.example");
    }
}
