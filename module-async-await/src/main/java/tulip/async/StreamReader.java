package tulip.async;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The bytes that come from the other side. Only one task may read at a time.
///
/// The reader asks the socket only when a task wants bytes. So if nobody reads, the system holds the bytes, and then
/// stops the other side.
public final class StreamReader {
    /// How many bytes [#readUntil] and [#readLine] accept before the separator. As in asyncio.
    public static final int LIMIT = 64 * 1024;

    private static final int SMALLEST_BUFFER = 4 * 1024;
    private static final byte[] LINE_END = {'\n'};

    private final Connection connection;
    private byte[] bytes = {};
    private int begin; // of the bytes that nobody has read yet
    private int end;
    private boolean emptied; // the last read took all that the socket had, so the next one waits first
    private boolean atEnd; // the socket has no more bytes
    private Task<?> user; // the task that reads; null: none
    private Future<Void> input; // for which the task waits; null: it does not

    StreamReader(Connection connection) {
        this.connection = connection;
    }

    /// A method that reads.
    @FunctionalInterface
    private interface Reading {
        byte[] read() throws IOException;
    }

    /// Waits for bytes, and reads those that are there.
    ///
    /// @param most  how many bytes, at most
    /// @return at least one byte; no byte at the end of the stream
    public byte[] read(int most) throws IOException {
        requireCount(most);
        return alone(() -> {
            if (most > 0 && available() == 0) {
                fill(most);
            }
            return take(Math.min(most, available()));
        });
    }

    /// Reads up to the end of the stream.
    public byte[] readAll() throws IOException {
        return alone(() -> {
            while (!atEnd) {
                fill(SMALLEST_BUFFER);
            }
            return take(available());
        });
    }

    /// Reads this many bytes.
    ///
    /// @throws IncompleteReadException if the stream ends before
    public byte[] readExactly(int count) throws IOException {
        requireCount(count);
        return alone(() -> {
            while (available() < count) {
                if (atEnd) {
                    throw new IncompleteReadException("all " + count + " bytes were there", take(available()));
                }
                fill(count - available());
            }
            return take(count);
        });
    }

    /// Reads a line, with its line feed.
    ///
    /// @return the line; what is left, if the stream ends without a line feed; no byte at the end of the stream
    /// @throws LimitOverrunException if the line is longer than [#LIMIT]; the bytes of the line that are there are
    ///                               dropped
    public byte[] readLine() throws IOException {
        return alone(() -> {
            try {
                return upTo(LINE_END);
            } catch (IncompleteReadException last) {
                return last.partial();
            } catch (LimitOverrunException tooLong) {
                int lineFeed = begin + tooLong.consumed();
                boolean isThere = lineFeed < end && bytes[lineFeed] == LINE_END[0];
                take(isThere ? tooLong.consumed() + 1 : available());
                throw tooLong;
            }
        });
    }

    /// Reads up to a separator.
    ///
    /// @return the bytes, with the separator
    /// @throws LimitOverrunException   if there are more than [#LIMIT] bytes before the separator; they stay here
    /// @throws IncompleteReadException if the stream ends before the separator
    public byte[] readUntil(byte[] separator) throws IOException {
        if (separator.length == 0) {
            throw new IllegalArgumentException("the separator is empty");
        }
        return alone(() -> upTo(separator));
    }

    /// Whether all bytes were read, and no more will come.
    public boolean isAtEnd() {
        return atEnd && available() == 0;
    }

    /// Whether no byte is here. Some may come, or wait in the system.
    boolean isEmpty() {
        return available() == 0;
    }

    private byte[] upTo(byte[] separator) throws IOException {
        int looked = 0; // no separator begins in so many bytes
        while (true) {
            int found = find(separator, looked);
            if (found > LIMIT) {
                throw new LimitOverrunException(
                        "the separator comes after " + found + " bytes, and the limit is " + LIMIT, found);
            }
            if (found >= 0) {
                return take(found + separator.length);
            }
            looked = Math.max(0, available() + 1 - separator.length);
            if (looked > LIMIT) {
                throw new LimitOverrunException(
                        "there is no separator in " + looked + " bytes, and the limit is " + LIMIT, looked);
            }
            if (atEnd) {
                throw new IncompleteReadException("the separator", take(available()));
            }
            fill(SMALLEST_BUFFER);
        }
    }

    /// How many bytes are before the separator; -1: it is not there.
    private int find(byte[] separator, int from) {
        for (int at = begin + from; at <= end - separator.length; at++) {
            if (Arrays.equals(bytes, at, at + separator.length, separator, 0, separator.length)) {
                return at - begin;
            }
        }
        return -1;
    }

    private int available() {
        return end - begin;
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(bytes, begin, begin + count);
        begin += count;
        return taken;
    }

    /// Waits for at least one byte, or the end of the stream.
    ///
    /// @param room  how many bytes there must be room for
    private void fill(int room) throws IOException {
        makeRoom(Math.clamp(room, SMALLEST_BUFFER, LIMIT));
        while (!atEnd) {
            connection.requireNoFailure();
            if (connection.isClosing()) {
                atEnd = true;
            } else if (emptied) {
                awaitInput();
                emptied = false;
            } else if (readSocket() > 0) {
                return;
            }
        }
    }

    private int readSocket() throws IOException {
        int room = bytes.length - end;
        int count;
        try {
            count = connection.calls.read(connection.channel, ByteBuffer.wrap(bytes, end, room));
        } catch (IOException lost) {
            connection.fail(lost);
            throw lost;
        }
        emptied = count < room;
        atEnd = count < 0;
        end += Math.max(0, count);
        return count;
    }

    private void makeRoom(int room) {
        if (begin == end) {
            begin = 0;
            end = 0;
        }
        if (bytes.length - end >= room) {
            return;
        }
        int kept = available();
        byte[] larger = kept + room <= bytes.length ? bytes : new byte[Math.max(kept + room, 2 * bytes.length)];
        System.arraycopy(bytes, begin, larger, 0, kept);
        bytes = larger;
        begin = 0;
        end = kept;
    }

    private void awaitInput() throws IOException {
        EventLoop loop = connection.loop();
        input = loop.createFuture(Awaited.of(() -> "input of the " + connection, List::of));
        loop.addReader(connection.channel, this::wake);
        try {
            input.await();
        } finally {
            loop.removeReader(connection.channel);
            input = null;
        }
    }

    /// Lets the task that waits look again.
    void wake() {
        if (input != null) {
            Sockets.end(input);
        }
    }

    /// Refuses a second reader: each of the two would get some bytes of the other one.
    private byte[] alone(Reading reading) throws IOException {
        if (user != null) {
            throw new IllegalStateException(user.name() + " reads from the " + connection + ", and "
                    + Running.task().name() + " must not do so, too");
        }
        user = Running.task();
        try {
            return reading.read();
        } finally {
            user = null;
        }
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of bytes is " + count + ", and must not be negative");
        }
    }
}
