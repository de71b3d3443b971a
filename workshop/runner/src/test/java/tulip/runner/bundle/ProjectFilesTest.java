package tulip.runner.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.runner.Workshop;

final class ProjectFilesTest {
    private static final String EXERCISES = "module-iterators/src/main/java/tulip/iterators/exercise/";

    private Workshop workshop;

    @BeforeEach
    void makeWorkshop(@TempDir Path home) throws IOException {
        workshop = Workshop.in(home);
        workshop.write("pom.xml", "<project/>");
        workshop.write(".gitignore", "# what a build writes\ntarget/\n.tulip/\n*.class\n");
        workshop.write(EXERCISES + "package-info.java", "package tulip.iterators.exercise;");
    }

    private ProjectFiles files() throws IOException, InterruptedException {
        return ProjectFiles.of(workshop.home());
    }

    private String content(String name) throws IOException, InterruptedException {
        return Files.readString(files().files().get(name));
    }

    /// Starts git without the settings of this machine.
    private void git(String... words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("git", "-c", "user.name=me", "-c", "user.email=me@example.org");
        builder.command().addAll(List.of(words));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.directory(workshop.home().toFile()).redirectErrorStream(true);
        Process git = builder.start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, git.waitFor(), said);
    }

    private void commit() throws IOException, InterruptedException {
        git("init", "-q");
        git("add", ".");
        git("commit", "-q", "-m", "all");
    }

    @Test
    void anAnswerIsReplacedByItsStub() throws IOException, InterruptedException {
        workshop.write(EXERCISES + "MyBell.java", "my answer");
        assertEquals(Workshop.STUB, content(EXERCISES + "MyBell.java"));
    }

    @Test
    void soIsAnAnswerThatWasCommitted() throws IOException, InterruptedException {
        workshop.write(EXERCISES + "MyBell.java", "my answer");
        workshop.write(EXERCISES + "MyNotes.java", "my own class");
        commit();
        assertEquals(Workshop.STUB, content(EXERCISES + "MyBell.java"));
        assertFalse(files().files().containsKey(EXERCISES + "MyNotes.java"));
    }

    @Test
    void anAnswerThatWasDeletedIsThereAgain() throws IOException, InterruptedException {
        commit();
        Files.delete(workshop.home().resolve(EXERCISES + "MyBell.java"));
        assertEquals(Workshop.STUB, content(EXERCISES + "MyBell.java"));
        assertEquals(List.of(), files().changed());
    }

    @Test
    void withoutGitWhatAPersonOrABuildWroteIsLeftOut() throws IOException, InterruptedException {
        workshop.write(".tulip/progress", "iterators/1 done");
        workshop.write(".tulip/history/MyBell.java", "an older answer");
        workshop.write("module-iterators/target/classes/Bell.class", "");
        workshop.write("Left.class", "");
        workshop.write("offline.zip", "of the bundle that this folder was");
        workshop.write(EXERCISES + "MyNotes.java", "my own class");
        workshop.write("module-iterators/README.md", "the chapter");
        assertFalse(files().tracked());
        assertEquals(
                Set.of(
                        ".gitignore",
                        "pom.xml",
                        "module-iterators/README.md",
                        "module-iterators/exercises/1-ring.md",
                        "module-iterators/exercises/2-mute.md",
                        "module-iterators/exercises/stubs/MyBell.java",
                        "module-iterators/src/main/java/tulip/iterators/Bell.java",
                        EXERCISES + "MyBell.java",
                        EXERCISES + "package-info.java"),
                files().files().keySet());
    }

    @Test
    void withGitOnlyWhatItTracks() throws IOException, InterruptedException {
        commit();
        workshop.write("notes.txt", "private");
        workshop.write(EXERCISES + "MyNotes.java", "my own class");
        assertTrue(files().tracked());
        assertFalse(files().files().containsKey("notes.txt"));
        assertFalse(files().files().containsKey(EXERCISES + "MyNotes.java"));
        assertEquals(List.of("notes.txt"), files().untracked());
    }

    @Test
    void namesChangesThatAreNotCommitted() throws IOException, InterruptedException {
        commit();
        workshop.write("pom.xml", "<project>changed</project>");
        workshop.write(EXERCISES + "MyBell.java", "my answer");
        assertEquals(List.of("pom.xml"), files().changed());
        assertEquals("<project>changed</project>", content("pom.xml"));
    }

    @Test
    void aTextThatCannotBeReadIsNamed() throws IOException {
        workshop.write("module-iterators/exercises/1-ring.md", "no front matter");
        var refused = assertThrows(IOException.class, this::files);
        assertTrue(refused.getMessage().contains("1-ring.md"), refused.getMessage());
    }
}
