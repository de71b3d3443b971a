package tulip.runner.offline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallTest {
    @TempDir
    private Path folder;

    private Path project;
    private MavenPlaces places;
    private Path maven;
    private Path repository;

    @BeforeEach
    void makeProject() throws IOException {
        project = folder.resolve("project");
        Path wrapper = project.resolve(".mvn/wrapper/maven-wrapper.properties");
        Files.createDirectories(wrapper.getParent());
        Files.writeString(wrapper, "distributionUrl=https://a.example/maven-1-bin.zip\n");
        Path home = folder.resolve("home");
        places = new MavenPlaces(home, Map.of("HOME", home.toString()), false);
        maven = places.mavenFolders(project).getFirst();
        repository = places.repository();
    }

    private void bundle(String... names) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(project.resolve(Install.ARCHIVE)))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("from the bundle".getBytes(UTF_8));
            }
        }
    }

    @Test
    void librariesAndMavenGoWhereMavenLooks() throws IOException {
        bundle("repository/a/a.jar", "maven/bin/mvn", "maven/lib/b.jar");
        assertEquals(3, Install.missing(project, places));
        assertEquals("from the bundle", Files.readString(repository.resolve("a/a.jar")));
        assertTrue(Files.exists(maven.resolve("lib/b.jar")));
        assertTrue(Files.isExecutable(maven.resolve("bin/mvn")));
        assertFalse(Files.exists(maven.resolveSibling(maven.getFileName() + ".unfinished")));
        assertEquals(0, Install.missing(project, places));
    }

    @Test
    void whatIsThereStays() throws IOException {
        bundle("repository/a/a.jar", "repository/a/a.pom", "maven/bin/mvn");
        Files.createDirectories(repository.resolve("a"));
        Files.writeString(repository.resolve("a/a.jar"), "mine");
        Files.createDirectories(maven);
        assertEquals(1, Install.missing(project, places));
        assertEquals("mine", Files.readString(repository.resolve("a/a.jar")));
        assertEquals(List.of(), List.of(maven.toFile().list()));
    }

    @Test
    void aCopyThatWasInterruptedIsFinished() throws IOException {
        bundle("repository/a/a.jar", "maven/bin/mvn", "maven/lib/b.jar");
        Path unfinished = maven.resolveSibling(maven.getFileName() + ".unfinished");
        Files.createDirectories(unfinished.resolve("bin"));
        Files.writeString(unfinished.resolve("bin/mvn.unfinished"), "ha");
        Files.createDirectories(repository.resolve("a"));
        Files.writeString(repository.resolve("a/a.jar.unfinished"), "ha");
        assertEquals(3, Install.missing(project, places));
        assertEquals("from the bundle", Files.readString(repository.resolve("a/a.jar")));
        assertEquals("from the bundle", Files.readString(maven.resolve("bin/mvn")));
        assertEquals(List.of("mvn"), List.of(maven.resolve("bin").toFile().list()));
    }

    @Test
    void withoutABundleNothingIsDone() throws IOException {
        assertEquals(0, Install.missing(project, places));
        assertFalse(Files.exists(places.userHome()));
    }

    @Test
    void noNameLeadsOutOfItsFolder() throws IOException {
        bundle("repository/../../../evil");
        assertThrows(IOException.class, () -> Install.missing(project, places));
        assertFalse(Files.exists(folder.resolve("evil")));
    }
}
