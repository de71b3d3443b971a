package tulip.async;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tulip.async.Async.gather;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many clients of one server at once, all on one thread. Each gets its own bytes back, in order and once.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("try") // tests close early, to see what happens then
final class ManyClientsTest extends OnSockets {
    private static final int MOST_BYTES = 20_000;
    private static final int SLOW_BYTES = 8_000_000; // more than the system keeps in one direction
    private static final int READ = 4_096;
    private static final int HIGH = 64 * 1024;
    private static final int FILES_OF_THE_JVM = 200;

    private int mostKept; // bytes, for the slowest reader

    private void echo(StreamReader reader, StreamWriter writer) throws IOException {
        try {
            for (byte[] bytes = reader.read(READ); bytes.length > 0; bytes = reader.read(READ)) {
                writer.write(bytes);
                mostKept = Math.max(mostKept, writer.size());
                writer.drain();
            }
        } catch (IOException reset) {
            // the client has gone
        }
    }

    /// How a client behaves.
    private enum Manner {
        PLAIN,
        ENDS_ITS_DIRECTION, // before it reads
        RESETS, // in the middle
        READS_LATE // when the server takes nothing more
    }

    private static Manner mannerOf(int client) {
        return client % 1_000 == 7
                ? Manner.READS_LATE
                : client % 10 == 3 ? Manner.RESETS : client % 10 == 6 ? Manner.ENDS_ITS_DIRECTION : Manner.PLAIN;
    }

    private static void talk(Connection connection, Manner manner, Random random) throws IOException {
        if (manner == Manner.READS_LATE) { // so that the system keeps less
            connection.channel.setOption(StandardSocketOptions.SO_RCVBUF, HIGH);
        }
        var sent = new byte[manner == Manner.READS_LATE ? SLOW_BYTES : 1 + random.nextInt(MOST_BYTES)];
        random.nextBytes(sent);
        Task<Void> sending = start(() -> {
            send(connection.writer(), sent, manner, random);
            return null;
        });
        if (manner == Manner.RESETS) {
            connection.reader().readExactly(Math.min(sent.length, random.nextInt(100)));
            OnSockets.reset(connection);
            sending.cancel();
            return;
        }
        if (manner == Manner.READS_LATE) {
            int before = -1;
            while (before != connection.writer().size() || (before == 0 && !sending.isDone())) {
                before = connection.writer().size();
                sleep(Duration.ofMillis(50));
            }
        } else if (manner == Manner.ENDS_ITS_DIRECTION) {
            sending.await();
        }
        assertArrayEquals(sent, connection.reader().readExactly(sent.length));
        sending.await();
        if (manner != Manner.ENDS_ITS_DIRECTION) {
            connection.writer().writeEnd();
        }
        assertEquals(0, connection.reader().readAll().length, "bytes after the end");
    }

    private static void send(StreamWriter writer, byte[] bytes, Manner manner, Random random) throws IOException {
        int largest = manner == Manner.READS_LATE ? 100_000 : 5_000;
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(largest));
            writer.write(java.util.Arrays.copyOfRange(bytes, from, to));
            writer.drain();
            from = to;
            if (random.nextInt(3) == 0) {
                sleep(Duration.ZERO);
            }
        }
        if (manner == Manner.ENDS_ITS_DIRECTION) {
            writer.writeEnd();
        }
    }

    @Test
    void fiftyClients() {
        serveMany(50);
    }

    @Tag("slow")
    @Test
    void fiveThousandClients() {
        serveMany(5_000);
    }

    private void serveMany(int clients) {
        assumeTrue(freeFiles() > 2L * clients, "this system allows too few open files");
        var semaphore = new Semaphore[1];
        int[] ended = {0};
        runAndReportNothing(() -> {
            semaphore[0] = new Semaphore(50);
            var allConnected = new Event();
            int[] connected = {0};
            try (Server server = Streams.startServer(this::echo, ANY_PORT)) {
                List<Task<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    int number = i;
                    tasks.add(start("client " + number, () -> {
                        semaphore[0].acquire();
                        try (Connection connection = Streams.openConnection(server.address())) {
                            semaphore[0].release();
                            connected[0]++;
                            if (connected[0] == clients) {
                                allConnected.set();
                            }
                            allConnected.await();
                            talk(connection, mannerOf(number), new Random(number));
                        }
                        ended[0]++;
                        return null;
                    }));
                }
                gather(tasks).await();
                server.close();
                server.waitClosed();
            }
            return null;
        });
        assertEquals(clients, ended[0]);
        assertTrue(mostKept <= HIGH + READ, "the server has kept " + mostKept + " bytes for a client");
        assertTrue(mostKept > 0, "no client was slow");
    }

    private static long freeFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - FILES_OF_THE_JVM
                : Integer.MAX_VALUE;
    }
}
