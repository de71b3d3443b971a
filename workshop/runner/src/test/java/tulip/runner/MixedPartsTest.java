package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.runner.child.ChildRun;
import tulip.runner.child.Limits;
import tulip.runner.child.Order;
import tulip.runner.child.Verdict;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;
import tulip.runner.sources.Transplant;

/// Every reference part runs on a participant's neighbours: the contracts keep their promises with filled stubs mixed
/// in, and a wrong stub under a right part is found.
@Tag("slow")
final class MixedPartsTest {
    private static final Path HOME = Path.of("../..");
    private static final String MIXED = "tulip.mixed.exercise.MixedParts";
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Map<String, String> filled;
    private static Map<String, byte[]> right;
    private static ChildRun child;

    @BeforeAll
    static void fillTheStubs() throws Exception {
        filled = new HashMap<>();
        for (Exercise exercise : Exercises.load(HOME).all()) {
            if (exercise.stage().number() >= 2) {
                String before = filled.getOrDefault(name(exercise), Files.readString(exercise.pristineAnswerFile()));
                filled.put(name(exercise), Transplant.fill(exercise, before).text());
            }
        }
        right = compiled(filled, "right");
        child = ChildRun.start(new Limits(512, 50_000, 1_000_000));
    }

    @AfterAll
    static void close() {
        child.close();
    }

    private static String name(Exercise exercise) {
        return exercise.stage().exercisePackage().replace('.', '/') + "/" + exercise.file();
    }

    /// Compiles the stubs and the classes that mix them.
    private static Map<String, byte[]> compiled(Map<String, String> sources, String name) throws IOException {
        Path root = Files.createDirectories(folder.resolve(name));
        Path classes = Files.createDirectories(root.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn"));
        for (var source : sources.entrySet()) {
            Path file = root.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        arguments.add("src/test/java/" + MIXED.replace('.', '/') + ".java");
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertEquals(0, status, "javac");
        Map<String, byte[]> bytes = new HashMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String type =
                        classes.relativize(file).toString().replace('/', '.').replace('\\', '.');
                bytes.put(type.substring(0, type.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    static List<String> mixtures() {
        return right.keySet().stream()
                .filter(name -> name.matches(Pattern.quote(MIXED + "$") + "[A-Z]\\w+")) // no anonymous class
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void theContractIsKept(String mixture) throws Exception {
        Verdict verdict = child.run(new Order(mixture, right, List.of(), true), DEADLINE);
        assertTrue(verdict.isDone(), () -> verdict.failure().toString());
    }

    @Test
    void allStubsAreMixedIn() {
        assertEquals(23, mixtures().size());
        filled.forEach((name, text) -> assertFalse(text.contains("new Todo("), name));
    }

    /// The planted bugs: a filled stub that loses what the body throws, sends only what there is room for, or does not
    /// wake the loop.
    @ParameterizedTest
    @CsvSource({
        "generators/exercise/MyHandoff, thrown = any;, '', CoroutineOnMyHandoff, whatTheBodyThrowsComesOut",
        "async/exercise/MySockets, while (from.hasRemaining()), if (from.hasRemaining()), EchoServerOnMyLoop,"
                + " aSlowReaderCostsLittle",
        "async/exercise/MyThreadsafeCalls, wakeUp.run();, '', StreamsOnMyLoopOfMyParts, anotherThreadWakesTheLoop"
    })
    void aWrongPartIsFoundThroughItsNeighbour(String file, String code, String bug, String mixture, String check)
            throws Exception {
        var wrong = new HashMap<>(filled);
        String right = wrong.get("tulip/" + file + ".java");
        assertTrue(right.contains(code), right);
        wrong.put("tulip/" + file + ".java", right.replace(code, bug));
        Order order = new Order(MIXED + "$" + mixture, compiled(wrong, "wrong " + mixture), List.of(), true);
        Verdict verdict = child.run(order, DEADLINE);
        assertEquals(check, verdict.failure().orElseThrow().check());
    }
}
