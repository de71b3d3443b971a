package tulip.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of what happens in some loops, in the JSON array form of Google's Trace Event Format
/// (<https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU>), which Perfetto reads
/// (<https://perfetto.dev/docs/getting-started/other-formats>). [TaskTracks] says what the file shows.
///
/// Each line is an event. Only if the JVM is killed, the end of the file is missing, perhaps within a line. Readers do
/// not need the `]`.
///
/// The loops may run on several threads.
public final class ChromeTrace implements AutoCloseable {
    private static final int NANOS_OF_A_MICRO = 1_000;

    private final Writer out;
    private final List<TaskTracks> loops = new ArrayList<>();
    private int flows;
    private boolean empty = true;
    private boolean closed;
    private IOException failure; // the first; null: none

    /// @param out  gets the JSON, and is closed with this trace
    public ChromeTrace(Writer out) {
        this.out = out;
        append("[\n");
    }

    /// Writes a new file, or over an old one.
    public static ChromeTrace to(Path file) throws IOException {
        return new ChromeTrace(Files.newBufferedWriter(file));
    }

    /// A tracer for one loop. The loop becomes a process of its own, whose time begins at its first event.
    public synchronized Tracer ofLoop() {
        var tracks = new TaskTracks(this, loops.size() + 1);
        loops.add(tracks);
        return tracks;
    }

    /// A number for another arrow.
    synchronized int newFlow() {
        flows++;
        return flows;
    }

    /// Adds an event.
    ///
    /// @param event  a JSON object
    synchronized void add(CharSequence event) {
        if (closed) {
            return;
        }
        append(empty ? "" : ",\n");
        append(event);
        empty = false;
    }

    private void append(CharSequence text) {
        if (failure != null) {
            return;
        }
        try {
            out.append(text);
        } catch (IOException full) {
            failure = full; // the program goes on, and `close` tells
        }
    }

    /// Ends what still runs or waits, and closes the file.
    ///
    /// @throws UncheckedIOException if not everything could be written
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        loops.forEach(TaskTracks::end);
        append("\n]\n");
        closed = true;
        try (out) {
            if (failure != null) {
                throw failure;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// A time in microseconds, in which the format counts.
    ///
    /// Readers make a `double` of it. Perfetto multiplies this by 1,000, and cuts: `1.001` would become 1,000 ns,
    /// because the nearest `double` is less. So a time that is not whole has 0.2 ns more.
    static String time(long nanos) {
        return nanos % NANOS_OF_A_MICRO == 0 ? String.valueOf(nanos / NANOS_OF_A_MICRO) : micros(nanos) + "2";
    }

    /// A duration in microseconds. If not everything is whole, it has 0.3 ns less: a slice must not end after the
    /// next one begins, in the arithmetic of any reader.
    static String duration(long fromNanos, long toNanos) {
        long nanos = toNanos - fromNanos;
        boolean whole = fromNanos % NANOS_OF_A_MICRO == 0 && nanos % NANOS_OF_A_MICRO == 0;
        return whole ? time(nanos) : micros(nanos - 1) + "7";
    }

    private static String micros(long nanos) {
        return nanos / NANOS_OF_A_MICRO + "."
                + String.valueOf(1_000 + nanos % NANOS_OF_A_MICRO).substring(1);
    }

    /// A string of JSON (RFC 8259), with quotes. Half of a surrogate pair becomes U+FFFD, because UTF-8 has no bytes
    /// for it.
    static String string(String text) {
        var json = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').appendCodePoint(character);
            } else if (Character.isISOControl(character)) {
                json.append(String.format("\\u%04x", character));
            } else {
                boolean half = Character.getType(character) == Character.SURROGATE;
                json.appendCodePoint(half ? 0xFFFD : character);
            }
        });
        return json.append('"').toString();
    }
}
