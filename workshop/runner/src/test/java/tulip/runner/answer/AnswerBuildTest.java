package tulip.runner.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.runner.answer.CountdownAnswer.LINE;
import static tulip.runner.answer.CountdownAnswer.RIGHT;
import static tulip.runner.answer.CountdownAnswer.build;
import static tulip.runner.answer.CountdownAnswer.withBody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tulip.runner.child.Place;
import tulip.runner.exercises.Exercise;
import tulip.runner.exercises.Exercises;

@Execution(ExecutionMode.CONCURRENT)
final class AnswerBuildTest {
    private static final Place BODY = new Place("MyCountdown.java", LINE);

    @Test
    void anAnswerIsTakenApartFromItsTest() throws Exception {
        Compiled compiled = build(withBody(RIGHT));
        String own = "tulip.iterators.exercise.MyCountdown";
        assertEquals(Set.of(own, own + "$1"), compiled.answer().keySet());
        assertEquals(
                Set.of("tulip.iterators.exercise.CountdownExerciseTest"),
                compiled.test().keySet());
    }

    @Test
    void aCompileErrorNamesItsPlace() {
        Finding finding = only("int x = foo();" + RIGHT);
        assertEquals(new Finding(Optional.of(BODY), 17, "cannot find method foo(); in class MyCountdown"), finding);
    }

    @Test
    void aListAfterAnErrorHasOneSemicolonBeforeIt() {
        String call = findings(withBody("Objects.hash(); Objects.requireNonNull(); return null;"))
                .getFirst()
                .sentence();
        assertFalse(call.contains(";;"), call);
        assertTrue(call.contains("; "), call);
    }

    @Test
    void aChangedSignatureIsNoErrorInAFileThatNobodyEdited() {
        String text = withBody(RIGHT).replace("MyCountdown(int from) {", "MyCountdown(String from) {");
        List<Finding> findings = findings(text.replace("this.from = from;", "this.from = 1;"));
        assertTrue(findings.getFirst().sentence().startsWith("The checks call something"), findings::toString);
    }

    @Test
    void anotherPackageAndAnotherNameAreTold() {
        String text = withBody(RIGHT);
        assertEquals(
                1,
                place(text.replace("package tulip.iterators", "package tulip.other"))
                        .line());
        assertTrue(findings(text.replace("MyCountdown", "Countdwn"))
                .getFirst()
                .sentence()
                .contains("here is Countdwn, but the checks look for MyCountdown"));
        assertTrue(findings("package tulip.iterators.exercise;")
                .getFirst()
                .sentence()
                .contains("no class"));
    }

