package tulip.crawler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import tulip.async.Event;
import tulip.async.Semaphore;
import tulip.crawler.http.Headers;
import tulip.crawler.web.MiniClient;

/// A client without a connection. A check says what it sends, and how fast it reads.
final class FakeClient implements MiniClient {
    private static final byte[] NO_MORE = {};

    private final Consumer<String> trace;
    private final Deque<byte[]> parts = new ArrayDeque<>(); // of the request's body, which nobody has read
    private final Event changed = new Event();
    private Semaphore room; // null: the client reads fast
    private boolean gone;
    private Runnable whenGone = () -> {};

    /// @param trace  gets what the client sees
    FakeClient(Consumer<String> trace) {
        this.trace = trace;
    }

    /// Sends a part of the body.
    void send(String part) {
        parts.add(part.getBytes(StandardCharsets.US_ASCII));
        changed.set();
    }

    /// Says that the body is complete.
    void endBody() {
        parts.add(NO_MORE);
        changed.set();
    }

    /// From now on, each write waits until the client reads.
    void beSlow() {
        room = new Semaphore(0);
    }

    /// Reads what one write has brought.
    void readOne() {
        room.release();
    }

    void goAway() {
        gone = true;
        changed.set();
        whenGone.run();
    }

    @Override
    public byte[] read() throws IOException {
        while (parts.isEmpty() && !gone) {
            changed.clear();
            changed.await();
        }
        requireThere();
        return parts.remove();
    }

    @Override
    public void writeHead(int status, Headers headers) throws IOException {
        requireThere();
        trace.accept("the client gets the status " + status);
    }

    @Override
    public void write(byte[] part) throws IOException {
        requireThere();
        trace.accept("the client gets \"" + new String(part, StandardCharsets.US_ASCII) + '"');
        if (room != null) {
            room.acquire();
        }
    }

    @Override
    public void end() throws IOException {
        requireThere();
        trace.accept("the response is complete");
    }

    @Override
    public void abort() {
        trace.accept("the connection is aborted");
    }

    @Override
    public void whenGone(Runnable callback) {
        whenGone = callback;
        if (gone) {
            callback.run();
        }
    }

    private void requireThere() throws IOException {
        if (gone) {
            throw new IOException("the client is gone");
        }
    }
}
