package tulip.async;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StreamWriterTest extends OnSockets {
    private static final int MUCH = 16_000_000; // more than the system keeps for two sockets
    private static final int PART = 10_000;
    private static final int HIGH = 64 * 1024;

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /// Writes until the writer is full, and the system takes nothing more.
    private static void fill(StreamWriter writer) throws IOException {
        while (writer.size() <= HIGH) {
            writer.write(new byte[PART]);
        }
    }

    @Test
    void allBytesArriveInOrder() {
        byte[] sent = random(MUCH);
        serve(
                (_, writer) -> writer.write(sent),
                connection -> assertArrayEquals(sent, connection.reader().readAll()));
        assertEquals(List.of(), reported);
    }

    @Test
    void writtenBytesAreCopied() {
        byte[] much = random(MUCH);
        byte[] sent = much.clone();
        serve(
                (_, writer) -> {
                    writer.write(sent);
                    assertTrue(writer.size() > 0, "all was sent at once");
                    java.util.Arrays.fill(sent, (byte) 0);
                },
                connection -> assertArrayEquals(much, connection.reader().readAll()));
        assertEquals(List.of(), reported);
    }

    @Test
    void drainWaitsForASlowReader() {
        byte[] part = random(PART);
        int parts = MUCH / PART;
        int[] most = {0};
        int[] written = {0};
        serve(
                (_, writer) -> {
                    for (int i = 0; i < parts; i++) {
                        writer.write(part);
                        written[0]++;
                        most[0] = Math.max(most[0], writer.size());
                        writer.drain();
                    }
                },
                connection -> {
                    int before = -1;
                    while (written[0] == 0 || written[0] != before) { // until the writer stands still
                        before = written[0];
                        sleep(Duration.ofMillis(20));
                    }
                    assertTrue(before < parts, "nothing has stopped the writer");
                    assertEquals(MUCH, connection.reader().readAll().length);
                });
        assertTrue(most[0] <= HIGH + PART, "bytes kept: " + most[0]);
        assertEquals(parts, written[0]);
        assertEquals(List.of(), reported);
    }

    @Test
    void drainGoesOnAtTheLowMark() {
        serve((reader, _) -> reader.readAll(), connection -> {
            StreamWriter writer = connection.writer();
            writer.setWaterMarks(1_000, 2_000);
            fill(writer);
            writer.drain();
            assertTrue(writer.size() <= 1_000, "bytes left: " + writer.size());
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void higherMarksEndADrain() {
        serve((_, writer) -> writer.waitClosed(), connection -> {
            StreamWriter writer = connection.writer();
            writer.write(new byte[MUCH]);
            Task<Void> draining = start(() -> {
                writer.drain();
                return null;
            });
            sleep(Duration.ZERO);
            assertFalse(draining.isDone());
            writer.setWaterMarks(0, MUCH);
            draining.await();
            writer.abort();
        });
    }

    @Test
    void waterMarksMustBeInOrder() {
        serve((reader, _) -> reader.readAll(), connection -> {
            StreamWriter writer = connection.writer();
            assertThrows(IllegalArgumentException.class, () -> writer.setWaterMarks(-1, 5));
            var refused = assertThrows(IllegalArgumentException.class, () -> writer.setWaterMarks(6, 5));
            assertEquals("the water marks must be 0 <= low <= high, and not 6 and 5", refused.getMessage());
        });
    }

    @Test
    void afterTheEndOfOneDirectionTheOtherStillWorks() {
        serve(
                (reader, writer) -> {
                    byte[] question = reader.readAll();
                    writer.write(bytes("you said " + text(question)));
                },
                connection -> {
                    connection.writer().write(bytes("tea"));
                    connection.writer().writeEnd();
                    assertEquals("you said tea", text(connection.reader().readAll()));
                    var refused = assertThrows(
                            IllegalStateException.class,
                            () -> connection.writer().write(bytes("more")));
                    assertTrue(
                            refused.getMessage().endsWith("is closed: nothing can be written"), refused.getMessage());
                });
        assertEquals(List.of(), reported);
    }

    @Test
    void theEndComesAfterAllBytes() {
        byte[] sent = random(MUCH);
        serve(
                (_, writer) -> {
                    writer.write(sent);
                    writer.writeEnd();
                    writer.waitClosed();
                },
                connection -> {
                    assertArrayEquals(sent, connection.reader().readAll());
                    assertFalse(connection.writer().isClosing());
                });
        assertEquals(List.of(), reported);
    }

    @Test
    void aClosedWriterWritesWhatIsLeft() {
        byte[] sent = random(MUCH);
        serve(
                (_, writer) -> {
                    writer.write(sent);
                    writer.close();
                    writer.close();
                    assertTrue(writer.isClosing());
                    assertThrows(IllegalStateException.class, () -> writer.write(sent));
                    writer.waitClosed();
                    assertEquals(0, writer.size());
                },
                connection -> assertArrayEquals(sent, connection.reader().readAll()));
        assertEquals(List.of(), reported);
    }

    @Test
    void anAbortedWriterLosesWhatIsLeft() {
        serve(
                (_, writer) -> {
                    fill(writer);
                    writer.abort();
                    assertEquals(0, writer.size());
                    var lost = assertThrows(IOException.class, writer::drain);
                    assertTrue(lost.getMessage().endsWith("is closed"), lost.getMessage());
                    writer.waitClosed();
                },
                connection -> {
                    try {
                        connection.reader().readAll();
                    } catch (IOException reset) {
                        // allowed: the system may tell the other side, or only end the stream
                    }
                });
        assertEquals(List.of(), reported);
    }

    @Test
    void aResetReachesTheReader() {
        var seen = new Throwable[1];
        boolean[] over = {false};
        serve(
                (reader, writer) -> {
                    seen[0] = assertThrows(IOException.class, reader::readAll);
                    assertEquals(seen[0], assertThrows(IOException.class, reader::readAll));
                    assertEquals(seen[0], assertThrows(IOException.class, () -> writer.write((byte) 1)));
                    assertEquals(seen[0], assertThrows(IOException.class, writer::drain));
                    assertEquals(seen[0], assertThrows(IOException.class, writer::waitClosed));
                    assertTrue(writer.isClosing());
                    over[0] = true;
                },
                connection -> {
                    reset(connection);
                    while (!over[0]) {
                        sleep(Duration.ofMillis(1));
                    }
                });
        assertEquals(List.of(), reported);
    }

    @Test
    void aResetReachesAllThatDrain() {
        var seen = new java.util.ArrayList<String>();
        run(() -> {
            try (Server server = Streams.startServer(
                            (_, writer) -> {
                                fill(writer);
                                for (String name : List.of("one", "two")) {
                                    start(name, () -> {
                                        assertThrows(IOException.class, writer::drain);
                                        return seen.add(name);
                                    });
                                }
                                seen.add(assertThrows(IOException.class, writer::drain)
                                        .getClass()
                                        .getSimpleName());
                            },
                            ANY_PORT);
                    Connection connection = Streams.openConnection(server.address())) {
                connection.reader().readExactly(PART);
                OnSockets.reset(connection);
                while (seen.size() < 3) {
                    sleep(Duration.ofMillis(1));
                }
            }
            return null;
        });
        assertTrue(seen.containsAll(List.of("one", "two")), seen.toString());
        assertEquals(List.of(), reported);
    }

    @Test
    void aCancelledDrainLeavesNothingBehind() {
        serve((reader, _) -> reader.readAll(), connection -> {
            fill(connection.writer());
            Task<Void> draining = start(() -> {
                connection.writer().drain();
                return null;
            });
            sleep(Duration.ZERO);
            draining.cancel();
            assertThrows(CancelledError.class, draining::await);
            connection.writer().drain();
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aConnectionMayBeClosedAfterItsLoop() {
        var kept = new Connection[1];
        run(() -> {
            Server server = Streams.startServer((reader, _) -> reader.readAll(), ANY_PORT);
            kept[0] = Streams.openConnection(server.address());
            assertEquals(true, kept[0].channel.getOption(StandardSocketOptions.TCP_NODELAY));
            return null;
        });
        kept[0].close();
        kept[0].writer().abort();
    }
}
