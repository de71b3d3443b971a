package tulip.crawler.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CPythonTest {
    @TempDir
    Path folder;

    @Test
    void withoutAPythonThereIsNoComparison() throws Exception {
        assertEquals(Optional.empty(), new CPython(folder.resolve("none.py")).time());
        assertEquals(Optional.empty(), script("raise SystemExit(1)").time());
        assertEquals(Optional.empty(), script("print('something else')").time());
    }

    @Test
    void theMinimumOfSeveralRunsIsReported() {
        CPython.Times first = times(40, 220, 450);
        CPython.Times second = times(39, 230, 440);
        assertEquals(times(39, 220, 440), first.orLess(second));
    }

    private CPython script(String text) throws IOException {
        return new CPython(Files.writeString(folder.resolve("script.py"), text));
    }

    private static CPython.Times times(double flat, double shallow, double deep) {
        return new CPython.Times("CPython", new TreeMap<>(Map.of("flat", flat, "walk 6", shallow, "walk 18", deep)));
    }
}
