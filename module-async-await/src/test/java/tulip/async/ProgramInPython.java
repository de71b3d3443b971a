package tulip.async;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tulip.async.Program.Statement;

/// Writes programs in Python, and runs them in CPython.
final class ProgramInPython {
    static final String PYTHON = System.getProperty("tulip.python", "python3");
    private static final int BATCH = 300;

    private final StringBuilder text = new StringBuilder();
    private String group; // the innermost one round the statement

    private ProgramInPython() {}

    /// Whether this CPython is 3.13 or later; null: there is none.
    static Boolean isNew() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 13))")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return null;
        }
    }

    /// The Python of a program. It prints its log.
    static String text(Program program) {
        var writer = new ProgramInPython();
        for (int me = 0; me < program.bodies().size(); me++) {
            writer.line(0, "async def b" + me + "():");
            writer.block(program.bodies().get(me), me, 1);
        }
        String tasks =
                IntStream.range(0, program.tasks()).mapToObj(i -> "b" + i).collect(Collectors.joining(", "));
        writer.line(0, "run([" + tasks + "], " + program.permits() + ", " + program.places() + ")");
        return writer.text.toString();
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
        var all = new StringBuilder();
        try (InputStream prelude = ProgramInPython.class.getResourceAsStream("programs.py")) {
            all.append(new String(prelude.readAllBytes(), StandardCharsets.UTF_8));
        }
        for (Program program : programs) {
            all.append(text(program)).append("print('----')\n");
        }
        all.append("import os\nsys.stdout.flush()\nos._exit(0)\n"); // else CPython would close what waits
        Path file = folder.resolve("programs.py");
        Path out = folder.resolve("programs.out");
        Files.writeString(file, all);
        var process = new ProcessBuilder(PYTHON, "-W", "ignore", file.toString())
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
            case Statement.Call(String what, List<Integer> arguments)
            when what.equals("spawn") -> line(depth, group + ".create_task(b" + arguments.getFirst() + "())");
            case Statement.Call(String what, List<Integer> arguments) ->
                line(depth, "await " + what + "(" + listed(me, arguments) + ")");
            case Statement.Raise(String exception) -> line(depth, "raise " + exception + "()");
            case Statement.Return(int value) -> line(depth, "return " + value);
            case Statement.With(String what, long time, List<Statement> body) -> {
                String outer = group;
                group = what.equals("group") ? "g" + depth : group;
                line(depth, "async with " + with(what, time) + ":");
                line(depth + 1, "log(" + me + ", 'in " + what + "')");
                block(body, me, depth + 1);
                group = outer;
                line(depth, "log(" + me + ", 'out of " + what + "')");
            }
            case Statement.Combine combine -> line(depth, combine(combine, me));
            case Statement.Try attempt -> attempt(attempt, me, depth);
        }
    }

    private static String listed(int me, List<Integer> arguments) {
        return me + arguments.stream().map(each -> ", " + each).collect(Collectors.joining());
    }

    private String with(String what, long time) {
        return switch (what) {
            case "lock" -> "lock";
            case "permit" -> "Permit()";
            case "condition" -> "changed";
            case "timeout" -> "asyncio.timeout(" + time + ")";
            default -> "Group() as " + group;
        };
    }

    private static String combine(Statement.Combine combine, int me) {
        List<String> tasks = new ArrayList<>();
        combine.tasks().forEach(task -> tasks.add("t[" + task + "]"));
        combine.children().forEach(child -> tasks.add("start(b" + child + ")"));
        String all = String.join(", ", tasks);
        return switch (combine.what()) {
            case "shield", "gather" -> "await " + combine.what() + "(" + me + ", " + all + ")";
            case "wait_for" -> "await wait_for(" + me + ", " + all + ", " + combine.time() + ")";
            default -> "await wait(" + me + ", '" + combine.what() + "', " + combine.time() + ", " + all + ")";
        };
    }

    private void attempt(Statement.Try attempt, int me, int depth) {
        line(depth, "try:");
        block(attempt.body(), me, depth + 1);
        if (attempt.caught() != null) {
            String caught = attempt.caught().equals("CancelledError") ? "asyncio.CancelledError" : attempt.caught();
            line(depth, "except " + caught + " as e:");
            line(depth + 1, "log(" + me + ", 'caught', name(e))");
            block(attempt.handler(), me, depth + 1);
        }
        if (attempt.cleanup() != null) {
            line(depth, "finally:");
            line(depth + 1, "log(" + me + ", 'finally')");
            block(attempt.cleanup(), me, depth + 1);
        }
    }

    private void line(int depth, String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }
}
