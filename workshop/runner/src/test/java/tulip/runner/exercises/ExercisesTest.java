package tulip.runner.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExercisesTest {
    private static final String SECTIONS = """
            ## Task

            Write it.

            ```java
            ## not a heading
            ```

            ## Checks
            - one
            ## Hint 1
            a
            ## Hint 2
            b
            ## Hint 3
            c
            ## Why
            because
            """;

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void twoShareAFile() throws IOException {
        folder = Files.createDirectories(home.resolve("module-generators/exercises"));
        write("10-late.md", 10, "Late", "MyLate.java");
        write("3-close.md", 3, "Close", "MyGenerator.java");
        write("2-first-yield.md", 2, "FirstYield", "MyGenerator.java");
    }

    private void write(String name, int number, String title, String file) throws IOException {
        String head = """
                ---
                id: generators/%d
                title: %s
                minutes: 20
                core: true
                file: %s
                fill: close, Walk#send(T, int)
                reference: Generator#close
                uses:
                ---

                """.formatted(number, title, file);
        Files.writeString(folder.resolve(name), head + SECTIONS);
    }

    @Test
    void theyAreInOrderOfTheirNumbers() throws IOException {
        assertEquals("[2.2, 2.3, 2.10]", load().all().toString());
    }

    @Test
    void aTextIsReadWhole() throws IOException {
        Exercise close = load().find("generators/3", _ -> false);
        assertEquals(Stage.GENERATORS, close.stage());
        assertEquals(List.of("close", "Walk#send(T, int)"), close.fill());
        assertEquals(List.of(), close.uses());
        assertEquals("Write it.\n\n```java\n## not a heading\n```", close.task());
        assertEquals(List.of("a", "b", "c"), close.hints());
        assertEquals("because", close.why());
        assertEquals(Optional.empty(), close.predict());
        assertEquals(Duration.ofSeconds(10), close.deadline());
        assertEquals("tulip.generators.CloseContract", close.contract());
        assertEquals("Generator", close.referenceClass());
        assertTrue(close.answerFile().endsWith("src/main/java/tulip/generators/exercise/MyGenerator.java"));
        assertTrue(close.pristineTestFile().endsWith("exercises/stubs/CloseExerciseTest.java"));
    }

    @Test
    void aReferenceMayBeInAPackageBelow() throws IOException {
        Path stage = home.toAbsolutePath().normalize().resolve("module-generators/src/main/java/tulip/generators");
        Path below = Files.createDirectories(stage.resolve("below")).resolve("Generator.java");
        assertEquals(
                stage.resolve("Generator.java"), load().find("2.3", _ -> false).referenceFile());
        Files.createFile(below);
        assertEquals(below, load().find("2.3", _ -> false).referenceFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generators/3",
                "2.3",
                "close",
                "module-generators/exercises/3-close.md",
                "module-generators/src/test/java/tulip/generators/exercise/CloseExerciseTest.java"
            })
    void anExerciseHasManyNames(String name) throws IOException {
        assertEquals("generators/3", load().find(name, _ -> false).id());
    }

    @Test
    void aSharedFileStandsForTheFirstThatIsNotDone() throws IOException {
        Exercises exercises = load();
        assertEquals(2, exercises.find("MyGenerator.java", _ -> false).number());
        assertEquals(
                3, exercises.find("MyGenerator", done -> done.number() == 2).number());
        assertEquals(3, exercises.find("MyGenerator", _ -> true).number());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '"',
            value = {
                "generator/3 -> did you mean generators/3",
                "2.4 -> did you mean 2.2 or 2.3?",
                "MyGenerater.java -> did you mean MyGenerator.java?",
                "something else -> './tulip list' shows what there is"
            })
    void anUnknownNameIsAnsweredWithWhatWasMeant(String name, String sentence) throws IOException {
        Exercises exercises = load();
        var thrown = assertThrows(IllegalArgumentException.class, () -> exercises.find(name, _ -> false));
        assertTrue(thrown.getMessage().contains(sentence), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "minutes: 20 => minutes: ten => 4: minutes is 'ten', but must be a whole number from 1 to 999",
                "core: true => core: yes => 5: core is 'yes', but must match true|false",
                "core: true => corr: true => 5: there is no key 'corr'",
                "uses: => # uses => 9: '# uses' is not 'key: value'",
                "uses: => title: Close => 9: 'title' is there twice",
                "title: Close => predict: why? => 10: add a line 'title: …'",
                "generators/3 => generators/4 => 2: id is 'generators/4', but the file's name says generators/3",
                "Generator#close => close => 8: 'close' names no member: write it as Class#member",
                "fill: close, Walk#send(T, int) => fill: => 7: fill is empty",
                "## Hint 3 => ## Hint 4 => 26: there is no section 'Hint 4'",
                "## Hint 2 => ## Hint 1 => 24: section 'Hint 1' is there twice",
                "## Why => and => 29: add a section '## Why'",
                "because => \"\" => 28: section 'Why' is empty",
                "Write it. => ``` => 29: a block of code is not closed"
            })
    void whatIsWrongWithATextIsSaidWithItsLine(String text, String wrong, String sentence) throws IOException {
        Path file = folder.resolve("3-close.md");
        Files.writeString(file, Files.readString(file).replace(text, wrong));
        Exercises exercises = load();
        assertEquals(2, exercises.all().size());
        String problem = exercises.problems().getFirst().show(home.toAbsolutePath());
        assertTrue(problem.startsWith("module-generators/exercises/3-close.md:" + sentence), problem);
    }

    private Exercises load() throws IOException {
        return Exercises.load(home);
    }
}
