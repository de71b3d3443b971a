package tulip.runner.answer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Compiles a small file on a thread of its own, while a command still reads its options and the exercises. The first
/// file
/// takes a compiler several times as long as the next.
public final class CompilerWarmUp {
    private static final String PACKAGE = "tulip.runner.warmup";
    private static final String ANSWER = "package " + PACKAGE + "; class Warm {}";
    private static final String TEST = "package " + PACKAGE + "; class WarmTest {}";

    private static volatile Thread thread; // null if there is none to wait for

    private CompilerWarmUp() {}

    /// Begins.
    public static void begin() {
        thread = Thread.ofPlatform().daemon().name("compiler warm-up").start(CompilerWarmUp::compile);
    }

    /// Waits for the end of a warm-up, if there is one.
    static void await() {
        Thread warming = thread;
        if (warming == null || warming.equals(Thread.currentThread())) {
            return;
        }
        try {
            warming.join();
            thread = null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void compile() {
        try {
            Path folder = Path.of("").toAbsolutePath();
            new AnswerCompiler(AnswerBuild.usualClassPath(), Map.of())
                    .compile(
                            folder.resolve("Warm.java"),
                            ANSWER,
                            PACKAGE + ".Warm",
                            folder.resolve("WarmTest.java"),
                            TEST);
        } catch (IOException | Unusable cold) {
            // then the first answer takes longer
        }
    }
}
