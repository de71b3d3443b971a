package tulip.coroutines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.generators.GeneratorExit;

/// Every call in every situation (PEP 342, PEP 380). The tables of the appendix are what this test expects: it reads
/// each cell, makes the call, and writes down what happens in the words of the table.
@Tag("contract") // of the parts that no exercise asks for: .ci/mutation runs it
@Execution(ExecutionMode.CONCURRENT)
final class CallsTest {
    private static final List<String> CALLS = List.of("`next()`", "`send(\"tea\")`", "`throwIn(failure)`", "`close()`");

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class CleanupFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final List<String> log = new ArrayList<>();

    private static Stream<Arguments> cells(String table) throws IOException {
        AppendixTable read = AppendixTable.read(table);
        return read.rows().stream()
                .flatMap(row -> CALLS.stream()
                        .map(call -> Arguments.of(
                                row.name(), call, row.cells().get(read.columns().indexOf(call)))));
    }

    private static Stream<Arguments> statesCells() throws IOException {
        List<Arguments> cells = cells("states").toList();
        return CoroutineKind.onEachBackend().flatMap(on -> cells.stream().map(cell -> with(cell, on)));
    }

    private static Stream<Arguments> delegationCells() throws IOException {
        List<Arguments> cells = cells("delegation").toList();
        return CoroutineKind.onEachBackend()
                .flatMap(on -> Stream.of(CoroutineKind.values())
                        .flatMap(inner -> cells.stream()
                                .map(cell -> with(cell, on, new CoroutineKind.On(inner, on.suspension())))));
    }

    private static Arguments with(Arguments cell, Object... more) {
        var all = new ArrayList<>(List.of(cell.get()));
        all.addAll(List.of(more));
        return Arguments.of(all.toArray());
    }

    @Test
    void theTablesHaveEveryStateAndEveryInner() throws IOException {
        assertEquals(List.of("fresh", "suspended", "running", "finished"), names(AppendixTable.read("states")));
        assertEquals(
                List.of(
                        "a coroutine",
                        "a plain iterator",
                        "an iterator that can be closed",
                        "returns at once",
                        "swallows every exception",
                        "yields on close",
                        "throws in its cleanup",
                        "is closed already"),
                names(AppendixTable.read("delegation")));
        assertEquals(CALLS, AppendixTable.read("states").columns());
        assertEquals(CALLS, AppendixTable.read("delegation").columns());
    }

    private static List<String> names(AppendixTable table) {
        return table.rows().stream().map(AppendixTable.Row::name).toList();
    }

    @ParameterizedTest(name = "{0}, {1}: {3}")
    @MethodSource("statesCells")
    void aCallInAState(String state, String call, String cell, CoroutineKind.On on) {
        var self = new ArrayList<Coroutine<String, String, String>>();
        Coroutine<String, String, String> coroutine = on.make(out -> body(out, () -> {
            if (state.equals("running")) {
                make(call, self.getFirst());
                log.add("→ " + self.getFirst().state());
            }
        }));
        self.add(coroutine);
        switch (state) {
            case "fresh" -> make(call, coroutine);
            case "suspended" -> {
                coroutine.next();
                make(call, coroutine);
            }
            case "running" -> coroutine.next();
            case "finished" -> {
                while (coroutine.next() instanceof Step.Yielded) {}
                log.clear();
                make(call, coroutine);
            }
            default -> throw new IllegalArgumentException(state);
        }
        if (!state.equals("running")) {
            log.add("→ " + coroutine.state());
        }
        assertEquals(cell, sentence());
        coroutine.close();
    }

    private String body(Coroutine.Out<String, String> out, Runnable first) {
        first.run();
        try {
            log("body gets ", out.yield("1"));
            log("body gets ", out.yield("2"));
            return "done";
        } finally {
            log.add("the `finally` runs");
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {3}, inner {4}")
    @MethodSource("delegationCells")
    void aCallWhileItDelegates(String row, String call, String cell, CoroutineKind.On on, CoroutineKind.On innerOn) {
        Iterator<String> iterator = switch (row) {
            case "a plain iterator" -> List.of("1", "2").iterator();
            case "an iterator that can be closed" -> new ClosedIterator();
            default -> null;
        };
        Coroutine<String, String, String> inner = iterator == null ? innerOn.make(out -> inner(row, out)) : null;
        if (row.equals("is closed already")) {
            inner.close();
        }
        Coroutine<String, String, String> outer = on.make(out -> outer(out, inner, iterator));
        outer.next();
        log.clear();
        make(call, outer);
        log.add("→ " + outer.state() + (inner == null ? "" : " / " + inner.state()));
        assertEquals(cell, sentence());
    }

    private String outer(
            Coroutine.Out<String, String> out, Coroutine<String, String, String> inner, Iterator<String> iterator) {
        try {
            if (inner == null) {
                out.yieldFrom(iterator);
            } else {
                log.add("outer gets " + out.yieldFrom(inner));
            }
            log("outer gets ", out.yield("after"));
            return "done";
        } finally {
            log.add("outer's `finally`");
        }
    }

    private String inner(String row, Coroutine.Out<String, String> out) {
        if (row.equals("returns at once")) {
            return "early";
        }
        try {
            log("inner gets ", out.yield("1"));
            out.yield("2");
            return "end";
        } catch (Throwable thrown) {
            if (row.equals("swallows every exception")) {
                return "calm";
            }
            if (row.equals("yields on close") && thrown instanceof GeneratorExit) {
                out.yield("more");
            }
            throw thrown;
        } finally {
            log.add("inner's `finally`");
            if (row.equals("throws in its cleanup")) {
                throwCleanupFailure();
            }
        }
    }

    private static void throwCleanupFailure() {
        throw new CleanupFailure();
    }

    private final class ClosedIterator implements Iterator<String>, AutoCloseable {
        private final Iterator<String> elements = List.of("1", "2").iterator();

        @Override
        public boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        public String next() {
            return elements.next();
        }

        @Override
        public void close() {
            log.add("the iterator closes");
        }
    }

    /// Makes the call, and writes down its answer.
    private void make(String call, Coroutine<String, String, String> coroutine) {
        var failure = new Failure();
        try {
            switch (call) {
                case "`next()`" -> log(coroutine.next());
                case "`send(\"tea\")`" -> log(coroutine.send("tea"));
                case "`throwIn(failure)`" -> log(coroutine.throwIn(failure));
                case "`close()`" -> {
                    int before = log.size();
                    coroutine.close();
                    if (log.size() == before) {
                        log.add("nothing");
                    }
                }
                default -> throw new IllegalArgumentException(call);
            }
        } catch (Failure passed) {
            assertSame(failure, passed);
            log.add("throws `failure`");
        } catch (RuntimeException thrown) {
            log.add("throws `" + thrown.getClass().getSimpleName() + "`");
        }
    }

    private void log(Step<String, String> step) {
        log.add(
                switch (step) {
                    case Step.Yielded<String, String>(var value) -> "yields " + value;
                    case Step.Returned<String, String>(var result) -> "returns " + result;
                });
    }

    private void log(String what, String received) {
        if (received != null) {
            log.add(what + received);
        }
    }

    private String sentence() {
        return String.join(", ", log).replace(", →", " →");
    }
}
