package tulip.crawler.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Starts child processes, as a race does.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SiteMainTest {
    @Test
    void writesItsUrlAnswersStatsAndEndsWhenItsInputEnds() throws Exception {
        var choice = new SiteChoice.Generated(new SiteSpec(10, 6, Shape.WEB, 2_048, 3), new Latency.Fixed(1));
        Process child = launch(choice);
        try {
            BufferedReader lines = lines(child);
            URI url = URI.create(new JsonObject(lines.readLine()).getString("url"));
            byte[] page = url.toURL().openStream().readAllBytes();
            assertArrayEquals(choice.open().reply("/").body(), page);
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
    void aSiteThatDoesNotExistGivesOneLineOfJsonAndStatusOne() throws Exception {
        Path none = Path.of("/no/such/folder").toAbsolutePath();
        Process child = launch(new SiteChoice.Folder(none, null, new Latency.Fixed(0), 1));
        try {
            String line = lines(child).readLine();
            assertEquals(1, child.waitFor());
            assertEquals("the folder '" + none + "' does not exist", new JsonObject(line).getString("error"));
        } finally {
            child.destroyForcibly();
        }
    }

    private static BufferedReader lines(Process child) {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process launch(SiteChoice choice) throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SiteMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        child.getOutputStream().write((choice.toJson().encode() + "\n").getBytes(StandardCharsets.UTF_8));
        child.getOutputStream().flush();
        return child;
    }
}
