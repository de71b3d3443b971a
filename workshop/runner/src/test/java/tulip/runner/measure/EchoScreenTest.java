package tulip.runner.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tulip.crawler.bench.echo.EchoBench;
import tulip.crawler.bench.echo.EchoEvent;
import tulip.crawler.bench.echo.EchoServerKind;
import tulip.runner.terminal.LiveLines;

class EchoScreenTest {
    private final StringWriter written = new StringWriter();

    private EchoScreen screen(boolean live) {
        var out = new PrintWriter(written);
        var bench = new EchoBench(Path.of("echo.py"), List.of(64, 1_000), 2, Duration.ofSeconds(2), 1, () -> false);
        return new EchoScreen(out, bench, live, new LiveLines(out, List.of("Title"), () -> false), () -> 0);
    }

    private void run(EchoScreen screen) {
        screen.show(new EchoEvent.Planned(List.of(EchoServerKind.VERTX, EchoServerKind.TULIP)));
        screen.show(new EchoEvent.Started(EchoServerKind.VERTX, 64, 1));
        screen.show(new EchoEvent.Measured(EchoServerKind.VERTX, 64, 1, 100_000, 900));
        screen.show(new EchoEvent.Started(EchoServerKind.TULIP, 64, 1));
        screen.show(new EchoEvent.Measured(EchoServerKind.TULIP, 64, 1, 80_000, 1_100));
        screen.show(new EchoEvent.Started(EchoServerKind.TULIP, 1_000, 1));
    }

    @Test
    void aPipeGetsALineForEachMeasurement() {
        EchoScreen screen = screen(false);
        screen.open();
        run(screen);
        screen.close();
        assertEquals("""
                Title

                1 of 2  Vert.x, 1 event loop          64 connections   100,000/s  p99     900 µs
                1 of 2  our loop, Continuation        64 connections    80,000/s  p99   1,100 µs
                """, written.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void aTerminalComparesTheServersForEachNumberOfConnections() {
        run(screen(true));
        String text = written.toString();
        String last = text.substring(text.lastIndexOf('A', text.lastIndexOf("now   ")))
                .replace("\r\033[K", "")
                .replace(System.lineSeparator(), "\n");
        assertTrue(last.contains("64 connections            median/s  x best  rounds\n"), last);
        assertTrue(last.contains("\n  our loop, Continuation    80,000    0.80  1 of 2  "), last);
        assertTrue(last.contains("\n  Vert.x, 1 event loop     100,000    1.00  1 of 2  "), last);
        assertTrue(last.contains("\n1,000 connections           median  x best  rounds\n"), last);
        assertTrue(last.contains("\n> our loop, Continuation                    0 of 2\n"), last);
        assertTrue(last.contains("\nnow   our loop, Continuation: round 1 of 2, 1,000 connections\n"), last);
        assertTrue(last.contains("\nall   run 3 of 8 "), last);
    }
}
