package tulip.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import tulip.kit.Mistake;

final class ReceiveSendMistakes {
    private ReceiveSendMistakes() {}

    @Mistake(
            caughtBy = "bytesAreReturnedAtOnce",
            explanation = "receive waits before it reads, although the bytes are there already. That costs a "
                    + "turn of the loop for each message.")
    static final class WaitsBeforeItLooks extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    awaitInput(channel);
                    return super.receive(channel, into);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "bytesAreReturnedAtOnce",
            explanation = "receive goes on until the buffer is full. The other side may wait for an answer "
                    + "before it sends more, so both wait for ever.")
    static final class FillsTheBuffer extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    int all = 0;
                    while (into.hasRemaining()) {
                        all += super.receive(channel, into);
                    }
                    return all;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "bytesAreReturnedAtOnce",
            explanation =
                    "receive clears the buffer first. So the bytes that the caller had in it are " + "overwritten.")
    static final class ClearsTheBuffer extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    into.clear();
                    return super.receive(channel, into);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "bytesAreReturnedAtOnce",
            explanation = "receive flips the buffer at its end. A caller who goes on to fill the buffer then "
                    + "overwrites the bytes.")
    static final class FlipsTheBuffer extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    int count = super.receive(channel, into);
                    into.flip();
                    return count;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "bytesAreReturnedAtOnce",
            explanation = "receive returns the position of the buffer. If the buffer held bytes before, this is "
                    + "not the number of bytes that have arrived.")
    static final class GivesThePosition extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    return super.receive(channel, into) < 0 ? -1 : into.position();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aSmallBufferGetsAPart",
            explanation = "receive reads into a large buffer of its own, and copies as much as the caller has "
                    + "room for. The other bytes are lost.")
    static final class ReadsIntoItsOwnBuffer extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    ByteBuffer own = ByteBuffer.allocate(8 * 1024);
                    int count = super.receive(channel, own);
                    int copied = Math.min(count, into.remaining());
                    into.put(own.array(), 0, Math.max(0, copied));
                    return count < 0 ? -1 : copied;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "receive returns 0 if nothing is there: it does not wait.")
    static final class ReturnsZero extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                boolean isNothing(int count) {
                    return false;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "receive reads again and again until bytes are there. It never lets the loop go on, "
                    + "so nothing else runs, and one core is busy.")
    static final class Spins extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "receive reads, lets the other tasks run, and reads again. So the loop is never idle, "
                    + "and one core is busy while nobody sends anything.")
    static final class ReadsInEachTurn extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {
                    Async.sleep(Duration.ZERO);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "receive sleeps, and reads again. If the sleep is short, this costs much for nothing; "
                    + "if it is long, each message is late.")
    static final class ReadsNowAndThen extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {
                    Async.sleep(Duration.ofMillis(10));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "receive makes the socket blocking, and reads. That stops the thread, and with it the "
                    + "loop and all other tasks.")
    static final class Blocks extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {
                    channel.configureBlocking(true);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "The callback does not end the future. The loop runs the callback in each turn, and "
                    + "the task waits for ever.")
    static final class TellsNobody extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void end(Future<Void> ready) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation = "receive asks the loop for room for output, and not for input. So it is woken when it "
                    + "could write.")
    static final class WaitsForRoom extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {
                    awaitOutput(channel);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEmptySocketMakesReceiveWait",
            explanation =
                    "The loop is not asked to watch the socket. So nobody ends the future, and the task waits for ever.")
    static final class AsksNobody extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) {
                    Future<Void> ready = Running.loop().createFuture();
                    ready.await();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theInterestInInputEnds",
            explanation = "After the wait, the loop still watches the socket. It calls a callback that nobody "
                    + "needs, in each turn in which bytes are there.")
    static final class LeavesTheInterestInInput extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {
                    EventLoop loop = Running.loop();
                    Future<Void> ready = loop.createFuture();
                    loop.addReader(channel, () -> end(ready));
                    ready.await();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFalseAlarmEndsNoReceive",
            explanation = "After the wait, receive reads once and returns whatever comes. If nothing is there "
                    + "after all, it returns 0.")
    static final class ReadsOnlyOnceMore extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    requireRoom(into);
                    int count = read(channel, into);
                    if (count == 0) {
                        awaitInput(channel);
                        count = read(channel, into);
                    }
                    return count;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theEndIsMinusOne",
            explanation = "receive treats -1 as if nothing were there, and waits. At its end a stream is always "
                    + "ready, so the loop is busy for ever.")
    static final class WaitsAtTheEnd extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                boolean isNothing(int count) {
                    return count <= 0;
                }
            }.tested();
        }
    }

    @Mistake(caughtBy = "theEndIsMinusOne", explanation = "receive returns 0 at the end of the stream.")
    static final class EndIsZero extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    return Math.max(0, super.receive(channel, into));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anExceptionOfReadComesOut",
            explanation = "receive catches the exception of the socket and returns -1. So a connection that was "
                    + "lost looks like a stream that is complete.")
    static final class AnExceptionIsTheEnd extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    try {
                        return super.receive(channel, into);
                    } catch (IOException lost) {
                        return -1;
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anExceptionOfReadComesOut",
            explanation = "The interest is removed as the last line of receive. If the read after the wait "
                    + "throws, this line does not run.")
    static final class RemovesAtTheEndOfReceive extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    requireRoom(into);
                    int count = read(channel, into);
                    while (count == 0) {
                        Future<Void> ready = Running.loop().createFuture();
                        Running.loop().addReader(channel, () -> end(ready));
                        ready.await();
                        count = read(channel, into);
                        Running.loop().removeReader(channel);
                    }
                    return count;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFullBufferIsRefused",
            explanation = "A buffer without room is not refused. Each read gives 0 then, and so receive waits "
                    + "for what can never come.")
    static final class WaitsWithAFullBuffer extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void requireRoom(ByteBuffer into) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledReceiveLeavesNothing",
            explanation = "The interest is removed after the await. If the task is cancelled, the await throws, "
                    + "and the line does not run.")
    static final class RemovesOnlyIfWoken extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitInput(SocketChannel channel) throws IOException {
                    EventLoop loop = Running.loop();
                    Future<Void> ready = loop.createFuture();
                    loop.addReader(channel, () -> end(ready));
                    ready.await();
                    loop.removeReader(channel);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledReceiveLeavesNothing",
            explanation = "receive catches the CancelledError, and returns 0. So the task goes on, although "
                    + "somebody wants it to end.")
    static final class SwallowsTheCancel extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    try {
                        return super.receive(channel, into);
                    } catch (CancelledError cancelled) {
                        return 0;
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledReceiveLosesNothing",
            explanation = "The callback of the loop reads the bytes. If the task is cancelled before it runs, "
                    + "nobody gets them.")
    static final class ReadsInTheCallback extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                int receive(SocketChannel channel, ByteBuffer into) throws IOException {
                    requireRoom(into);
                    int count = read(channel, into);
                    return count == 0 ? readByCallback(channel, into) : count;
                }

                private int readByCallback(SocketChannel channel, ByteBuffer into) throws IOException {
                    EventLoop loop = Running.loop();
                    Future<Integer> count = loop.createFuture();
                    loop.addReader(channel, () -> tryToRead(channel, into, count));
                    try {
                        return count.await();
                    } finally {
                        loop.removeReader(channel);
                    }
                }

                private void tryToRead(SocketChannel channel, ByteBuffer into, Future<Integer> result) {
                    if (result.isDone()) {
                        return;
                    }
                    try {
                        int count = read(channel, into);
                        if (count != 0) {
                            result.setResult(count);
                        }
                    } catch (IOException lost) {
                        result.setException(lost);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledReceiveLosesNothing",
            explanation = "The callback sets the future without a look whether it is done. If the task was "
                    + "cancelled in the same turn, so was the future: then setResult throws.")
    static final class SetsACancelledFuture extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void end(Future<Void> ready) {
                    ready.setResult(null);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "whatFitsIsSentAtOnce",
            explanation = "sendAll waits before it writes, although there is room already. That costs a turn of "
                    + "the loop for each message.")
    static final class WaitsBeforeItWrites extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    while (from.hasRemaining()) {
                        awaitOutput(channel);
                        channel.write(from);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "whatFitsIsSentAtOnce",
            explanation = "sendAll writes a duplicate of the buffer. The buffer of the caller still has all its "
                    + "bytes, so the caller cannot tell what was sent.")
    static final class WritesACopy extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    super.sendAll(channel, from.duplicate());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "whatFitsIsSentAtOnce",
            explanation = "sendAll writes the array of the buffer, from its first byte to its last one. Only "
                    + "the bytes between position and limit are meant.")
    static final class WritesTheWholeArray extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                @SuppressWarnings("ByteBufferBackingArray") // this is the mistake
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    super.sendAll(channel, ByteBuffer.wrap(from.array()));
                    from.position(from.limit());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "nothingIsSentAtOnce",
            explanation =
                    "sendAll takes a write of 0 bytes for a sign that there is no room. An empty buffer also gives 0, "
                            + "and then sendAll waits for ever.")
    static final class WaitsWithNothingToSend extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    do {
                        while (channel.write(from) == 0) {
                            awaitOutput(channel);
                        }
                    } while (from.hasRemaining());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRestIsSentLater",
            explanation = "sendAll writes once. What the socket had no room for is forgotten.")
    static final class WritesOnce extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    channel.write(from);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRestIsSentLater",
            explanation = "After the wait, sendAll writes the buffer from its beginning. So the other side gets "
                    + "the first bytes twice.")
    static final class BeginsAgain extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    int begin = from.position();
                    channel.write(from);
                    while (from.hasRemaining()) {
                        awaitOutput(channel);
                        from.position(begin);
                        channel.write(from);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRestIsSentLater",
            explanation = "sendAll writes again and again until all bytes are gone. It never lets the loop go "
                    + "on, and a slow reader stops all other tasks.")
    static final class SpinsUntilThereIsRoom extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitOutput(SocketChannel channel) throws IOException {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRestIsSentLater",
            explanation = "sendAll writes, lets the other tasks run, and writes again. So the loop is never "
                    + "idle while the other side is slow.")
    static final class WritesInEachTurn extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitOutput(SocketChannel channel) throws IOException {
                    Async.sleep(Duration.ZERO);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRestIsSentLater",
            explanation = "sendAll returns before all bytes are written: a callback writes the rest later. So "
                    + "the caller may change the buffer too early.")
    static final class LeavesTheRestToTheLoop extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    channel.write(from);
                    if (from.hasRemaining()) {
                        Running.loop().addWriter(channel, () -> writeMore(channel, from));
                    }
                }

                private void writeMore(SocketChannel channel, ByteBuffer from) {
                    try {
                        channel.write(from);
                    } catch (IOException lost) {
                        throw new UncheckedIOException(lost);
                    }
                    if (!from.hasRemaining()) {
                        Running.loop().removeWriter(channel);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRestIsSentLater",
            explanation =
                    "sendAll asks the loop for input, and not for room for output. So it waits until the other side sends something.")
    static final class WaitsForInput extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitOutput(SocketChannel channel) throws IOException {
                    awaitInput(channel);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theInterestInOutputEnds",
            explanation = "After the wait, the loop still watches for room. A socket nearly always has room, so "
                    + "the loop is busy for ever.")
    static final class LeavesTheInterestInOutput extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitOutput(SocketChannel channel) throws IOException {
                    EventLoop loop = Running.loop();
                    Future<Void> ready = loop.createFuture();
                    loop.addWriter(channel, () -> end(ready));
                    ready.await();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "sendAllWaitsAgain",
            explanation =
                    "After the wait, sendAll writes once and returns, although there may be no room after " + "all.")
    static final class WritesOnlyOnceMore extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    channel.write(from);
                    if (from.hasRemaining()) {
                        awaitOutput(channel);
                        channel.write(from);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anExceptionOfWriteComesOut",
            explanation = "sendAll catches the exception of the socket and returns. So the caller believes that "
                    + "all bytes were sent.")
    static final class SwallowsTheException extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    try {
                        super.sendAll(channel, from);
                    } catch (IOException lost) {
                        from.position(from.limit());
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledSendKeepsTheRest",
            explanation = "The interest is removed after the await. If the task is cancelled, the await throws, "
                    + "and the line does not run.")
    static final class RemovesOnlyIfThereIsRoom extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitOutput(SocketChannel channel) throws IOException {
                    EventLoop loop = Running.loop();
                    Future<Void> ready = loop.createFuture();
                    loop.addWriter(channel, () -> end(ready));
                    ready.await();
                    loop.removeWriter(channel);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledSendKeepsTheRest",
            explanation = "When the task is cancelled, sendAll takes the rest out of the buffer. So nobody can "
                    + "send it later.")
    static final class DropsTheRestIfCancelled extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void sendAll(SocketChannel channel, ByteBuffer from) throws IOException {
                    try {
                        super.sendAll(channel, from);
                    } finally {
                        from.position(from.limit());
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "bothDirectionsAreWatched",
            explanation = "When sendAll has waited, it also removes the interest in input. So a task that "
                    + "receives from the same socket waits for ever.")
    static final class RemovesBoth extends ReceiveSendContract {
        @Override
        protected Tested sockets() {
            return new BreakableSockets() {
                @Override
                void awaitOutput(SocketChannel channel) throws IOException {
                    try {
                        super.awaitOutput(channel);
                    } finally {
                        Running.loop().removeReader(channel);
                    }
                }
            }.tested();
        }
    }
}
