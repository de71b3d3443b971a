package tulip.crawler.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JmhOutputTest {
    private final JmhOutput output =
            new JmhOutput(new BenchCase("a.B.c", new TreeMap<>()), 1, _ -> {}, new SiteMeter(null));

    @Test
    void aForkThatCouldNotStartHasLastWords() {
        output.println("<forked VM failed with exit code 1>");
        output.println("<stdout last='20 lines'>");
        output.println("Error occurred during initialization of VM");
        output.println("Multiple garbage collectors selected");
        output.println("</stdout>");
        output.println("<stderr last='20 lines'>");
        output.println("</stderr>");
        output.println("");
        assertEquals(
                "; its last output: Error occurred during initialization of VM | Multiple garbage collectors selected",
                output.lastWords());
    }

    @Test
    void otherOutputOfJmhIsNoneOfTheFork() {
        output.println("# Warmup: 5 iterations, 1 s each");
        assertEquals("", output.lastWords());
    }
}
