package tulip.coroutines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tulip.coroutines.Program.Statement;

/// Writes programs in Python, and runs them in CPython.
final class ProgramInPython {
    private static final int BATCH = 300;
    private static final String PRELUDE = """
            import inspect, os, sys

            class Failure(Exception): pass
            class A(Failure): pass
            class B(Failure): pass

            def name(e):
                if isinstance(e, Failure): return type(e).__name__
                if isinstance(e, ValueError) and "already executing" in str(e): return "running"
                if isinstance(e, TypeError) and "just-started" in str(e): return "not begun"
                if isinstance(e, AttributeError) and "send" in str(e): return "no send"
                if isinstance(e, RuntimeError) and "raised StopIteration" in str(e): return "leaked"
                if isinstance(e, RuntimeError) and "ignored GeneratorExit" in str(e): return "ignored exit"
                if isinstance(e, (StopIteration, GeneratorExit)): return type(e).__name__
                return repr(e)

            log = print
            kept = []

            def states():
                return "[" + ", ".join(inspect.getgeneratorstate(g)[4:] for g in g) + "]"

            def throw(generator, argument):
                # CPython 3.11 does not leave a generator as it was when it refuses this call; `CallsTest` makes the call.
                if inspect.getgeneratorstate(generator) == "GEN_RUNNING": raise ValueError("already executing")
                return generator.throw(argument)

            def call(method, number, argument, loud):
                ended = inspect.getgeneratorstate(g[number]) == "GEN_CLOSED"
                what = f"{method} {number}:"
                try:
                    if method == "close": g[number].close(); log(what, "closed", states()); return
                    if method == "throw": value = throw(g[number], argument)
                    else: value = g[number].send(argument)
                    log(what, "yielded", value, states())
                except StopIteration as end:
                    if not ended: log(what, "returned", end.value, states()); return
                    log(what, "threw StopIteration" if method == "throw" else "ended before", states())
                    if loud: raise
                except BaseException as e:
                    log(what, "threw", name(e), states())
                    if loud: raise
            """;

    private final StringBuilder text = new StringBuilder();

    private ProgramInPython() {}

    /// The Python of a program. It prints its log.
    static String text(Program program) {
        var writer = new ProgramInPython();
        for (int me = 0; me < program.bodies().size(); me++) {
            writer.line(0, "def body" + me + "():");
            writer.line(1, "log(" + me + ", 'begins')");
            writer.block(program.bodies().get(me), me, 1);
            writer.line(1, "if False: yield");
        }
        writer.line(0, "g = [" + String.join(", ", names(program)) + "]");
        program.calls().forEach(call -> writer.call(call, 0));
        return writer.text.toString();
    }

    private static List<String> names(Program program) {
        List<String> names = new ArrayList<>();
        for (int me = 0; me < program.bodies().size(); me++) {
            names.add("body" + me + "()");
        }
        return names;
    }

    /// Runs programs, and gives the log of each. CPython compiles a large file slowly, so it gets several.
    static List<List<String>> run(List<Program> programs, Path folder) throws IOException, InterruptedException {
        List<List<String>> logs = new ArrayList<>();
        for (int from = 0; from < programs.size(); from += BATCH) {
            logs.addAll(runBatch(programs.subList(from, Math.min(from + BATCH, programs.size())), folder));
        }
        return logs;
    }

    private static List<List<String>> runBatch(List<Program> programs, Path folder)
            throws IOException, InterruptedException {
        var all = new StringBuilder(PRELUDE);
        for (Program program : programs) {
            all.append(text(program)).append("kept.append(g)\nprint('----')\n");
        }
        all.append("sys.stdout.flush()\nos._exit(0)\n"); // else CPython would close what is suspended, and that logs
        Path file = folder.resolve("programs.py");
        Path out = folder.resolve("programs.out");
        Files.writeString(file, all);
        var process = new ProcessBuilder("python3", "-W", "ignore", file.toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("programs.err").toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (!ended || process.waitFor() != 0) {
            throw new IOException("CPython " + (ended ? "failed: " : "did not end: ")
                    + Files.readString(folder.resolve("programs.err")));
        }
        List<List<String>> logs = new ArrayList<>();
        for (String log : Files.readString(out).split("----\n", -1)) {
            logs.add(log.lines().toList());
        }
        return logs.subList(0, programs.size());
    }

    private void block(List<Statement> block, int me, int depth) {
        block.forEach(statement -> write(statement, me, depth));
    }

    private void write(Statement statement, int me, int depth) {
        switch (statement) {
            case Statement.Yield(int value) -> {
                line(depth, "x = yield " + value);
                line(depth, "log(" + me + ", 'got', x)");
            }
            case Statement.YieldFrom(int other) -> {
                line(depth, "x = yield from g[" + other + "]");
                line(depth, "log(" + me + ", 'result', x)");
            }
            case Statement.YieldFromIterator(int count) -> {
                line(depth, "yield from iter(range(" + count + "))");
                line(depth, "log(" + me + ", 'iterated')");
            }
            case Statement.Return(int value) -> line(depth, "return " + value);
            case Statement.Raise(String exception) -> line(depth, "raise " + exception + "()");
            case Statement.Try attempt -> attempt(attempt, me, depth);
            case Statement.Call call -> call(call, depth);
        }
    }

    private void attempt(Statement.Try attempt, int me, int depth) {
        line(depth, "try:");
        block(attempt.body(), me, depth + 1);
        if (attempt.caught() != null) {
            line(depth, "except " + attempt.caught() + " as e:");
            line(depth + 1, "log(" + me + ", 'caught', name(e))");
            block(attempt.handler(), me, depth + 1);
        }
        if (attempt.cleanup() != null) {
            line(depth, "finally:");
            line(depth + 1, "log(" + me + ", 'finally')");
            block(attempt.cleanup(), me, depth + 1);
        }
    }

    private void call(Statement.Call call, int depth) {
        String argument = call.argument() == null
                ? "None"
                : call.argument() + (call.method().equals("throw") ? "()" : "");
        line(
                depth,
                "call('" + call.method() + "', " + call.coroutine() + ", " + argument + ", "
                        + (call.loud() ? "True" : "False") + ")");
    }

    private void line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }
}
