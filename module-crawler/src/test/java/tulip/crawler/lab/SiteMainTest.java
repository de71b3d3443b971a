package tulip.crawler.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.crawler.site.GeneratedSite;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Starts child processes, as a race does.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SiteMainTest {
    @Test
    void writesItsUrlAnswersStatsAndEndsWhenItsInputEnds() throws Exception {
        Process child = launch("--pages", "10", "--latency", "1", "--seed", "3");
        try {
            BufferedReader lines = lines(child);
            URI url = URI.create(new JsonObject(lines.readLine()).getString("url"));
            byte[] page = url.toURL().openStream().readAllBytes();
            assertEquals(
                    new String(page, StandardCharsets.UTF_8),
                    new String(
                            new GeneratedSite(new SiteSpec(10, SiteSpec.DEFAULT.links(), Shape.WEB, 2_048, 3))
                                    .reply("/")
                                    .body(),
                            StandardCharsets.UTF_8));
            child.getOutputStream().write("stats\n".getBytes(StandardCharsets.US_ASCII));
            child.getOutputStream().flush();
            var stats = new JsonObject(lines.readLine());
            assertEquals(1, stats.getInteger("requests"));
            assertTrue(stats.getLong("cpuNanos") > 0);
            assertTrue(stats.getInteger("openConnections") >= 0);
            child.getOutputStream().close();
            assertEquals(0, child.waitFor());
            assertNull(lines.readLine());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void wrongArgumentsGiveOneLineOfJsonAndStatusOne() throws Exception {
        assertEquals("--pages must be between 1 and 100,000, not 0", error("--pages", "0"));
        assertEquals("--links is out of range: 12345678901", error("--links", "12345678901"));
        assertEquals("--seed must be a whole number, not 'x'", error("--seed", "x"));
        assertEquals("the folder '/no/such/folder' does not exist", error("--folder", "/no/such/folder"));
    }

    @Test
    void optionsAreCheckedByName() throws Exception {
        assertEquals("unknown option '--page'", error("--page", "0"));
        assertEquals("--port needs a value", error("--port"));
    }

    private static String error(String... args) throws Exception {
        Process child = launch(args);
        try {
            String line = lines(child).readLine();
            assertEquals(1, child.waitFor());
            return new JsonObject(line).getString("error");
        } finally {
            child.destroyForcibly();
        }
    }

    private static BufferedReader lines(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process launch(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SiteMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
