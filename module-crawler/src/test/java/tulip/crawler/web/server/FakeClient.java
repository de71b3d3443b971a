package tulip.crawler.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tulip.async.Async;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.crawler.http.HttpDate;
import tulip.crawler.web.Application;
import tulip.kit.ManualClock;

/// A client without a socket: a test sends bytes, and looks at what came back. The loop runs on a manual clock,
/// so an hour passes at once.
final class FakeClient implements Transport {
    private static final long DATE_MILLIS = 784_111_777_000L; // the example of RFC 9110
    static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT\n";

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> log = new ArrayList<>();
    private Protocol protocol;
    private int room = Integer.MAX_VALUE; // bytes that the server can write
    private boolean watched;
    private boolean reading;
    private boolean lost;
    private String end = "open";
    private HttpConnection connection;
    private Task<Void> task;

    /// What a test does with a client.
    interface Script {
        void run(FakeClient client) throws Exception;
    }

    private FakeClient() {}

    /// Runs a script against an application, then ends the client's output, and waits for the end of the
    /// connection.
    ///
    /// @return the client, to look at
    static FakeClient talk(Application application, ServerLimits limits, Script script) {
        try (var loop = new SelectorEventLoop(new ManualClock())) {
            return loop.runUntilComplete(() -> {
                var client = new FakeClient();
                loop.setExceptionHandler((what, thrown) -> client.log.add(what + ": " + thrown.getMessage()));
                var date = new HttpDate(() -> DATE_MILLIS);
                var service = new HttpConnection.Service(application, limits, date, Map.of());
                client.connection = new HttpConnection(loop, client, service);
                client.task = Async.start("connection", client.connection::run);
                client.settle();
                script.run(client);
                client.endInput();
                client.task.await();
                return client;
            });
        }
    }

    /// Sends bytes, and returns what came back.
    static String talk(Application application, String bytes) {
        return talk(application, ServerLimits.DEFAULT, client -> client.send(bytes))
                .text();
    }

    /// Sends text as ISO 8859-1, and lets the server run until it waits.
    void send(String text) {
        if (!end.equals("open") && !end.equals("output ended")) {
            return; // the system of a client drops what it sends to a closed connection
        }
        protocol.received(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        settle();
    }

    void endInput() {
        if (!lost) {
            protocol.inputEnded();
        }
        settle();
    }

    /// The connection breaks.
    void lose() {
        lost = true;
        protocol.lost(new IOException("connection reset"));
        settle();
    }

    /// Lets the server write so many bytes, and then no more.
    void setRoom(int bytes) {
        room = bytes;
        if (watched && room > 0) {
            watched = false;
            protocol.roomCame();
        }
        settle();
    }

    void shutDownServer() {
        connection.shutDown();
        settle();
    }

    static void sleep(int seconds) {
        Async.sleep(Duration.ofSeconds(seconds));
    }

    /// Lets all tasks run that can run without time.
    private void settle() {
        for (int i = 0; i < 50; i++) {
            Async.sleep(Duration.ZERO);
        }
    }

    /// What the client has got, with line feeds for line ends, and without dates.
    String text() {
        return received.toString(StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace(DATE, "");
    }

    String raw() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    int receivedBytes() {
        return received.size();
    }

    /// How the connection stands: `open`, `output ended`, `closed` or `aborted`.
    String end() {
        return end;
    }

    boolean isReading() {
        return reading;
    }

    boolean hasEnded() {
        return task.isDone();
    }

    /// What the server has reported.
    List<String> log() {
        return log;
    }

    @Override
    public void begin(Protocol user) {
        protocol = user;
        reading = true;
    }

    @Override
    public void write(ByteBuffer... parts) throws IOException {
        if (lost) {
            throw new IOException("broken pipe");
        }
        for (ByteBuffer part : parts) {
            while (part.hasRemaining() && room > 0) {
                received.write(part.get());
                room--;
            }
        }
    }

    @Override
    public void watchRoom() {
        watched = true;
    }

    @Override
    public void read(boolean on) {
        reading = on;
    }

    @Override
    public void endOutput() {
        end = "output ended";
    }

    @Override
    public void close() {
        if (!end.equals("aborted")) {
            end = "closed";
        }
    }

    @Override
    public void abort() {
        end = "aborted";
    }

    @Override
    public InetSocketAddress client() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    }

    @Override
    public InetSocketAddress server() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
    }
}
