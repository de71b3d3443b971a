package tulip.crawler.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Runs the inputs that the fuzzer found interesting. `.ci/thorough fuzz-http` adds to them.
class CorpusTest {
    @Test
    void theParserReadsTheCorpus() throws IOException {
        run("parser", ParserFuzz::fuzzerTestOneInput);
    }

    @Test
    void theParserAndNettyReadTheSameRequests() throws IOException {
        run("netty", NettyFuzz::fuzzerTestOneInput);
    }

    private static void run(String corpus, Consumer<byte[]> target) throws IOException {
        try (InputStream file = CorpusTest.class.getResourceAsStream("corpus-" + corpus + ".txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            assertTrue(lines.size() > 100, "the corpus is gone");
            for (String line : lines) {
                try {
                    target.accept(Base64.getDecoder().decode(line));
                } catch (AssertionError | RuntimeException failed) {
                    throw new AssertionError(line + ": " + failed.getMessage(), failed);
                }
            }
        }
    }
}
