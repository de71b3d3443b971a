package tulip.crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tulip.crawler.Limits;
import tulip.crawler.lab.ChildJvm;

/// A body of 1 MB that decompresses to 1 GiB costs at most 64 MB of heap, on every engine.
@Tag("slow")
@Timeout(180)
class BombTest {
    private static final String FREE_MEGABYTES = "64";
    private static final String TOO_LARGE = "{BODY_TOO_LARGE=1}";

    private record Run(int status, List<String> lines) {}

    @Test
    void bombsCostLittle() throws Exception {
        Map<String, String> bombs = bombs();
        try (var server = new ScriptedServer(peer -> serve(peer, bombs))) {
            Run run = run(Limits.DEFAULT.maxBodyBytes(), server, bombs);
            List<String> expected = new ArrayList<>();
            for (EngineKind kind : EngineKind.values()) {
                bombs.keySet()
                        .forEach(path -> expected.add(kind.id() + " " + path + " "
                                + (path.equals("/five") ? "{BAD_ENCODING=1}" : TOO_LARGE)));
            }
            assertEquals(expected, run.lines);
            assertEquals(0, run.status);
        }
    }

    /// Without the limit the same run must fail: then the heap is really too small for a bomb.
    @Test
    void withoutTheLimitTheHeapIsTooSmall() throws Exception {
        Map<String, String> bombs = bombs();
        try (var server = new ScriptedServer(peer -> serve(peer, bombs))) {
            Run run = run(Integer.MAX_VALUE, server, bombs);
            assertNotEquals(0, run.status);
            assertTrue(run.lines.stream().noneMatch(line -> line.endsWith(TOO_LARGE)), run.lines.toString());
        }
    }

    private static Map<String, String> bombs() throws IOException {
        byte[] gzip = Bomb.gzip();
        byte[] twice = Bomb.gzipped(gzip);
        byte[] four = Bomb.gzipped(Bomb.gzipped(twice));
        Map<String, String> bombs = new LinkedHashMap<>();
        bombs.put("/gzip", Bomb.response("gzip", gzip));
        bombs.put("/deflate", Bomb.response("deflate", Bomb.deflate(false)));
        bombs.put("/raw-deflate", Bomb.response("deflate", Bomb.deflate(true)));
        bombs.put("/chunks", Bomb.chunked("gzip", gzip));
        bombs.put("/twice", Bomb.response("gzip, gzip", twice));
        bombs.put("/four", Bomb.response("gzip, gzip, gzip, gzip", four));
        bombs.put("/five", Bomb.response("gzip, gzip, gzip, gzip, gzip", Bomb.gzipped(four)));
        return bombs;
    }

    private static void serve(ScriptedServer.Peer peer, Map<String, String> bombs) throws IOException {
        while (true) {
            peer.send(bombs.get(peer.request().split(" ", 3)[1]));
        }
    }

    private static Run run(int maxBody, ScriptedServer server, Map<String, String> bombs)
            throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Xmn12m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--add-exports",
                        "java.base/jdk.internal.vm=ALL-UNNAMED"),
                BombMain.class);
        command.add(String.valueOf(maxBody));
        command.add(FREE_MEGABYTES);
        bombs.keySet().forEach(path -> command.add(server.url().at(path).toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
            List<String> printed = lines.lines().toList();
            return new Run(child.waitFor(), printed);
        } finally {
            child.destroyForcibly();
        }
    }
}
