package tulip.runner.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenPlacesTest {
    private static final Path PROJECT = Path.of("../..");

    @TempDir
    private Path home;

    private MavenPlaces places(Map<String, String> environment) {
        return new MavenPlaces(home, environment, false);
    }

    private void settings(String inside) throws IOException {
        Files.createDirectories(home.resolve(".m2"));
        Files.writeString(home.resolve(".m2/settings.xml"), "<settings>" + inside + "</settings>");
    }

    @Test
    void theRepositoryIsInTheUsersFolder() throws IOException {
        assertEquals(home.resolve(".m2/repository"), places(Map.of()).repository());
    }

    @Test
    void theUsersSettingsNameAnotherRepository() throws IOException {
        settings("<localRepository> ${user.home}/elsewhere </localRepository>");
        assertEquals(home.resolve("elsewhere"), places(Map.of()).repository());
    }

    @Test
    void aSettingInACommentIsNone() throws IOException {
        settings("<!-- <localRepository>/path/to/local/repo</localRepository> -->");
        assertEquals(home.resolve(".m2/repository"), places(Map.of()).repository());
    }

    @Test
    void anOptionForMavenComesFirst() throws IOException {
        settings("<localRepository>/elsewhere</localRepository>");
        assertEquals(
                Path.of("/option"),
                places(Map.of("MAVEN_ARGS", "-q -Dmaven.repo.local=/option -o")).repository());
    }

    /// The name is the one that `mvnw` calculated on a real machine.
    @Test
    void theWrapperFindsMavenByTheHashOfItsAddress() throws IOException {
        assertEquals(
                List.of(Path.of("/me/.m2/wrapper/dists/apache-maven-3.9.16/56ba1f9f")),
                places(Map.of("HOME", "/me")).mavenFolders(PROJECT));
    }

    @Test
    void aMirrorChangesTheHash() throws IOException {
        String mirror = "https://mirror.example";
        String address = mirror + "/org/apache/maven/apache-maven/3.9.16/apache-maven-3.9.16-bin.zip";
        assertEquals(
                List.of(Path.of("/me/wrapper/dists/apache-maven-3.9.16", Integer.toHexString(address.hashCode()))),
                places(Map.of("MAVEN_USER_HOME", "/me", "MVNW_REPOURL", mirror)).mavenFolders(PROJECT));
    }

    @Test
    void onWindowsTheHashIsAnotherAndPowerShellMayKnowAnotherFolder() throws IOException {
        var places = new MavenPlaces(home, Map.of("HOMEDRIVE", "/H", "HOMEPATH", "/me"), true);
        assertEquals(Set.of(Path.of("/H/me/.m2"), home.resolve(".m2")), places.wrapperFolders());
        assertEquals(
                List.of(64, 8, 64, 8),
                places.mavenFolders(PROJECT).stream()
                        .map(folder -> folder.getFileName().toString().length())
                        .toList());
    }
}
