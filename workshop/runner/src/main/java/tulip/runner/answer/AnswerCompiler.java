package tulip.runner.answer;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles an answer together with the test that runs its contract, and with the files beside it that it needs.
public final class AnswerCompiler {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /// File managers that no thread uses now. They keep the jars of the class path open, because opening them takes
    /// about
    /// as long as compiling an answer. A file manager is not safe for several threads.
    private static final Queue<StandardJavaFileManager> IDLE = new ConcurrentLinkedQueue<>();

    private final List<String> options;
    private final Map<String, Path> folders;

    /// @param classPath  of the project and its libraries
    /// @param folders    of further source files that an answer may need, by package
    public AnswerCompiler(String classPath, Map<String, Path> folders) {
        this.folders = folders;
        options = List.of(
                "-proc:none",
                "-implicit:class",
                "-g",
                "-parameters",
                "-nowarn",
                "-Xlint:none",
                "--add-exports",
                "java.base/jdk.internal.vm=ALL-UNNAMED",
                "-cp",
                classPath);
    }

    /// Compiles. Nothing is written to disk.
    ///
    /// @param className  the class that the test expects, by its full name
    /// @throws Unusable if it does not compile, or is not where the test expects it
    public Compiled compile(Path file, String text, String className, Path testFile, String test)
            throws IOException, Unusable {
        var answer = new Source(file, text);
        var against = new Source(testFile, test);
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        CompilerWarmUp.await();
        StandardJavaFileManager idle = IDLE.poll();
        StandardJavaFileManager standard = idle == null ? JAVAC.getStandardFileManager(null, null, null) : idle;
        try (var files = new MemoryFiles(standard, file, folders(className, file))) {
            var task = (JavacTask)
                    JAVAC.getTask(Writer.nullWriter(), files, diagnostics, options, null, List.of(answer, against));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            stopAtErrors(diagnostics, against);
            new Declarations(task, units.getFirst()).mustDeclare(className, answer.fileName());
            task.analyze();
            stopAtErrors(diagnostics, against);
            task.generate();
            stopAtErrors(diagnostics, against);
            return new Compiled(files.classesWithout(against), files.classesOf(against));
        } catch (RuntimeException | StackOverflowError crash) {
            throw new Unusable(Finding.of("The compiler gives up on " + answer.fileName()
                    + ": simplify the code in it that is longest or most deeply nested"));
        } finally {
            IDLE.add(standard);
        }
    }

    /// All folders with source files that the answer may need, its own included.
    private Map<String, Path> folders(String className, Path file) {
        Map<String, Path> with = new HashMap<>(folders);
        with.put(className.substring(0, className.lastIndexOf('.')), file.getParent());
        return with;
    }

    private static void stopAtErrors(DiagnosticCollector<JavaFileObject> diagnostics, Source test) throws Unusable {
        List<Diagnostic<? extends JavaFileObject>> errors = diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new Unusable(CompileErrors.findings(errors, test));
        }
    }
}
