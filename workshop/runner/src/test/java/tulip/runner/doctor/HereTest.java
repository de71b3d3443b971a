package tulip.runner.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;

/// Looks at this machine, and at a project in a temporary folder.
final class HereTest {
    private static final String SHA1_OF_X = "11f6ad8ec52a2984abaafd7c3b516503785c2072";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void aWorkshop() throws IOException {
        home = Workshop.in(folder).home();
    }

    @Test
    void everyCheckHasOneFindingInItsOrder() throws InterruptedException {
        List<Finding> findings = Doctor.examine(home);
        assertEquals(
                "jdk start generator text terminal folder progress disk machine load files loopback ports proxy offline",
                findings.stream().map(Finding::check).collect(Collectors.joining(" ")));
        findings.forEach(each -> assertTrue(!each.says().contains("check itself failed"), each::toString));
    }

    @Test
    void thisJdkHasACompilerAndGeneratorsWork() {
        assertEquals(Finding.Level.OK, Jdk.here().finding().level());
        assertEquals(List.of(1, 2), Continuations.here().values());
    }

    @Test
    void aFileInPlaceOfTheStateIsNoFolderThatCanBeWritten() throws IOException {
        assertEquals(List.of(), Folder.of(home).failures());
        Files.writeString(home.resolve(".tulip"), "");
        assertEquals(1, Folder.of(home).failures().size());
        assertTrue(Folder.of(home).failures().getFirst().startsWith(".tulip ("));
    }

    @Test
    void damagedProgressIsFound() throws IOException {
        Files.createDirectory(home.resolve(".tulip"));
        Files.writeString(home.resolve(".tulip/progress"), "iterators/1 done\n");
        assertTrue(Answers.of(home).damage().isPresent());
        Files.writeString(home.resolve(".tulip/progress"), "");
        assertEquals(2, Answers.of(home).exercises());
        assertTrue(Answers.of(home).damage().isEmpty());
    }

    @Test
    void aLibraryThatIsMissingOrDamagedIsFound() throws IOException {
        var maven = new MavenFiles(home);
        Path repository = preparedWith("x/a.jar", "y/b.jar");
        assertEquals(repository, maven.repository());
        assertEquals(List.of("x/a.jar", "y/b.jar", "Maven itself"), lacking(maven));
        write(repository.resolve("x/a.jar"), "x");
        write(repository.resolve("y/b.jar"), "cut");
        assertEquals(List.of("y/b.jar", "Maven itself"), lacking(maven));
    }

    @Test
    void aPreparationIsForTheBuildFilesOfItsTime() throws IOException {
        var maven = new MavenFiles(home);
        preparedWith("x/a.jar");
        assertTrue(maven.isPrepared() && maven.isCurrent());
        assertTrue(Offline.of(maven).prepared());
        write(home.resolve("module-iterators/pom.xml"), "<project/>");
        assertTrue(maven.isPrepared() && !maven.isCurrent());
        write(maven.folder().resolve("checksums.sha1"), "");
        assertFalse(Offline.of(maven).prepared());
    }

    @Test
    void thePreparationRunsATestThatExists() {
        assertTrue(Files.exists(Path.of("src/test/java/tulip/runner", Preparation.TEST + ".java")));
    }

    private List<String> lacking(MavenFiles maven) throws IOException {
        return Offline.of(maven).lacking();
    }

    /// A project that was built and prepared, with an empty repository. The repository's folder.
    private Path preparedWith(String... files) throws IOException {
        Path repository = home.resolve("repository");
        write(
                home.resolve("workshop/runner/target/classpath"),
                repository.resolve("info/picocli/picocli/1.0/picocli-1.0.jar").toString());
        write(home.resolve("pom.xml"), "<project/>");
        write(home.resolve(".mvn/wrapper/maven-wrapper.properties"), "distributionUrl=https://h/no-such-maven-bin.zip");
        String list = List.of(files).stream()
                .map(file -> SHA1_OF_X + "  " + file + "\n")
                .collect(Collectors.joining());
        var maven = new MavenFiles(home);
        write(maven.folder().resolve("checksums.sha1"), list);
        maven.markPrepared();
        return repository;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
