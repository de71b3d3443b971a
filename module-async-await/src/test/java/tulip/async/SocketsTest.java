package tulip.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.async.Async.sleep;
import static tulip.async.Async.start;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // tests close early, to see what happens then
final class SocketsTest extends OnSockets {
    /// Two sockets that are connected.
    private record Pair(SocketChannel one, SocketChannel other) {}

    private Pair pair() throws Exception {
        ServerSocketChannel server = calls.listen(ANY_PORT, 5);
        SocketChannel one = calls.open();
        Task<SocketChannel> accepting = start(() -> Sockets.accept(server));
        Sockets.connect(one, server.getLocalAddress());
        SocketChannel other = accepting.await();
        server.close();
        Running.loop().channels().adopt(one);
        return new Pair(one, other);
    }

    @Test
    void receiveGivesWhatIsThereAndThenTheEnd() {
        runAndReportNothing(() -> {
            Pair pair = pair();
            Task<Void> sending = start(() -> {
                Sockets.sendAll(pair.one, ByteBuffer.wrap(bytes("tea")));
                return null;
            });
            ByteBuffer buffer = ByteBuffer.allocate(100);
            while (buffer.position() < 3) {
                assertTrue(Sockets.receive(pair.other, buffer) > 0);
            }
            assertEquals("tea", text(buffer));
            sending.await();
            pair.one.shutdownOutput();
            assertEquals(-1, Sockets.receive(pair.other, buffer));
            assertThrows(IllegalArgumentException.class, () -> Sockets.receive(pair.other, ByteBuffer.allocate(0)));
            return null;
        });
    }

    @Test
    void sendAllWaitsForRoom() {
        int much = 16_000_000;
        runAndReportNothing(() -> {
            Pair pair = pair();
            Task<Void> sending = start(() -> {
                Sockets.sendAll(pair.one, ByteBuffer.allocate(much));
                pair.one.shutdownOutput();
                return null;
            });
            sleep(Duration.ZERO);
            assertFalse(sending.isDone());
            ByteBuffer buffer = ByteBuffer.allocate(much + 1);
            while (Sockets.receive(pair.other, buffer) >= 0) {}
            assertEquals(much, buffer.position());
            return sending.await();
        });
    }

    @Test
    void twoTasksThatReceiveFromOneSocketAreRefused() {
        runAndReportNothing(() -> {
            Pair pair = pair();
            Task<Integer> first = start(() -> Sockets.receive(pair.one, ByteBuffer.allocate(10)));
            sleep(Duration.ZERO);
            var refused =
                    assertThrows(IllegalStateException.class, () -> Sockets.receive(pair.one, ByteBuffer.allocate(10)));
            assertTrue(refused.getMessage().startsWith("somebody waits for input of "), refused.getMessage());
            Sockets.sendAll(pair.other, ByteBuffer.wrap(bytes("tea")));
            assertEquals(3, first.await());
            return null;
        });
    }

    @Test
    void aCancelledReceiverLeavesNoInterest() {
        runAndReportNothing(() -> {
            Pair pair = pair();
            Task<Integer> waiting = start(() -> Sockets.receive(pair.one, ByteBuffer.allocate(10)));
            sleep(Duration.ZERO);
            waiting.cancel();
            assertThrows(CancelledError.class, waiting::await);
            assertFalse(Running.loop().removeReader(pair.one));
            Sockets.sendAll(pair.other, ByteBuffer.wrap(bytes("tea")));
            assertEquals(3, Sockets.receive(pair.one, ByteBuffer.allocate(10)));
            return null;
        });
    }

    @Test
    void aReaderIsCalledInEachTurnUntilTheChannelIsEmpty() {
        runAndReportNothing(() -> {
            Pair pair = pair();
            var seen = new ArrayList<String>();
            EventLoop loop = Running.loop();
            loop.addReader(pair.one, () -> {
                try {
                    pair.one.read(ByteBuffer.allocate(2));
                    seen.add("two bytes");
                } catch (java.io.IOException failed) {
                    seen.add(failed.toString());
                }
            });
            Sockets.sendAll(pair.other, ByteBuffer.wrap(bytes("coffee")));
            while (seen.size() < 3) {
                sleep(Duration.ofMillis(1));
            }
            sleep(Duration.ofMillis(5));
            assertEquals(List.of("two bytes", "two bytes", "two bytes"), seen);
            assertTrue(loop.removeReader(pair.one));
            assertFalse(loop.removeReader(pair.one));
            return null;
        });
    }

    @Test
    void aReaderThatIsRemovedInItsTurnDoesNotRun() {
        runAndReportNothing(() -> {
            Pipe a = pipe();
            Pipe b = pipe();
            EventLoop loop = Running.loop();
            int[] called = {0};
            for (Pipe each : List.of(a, b)) {
                each.sink().write(ByteBuffer.wrap(bytes("x")));
                loop.addReader(each.source(), () -> {
                    called[0]++;
                    loop.removeReader(a.source());
                    loop.removeReader(b.source());
                });
            }
            sleep(Duration.ofMillis(5));
            assertEquals(1, called[0]);
            return null;
        });
    }

    private static Pipe pipe() throws java.io.IOException {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
        Running.loop().channels().adopt(pipe.source());
        Running.loop().channels().adopt(pipe.sink());
        return pipe;
    }

    @Test
    void aChannelThatBlocksOrIsClosedIsRefused() throws Exception {
        try (SocketChannel channel = SocketChannel.open()) {
            run(() -> {
                var refused = assertThrows(
                        IllegalArgumentException.class, () -> Running.loop().addReader(channel, () -> {}));
                assertTrue(refused.getMessage()
                        .endsWith("would block the loop: call configureBlocking(false) on it first"));
                channel.close();
                assertThrows(ClosedChannelException.class, () -> Running.loop().addReader(channel, () -> {}));
                assertFalse(Running.loop().removeReader(channel));
                assertFalse(Running.loop().removeWriter(channel));
                return null;
            });
        }
    }

    @Test
    void aCallOfAnotherThreadWakesALoopThatWaitsAtItsSockets() {
        runAndReportNothing(() -> {
            Pair pair = pair();
            EventLoop loop = Running.loop();
            Future<String> told = loop.createFuture();
            start(() -> Sockets.receive(pair.one, ByteBuffer.allocate(10)));
            Thread.ofPlatform().start(() -> loop.callSoonThreadsafe(() -> told.setResult("tea")));
            assertEquals("tea", told.await());
            return null;
        });
    }

    @Test
    void descriptionsSayWhichSocket() {
        runAndReportNothing(() -> {
            Pair pair = pair();
            start("reader", () -> Sockets.receive(pair.one, ByteBuffer.allocate(10)));
            sleep(Duration.ZERO);
            String description = Running.loop().describe();
            assertTrue(description.contains("reader: waits for input of " + pair.one.getRemoteAddress()), description);
            return null;
        });
    }
}