    @Test
    void anImportThatAnEditorRemovedIsNamed() {
        String text = withBody("throw new Todo(\"\");").replace("import java.util.*;", "import java.util.Iterator;");
        Finding finding = findings(text).getFirst();
        assertEquals(
                "cannot find class Todo; in class MyCountdown. The stub had 'import tulip.kit.Todo;': add that line again",
                finding.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "return new tulip.iterators.Countdown(from).iterator(); => uses tulip.iterators.Countdown,",
                "Object o = tulip.iterators.Countdown.class; return null; => uses tulip.iterators.Countdown,",
                "Object o = (Supplier<?>) () -> new tulip.iterators.Countdown[1]; return null; => uses tulip.iterators.Coun",
                "Function<Integer, ?> f = tulip.iterators.Countdown::new; return null; => uses tulip.iterators.Countdown,",
                "tulip.kit.CheckRun.observe(s -> {}); return null; => belongs to the program that checks",
                "Object o = tulip.iterators.CountdownContract.class; return null; => belongs to the checks",
                "getClass().getClassLoader(); return null; => Class.getClassLoader: finds code by its name",
                "getClass().getDeclaredFields(); return null; => Class.getDeclaredFields: finds code by its name",
                "ServiceLoader.load(Iterable.class); return null; => ServiceLoader.load: finds code by its name",
                "new ProcessBuilder(); return null; => ProcessBuilder: starts or ends other processes",
                "ProcessHandle.current().parent(); return null; => ProcessHandle.current: starts or ends",
                "new File(\"x\").delete(); return null; => File.delete: changes files",
                "Object o = javax.tools.ToolProvider.getSystemJavaCompiler(); return null; => no exercise asks for it",
                "class F extends File { F() { super(\"x\"); } } new F().delete(); return null; => File.delete: changes files",
                "class E extends Exception { } new E().getStackTrace(); return null; => Exception.getStackTrace: looks at its callers",
                "try { return null; } catch (tulip.kit.ContractFailure f) { return null; } => belongs to the program that checks",
                "System.setOut(null); return null; => System.setOut: changes what the checks share",
                "try { new PrintStream(\"x\"); } catch (IOException e) { } return null; => PrintStream: changes files",
                "tulip.iterators.Countdown c = null; return c == null ? null : c.iterator(); => uses tulip.iterators.Countdown,",
                "try { Class.forName(\"x\"); } catch (Exception e) { } return null; => Class.forName: finds code by its name",
                "Thread.currentThread().getContextClassLoader(); return null; => bypasses the checks",
                "throw new org.opentest4j.TestAbortedException(\"skip\"); => org.opentest4j.TestAbortedException",
                "org.junit.jupiter.api.Assumptions.abort(\"no\"); return null; => org.junit.jupiter.api.Assumptions",
                "throw new tulip.kit.ContractFailure[0].length == 0 ? null : null; => belongs to the program that checks",
                "try { java.nio.file.Files.deleteIfExists(null); } catch (IOException e) { } return null; => Files.deleteIfExists: changes files",
                "try { java.lang.invoke.MethodHandles.lookup().findConstructor(null, null); } catch (Exception e) { } return null; => findConstructor: finds code by its name",
                "java.lang.invoke.MethodType.fromMethodDescriptorString(\"()V\", null); return null; => MethodType.fromMethodDescriptorString: finds code by its name",
                "Thread.currentThread().getStackTrace(); return null; => Thread.getStackTrace: looks at its callers",
                "Thread.getAllStackTraces(); return null; => Thread.getAllStackTraces: looks at its callers",
                "StackWalker.getInstance().forEach(f -> {}); return null; => looks at its callers",
                "Runtime.getRuntime().addShutdownHook(null); return null; => Runtime.addShutdownHook: changes what the checks share",
                "Thread.setDefaultUncaughtExceptionHandler(null); return null; => setDefaultUncaughtExceptionHandler: changes what the checks share",
                "Object o = javax.script.ScriptEngineManager.class; return null; => javax.script.ScriptEngineManager",
                "java.lang.invoke.MethodType.genericMethodType(1); return null; => MethodType.genericMethodType: finds code by its name",
                "Object o = java.lang.invoke.MethodHandles.publicLookup(); return null; => MethodHandles.publicLookup: fin"
            })
    void waysRoundTheContractAreNamed(String body, String sentence) {
        List<Finding> findings = findings(withBody(body));
        assertTrue(findings.stream().anyMatch(it -> it.sentence().contains(sentence)), findings::toString);
        assertEquals(Optional.of(BODY), findings.getFirst().place());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record Point(int x, int y) {} return new Point(1, 2).hashCode() > 0 ? null : null;",
                "Object o = 1; return switch (o) { case Integer i when i > 2 -> null; default -> null; };",
                "assert from > 0 : \"from \" + from; return null;",
                "return IntStream.range(0, from).mapToObj(i -> from - i).iterator();",
                "var lock = new java.util.concurrent.locks.ReentrantLock(); lock.lock(); lock.unlock(); return null;",
                "Thread.ofVirtual().start(() -> System.out.println(from)); return null;",
                "enum State { A, B } switch (State.A) { case A -> {} case B -> {} } return null;",
                "IO.println(getClass().getSimpleName() + java.time.Instant.now()); return null;",
                "try { java.nio.channels.Selector.open().close(); } catch (IOException e) { } return null;",
                "int[] a = {1}; int[] b = a.clone(); return null;",
                "Object o = java.lang.reflect.Array.newInstance(String.class, 3); return null;",
                "class D { void delete() { } } new D().delete(); return null;",
                "new Exception().printStackTrace(); new PrintStream(OutputStream.nullOutputStream()).println(); return null;"
            })
    void whatAnAnswerNeedsIsAllowed(String body) throws Exception {
        assertTrue(build(withBody(body)).answer().containsKey("tulip.iterators.exercise.MyCountdown"));
    }

    /// An answer may use the protocol that it implements and the types of its signatures, but not the workshop's
    /// own implementation.
    @Test
    void aFactoryOfWhatTheAnswerIsMustNotBeCalled() throws Exception {
        var exercises = Exercises.load(Path.of("../.."));
        Exercise exercise = exercises.find("generators/2", name -> false);
        String stub = Files.readString(exercise.pristineAnswerFile());
        var build = new AnswerBuild(System.getProperty("java.class.path"), exercises.all());
        build.build(exercise, stub);
        String delegating = stub.replaceFirst("throw new Todo\\(.*", "return Generator.of(body).hasNext();");
        var unusable = assertThrows(Unusable.class, () -> build.build(exercise, delegating));
        assertEquals(
                "uses tulip.generators.Generator.of, which returns the workshop's own: write yours without it",
                unusable.findings().getFirst().sentence());
    }

    /// An answer to an earlier exercise keeps the rules of that exercise, also if it is of an earlier stage.
    @ParameterizedTest
    @ValueSource(strings = {"iterators/7", "generators/5"})
    void anEarlierAnswerMayBeUsed(String id) throws Exception {
        var exercises = Exercises.load(Path.of("../.."));
        Exercise exercise = exercises.find(id, name -> false);
        String text = Files.readString(exercise.pristineAnswerFile())
                .replaceFirst(
                        "throw new Todo\\(.*",
                        "tulip.iterators.exercise.MyLazyPipeline.of(java.util.List.of().iterator()); return null;");
        var build = new AnswerBuild(System.getProperty("java.class.path"), exercises.all());
        assertTrue(build.build(exercise, text)
                .answer()
                .containsKey("tulip.iterators.exercise.MyLazyPipeline")); // which uses StickyEnd
    }

    /// The answer to a later exercise may use what this exercise asks for.
    @Test
    void aLaterAnswerKeepsTheRulesOfThisExercise() throws Exception {
        var exercises = Exercises.load(Path.of("../.."));
        String text = withBody("return tulip.iterators.exercise.MyLazyPipeline.of(List.of(1).iterator());");
        var build = new AnswerBuild(System.getProperty("java.class.path"), exercises.all());
        var unusable = assertThrows(Unusable.class, () -> build.build(CountdownAnswer.exercise(), text));
        assertTrue(unusable.findings().getFirst().sentence().startsWith("uses tulip.iterators.StickyEnd"));
    }

    @Test
    void aVarHandleIsAllowed() throws Exception {
        build(withBody("STATE.set(this, 1); return null;", "private int state;", """
                private static final java.lang.invoke.VarHandle STATE;
                static {
                    try {
                        STATE = java.lang.invoke.MethodHandles.lookup().findVarHandle(MyCountdown.class, "state", int.class);
                    } catch (ReflectiveOperationException e) { throw new ExceptionInInitializerError(e); }
                }"""));
    }

    @Test
    void filesThatAreNoTextAreTold(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("MyX.java");
        assertTrue(unusable(file).sentence().startsWith("MyX.java is gone"));
        Files.write(file, new byte[0]);
        assertEquals("MyX.java is empty", unusable(file).sentence());
        Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xE9, 'c'});
        assertEquals(Optional.of(new Place("MyX.java", 2)), unusable(file).place());
        Files.delete(file);
        Files.createDirectory(file);
        assertTrue(unusable(file).sentence().contains("is not a file"));
    }

    @Test
    void aByteOrderMarkIsNotSeen(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("MyX.java"), "\uFEFFclass MyX {}");
        assertEquals("class MyX {}", AnswerFile.read(file));
    }

    private static Finding unusable(Path file) {
        return assertThrows(Unusable.class, () -> AnswerFile.read(file))
                .findings()
                .getFirst();
    }

    private static Finding only(String body) {
        List<Finding> findings = findings(withBody(body));
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    private static Place place(String text) {
        return findings(text).getFirst().place().orElseThrow();
    }

    private static List<Finding> findings(String text) {
        return assertThrows(Unusable.class, () -> build(text)).findings();
    }
}
