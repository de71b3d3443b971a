package tulip.async;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamReaderTest extends OnSockets {
    private static final byte[] BLANK_LINE = bytes("\r\n\r\n");

    /// Serves these parts one by one, with a turn between them, and ends the stream.
    private void read(Client client, String... parts) {
        serve(
                (_, writer) -> {
                    for (String part : parts) {
                        writer.write(bytes(part));
                        writer.drain();
                        sleep(Duration.ofMillis(2)); // so that the parts come one by one; the result is the same
                    }
                },
                client);
        assertEquals(List.of(), reported);
    }

    @Test
    void readGivesWhatIsThere() {
        read(
                connection -> {
                    StreamReader reader = connection.reader();
                    assertEquals("te", text(reader.read(2)));
                    assertEquals("a", text(reader.read(100)));
                    assertFalse(reader.isAtEnd());
                    assertEquals("", text(reader.read(100)));
                    assertTrue(reader.isAtEnd());
                    assertEquals("", text(reader.read(100)));
                },
                "tea");
    }

    @Test
    void readOfNothingDoesNotWait() {
        serve(
                (reader, _) -> reader.read(1),
                connection -> assertEquals("", text(connection.reader().read(0))));
    }

    @Test
    void readAllWaitsForTheEnd() {
        read(
                connection ->
                        assertEquals("tea, and coffee", text(connection.reader().readAll())),
                "tea",
                ", and ",
                "coffee");
    }

    @Test
    void readExactlyWaitsForAllBytes() {
        read(
                connection -> {
                    assertEquals("", text(connection.reader().readExactly(0)));
                    assertEquals("teaco", text(connection.reader().readExactly(5)));
                    var early = assertThrows(
                            IncompleteReadException.class,
                            () -> connection.reader().readExactly(9));
                    assertEquals("ffee", text(early.partial()));
                    assertEquals(
                            "the stream has ended after 4 bytes, before all 9 bytes were there", early.getMessage());
                    assertTrue(connection.reader().isAtEnd());
                },
                "te",
                "acof",
                "fee");
    }

    @Test
    void aLineEndsWithALineFeedOrTheStream() {
        read(
                connection -> {
                    assertEquals("one\n", text(connection.reader().readLine()));
                    assertEquals("\n", text(connection.reader().readLine()));
                    assertEquals("three", text(connection.reader().readLine()));
                    assertEquals("", text(connection.reader().readLine()));
                },
                "on",
                "e\n\nth",
                "ree");
    }

    @Test
    void aSeparatorMayComeInParts() {
        read(
                connection -> {
                    assertEquals("GET /\r\n\r\n", text(connection.reader().readUntil(BLANK_LINE)));
                    assertEquals("\r\r\n\r\n", text(connection.reader().readUntil(BLANK_LINE)));
                    var early = assertThrows(
                            IncompleteReadException.class,
                            () -> connection.reader().readUntil(BLANK_LINE));
                    assertEquals("rest", text(early.partial()));
                },
                "GET /\r",
                "\n\r",
                "\n\r\r\n\r\nre",
                "st");
    }

    @Test
    void theLimitCountsTheBytesBeforeTheSeparator() {
        String longest = "x".repeat(StreamReader.LIMIT);
        read(
                connection -> {
                    assertEquals(longest + "\n", text(connection.reader().readLine()));
                    var tooLong = assertThrows(
                            LimitOverrunException.class,
                            () -> connection.reader().readLine());
                    assertTrue(tooLong.getMessage().endsWith("and the limit is 65536"), tooLong.getMessage());
                    connection.reader().readUntil(bytes("\n"));
                    assertEquals("next\n", text(connection.reader().readLine()));
                },
                longest + "\n",
                longest + "xxx",
                "y\n",
                "next\n");
    }

    @Test
    void aSeparatorBeyondTheLimitLeavesTheBytes() {
        String tooMuch = "x".repeat(StreamReader.LIMIT + 1);
        read(
                connection -> {
                    StreamReader reader = connection.reader();
                    var tooLong = assertThrows(LimitOverrunException.class, () -> reader.readUntil(BLANK_LINE));
                    assertTrue(tooLong.consumed() > StreamReader.LIMIT);
                    assertArrayEquals(bytes(tooMuch), reader.readExactly(tooMuch.length()));
                    assertEquals("\r\n\r\n", text(reader.readUntil(BLANK_LINE)));
                },
                tooMuch + "\r\n\r\n");
    }

    @Test
    void aSecondReaderIsRefusedAndTheFirstReadsOn() {
        serve((reader, writer) -> writer.write(reader.readLine()), connection -> {
            Task<byte[]> first = start("first", () -> connection.reader().readExactly(4));
            sleep(Duration.ZERO);
            var refused = assertThrows(
                    IllegalStateException.class, () -> connection.reader().read(1));
            assertTrue(refused.getMessage().startsWith("first reads from the connection"), refused.getMessage());
            connection.writer().write(bytes("tea\n"));
            assertEquals("tea\n", text(first.await()));
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void aCancelledReaderLosesNoByte() {
        serve(
                (reader, writer) -> {
                    writer.write(bytes("te"));
                    reader.readExactly(1);
                    writer.write(bytes("a"));
                },
                connection -> {
                    Task<byte[]> reading = start(() -> connection.reader().readExactly(3));
                    while (connection.reader().isEmpty()) {
                        sleep(Duration.ofMillis(1));
                    }
                    reading.cancel();
                    assertThrows(CancelledError.class, reading::await);
                    connection.writer().write(bytes("!"));
                    assertEquals("tea", text(connection.reader().readAll()));
                });
        assertEquals(List.of(), reported);
    }

    @Test
    void afterALostConnectionTheBytesThatAreHereCanStillBeRead() {
        boolean[] over = {false};
        serve(
                (reader, writer) -> {
                    assertEquals("t", text(reader.read(1)));
                    writer.write(bytes("go"));
                    while (true) {
                        try {
                            sleep(Duration.ofMillis(1));
                            writer.write(bytes("on"));
                        } catch (IOException lost) {
                            break;
                        }
                    }
                    assertEquals("ea", text(reader.read(10)));
                    assertThrows(IOException.class, () -> reader.read(10));
                    over[0] = true;
                },
                connection -> {
                    connection.writer().write(bytes("tea"));
                    connection.reader().readExactly(2);
                    reset(connection);
                    while (!over[0]) {
                        sleep(Duration.ofMillis(1));
                    }
                });
        assertEquals(List.of(), reported);
    }

    @Test
    void closingEndsTheReader() {
        serve((reader, _) -> reader.readAll(), connection -> {
            Task<byte[]> reading = start(() -> connection.reader().read(10));
            sleep(Duration.ZERO);
            connection.close();
            assertEquals("", text(reading.await()));
            assertTrue(connection.reader().isAtEnd());
        });
        assertEquals(List.of(), reported);
    }

    @Test
    void badArgumentsAreRefused() {
        serve((reader, _) -> reader.readAll(), connection -> {
            assertThrows(
                    IllegalArgumentException.class, () -> connection.reader().read(-1));
            assertThrows(
                    IllegalArgumentException.class, () -> connection.reader().readExactly(-1));
            assertThrows(
                    IllegalArgumentException.class, () -> connection.reader().readUntil(new byte[0]));
        });
    }
}
