package tulip.runner.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Packs, trains and runs a small program, as the launcher does.
@Execution(ExecutionMode.CONCURRENT)
final class PackTest {
    @TempDir
    private Path folder;

    private Path classes;
    private Path start;

    @BeforeEach
    void folders() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        start = folder.resolve("start");
    }

    @Test
    void aRebuiltClassRunsAnew() throws Exception {
        compile("old");
        assertEquals("old", trainAndRun());
        String oldJar = read("class-path");
        String oldCache = read("cache");
        compile("new");
        assertEquals("new", trainAndRun());
        assertNotEquals(oldJar, read("class-path"));
        assertNotEquals(oldCache, read("cache"));
    }

    @Test
    void theSameClassesGiveTheSameJarAndKeepItsTimeStamp() throws Exception {
        compile("same");
        pack();
        String classPath = read("class-path");
        String cache = read("cache");
        File jar = new File(classPath);
        assertTrue(jar.setLastModified(1_000_000_000_000L));
        compile("same");
        pack();
        assertEquals(classPath, read("class-path"));
        assertEquals(cache, read("cache"));
        assertEquals(1_000_000_000_000L, jar.lastModified());
    }

    @Test
    void answersAreNotPacked() throws Exception {
        compile("any");
        Files.copy(
                classes.resolve("Program.class"),
                Files.createDirectories(classes.resolve("tulip/a/exercise")).resolve("MyA.class"));
        pack();
        try (var jar = new JarFile(read("class-path"))) {
            assertEquals(
                    List.of("Program.class"),
                    jar.stream().map(entry -> entry.getName()).toList());
        }
    }

    @Test
    void ofOldJarsOneIsKeptForCommandsThatStillRun() throws Exception {
        for (String text : List.of("a", "b", "c", "d")) {
            compile(text);
            pack();
        }
        File[] jars = start.toFile().listFiles((_, name) -> name.endsWith(".jar"));
        assertEquals(2, jars.length, Arrays.toString(jars));
        assertTrue(new File(read("class-path")).exists());
    }

    @Test
    void anOldLibraryIsMadeFitForTheCache() throws Exception {
        Path picocli = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().startsWith("picocli-"))
                .findFirst()
                .orElseThrow();
        Pack.pack(start, List.of(), List.of(picocli));
        assertFalse(read("class-path").contains("picocli"));
        List<String> java = new ArrayList<>(List.of("-Xverify:all", "-cp", read("class-path")));
        java.addAll(List.of("picocli.AutoComplete", "--version"));
        assertTrue(run(java).contains("4."), "picocli runs");
        try (var jar = new JarFile(read("class-path"))) {
            byte[] type = jar.getInputStream(jar.getEntry("picocli/CommandLine.class"))
                    .readAllBytes();
            assertEquals(52, type[7]);
        }
    }

    private String trainAndRun() throws Exception {
        pack();
        Path cache = Path.of(read("cache"));
        run(List.of("-XX:AOTCacheOutput=" + cache, "-cp", read("class-path"), "Program"));
        assertTrue(Files.exists(cache));
        return run(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-cp", read("class-path"), "Program"));
    }

    private void pack() throws IOException {
        Pack.pack(start, List.of(classes), List.of());
    }

    private String read(String file) throws IOException {
        return Files.readString(start.resolve(file));
    }

    private void compile(String text) throws IOException {
        Path source = Files.writeString(
                folder.resolve("Program.java"),
                "class Program { public static void main(String[] args) { System.out.print(\"" + text + "\"); } }");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()));
    }

    private static String run(List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        Process java = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return out;
    }
}
