package tulip.crawler.fault;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tulip.crawler.site.Seeded;

/// The server's end of one connection, for a [Script]. Only the thread that serves the connection uses it.
final class Peer implements Closeable {
    private static final int MAX_REQUEST_BYTES = 64 * 1024;
    private static final int MAX_ENDLESS_BYTES = 256 * 1024 * 1024; // if the client has no limit
    private static final int MAX_STALL_MILLIS = 120_000; // if the client has no timeout

    private final Socket socket;
    private final InputStream in;
    private final CountDownLatch closing;
    private final long seed;
    private String id = "";
    private int step;
    private SplittableRandom random = new SplittableRandom(0);
    private boolean keptOpen;
    private boolean closesOnReuse;

    /// @param closing  counted down when the server closes; ends every pause
    Peer(Socket socket, CountDownLatch closing, long seed) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.closing = closing;
        this.seed = seed;
        socket.setTcpNoDelay(true);
    }

    /// Reads a request.
    ///
    /// @return path and query; empty if the client has closed the connection
    Optional<String> request() throws IOException {
        var head = new StringBuilder();
        while (head.length() < MAX_REQUEST_BYTES) {
            int c = in.read();
            if (c < 0) {
                return Optional.empty();
            }
            head.append((char) c);
            if (c == '\n'
                    && head.length() >= 4
                    && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", -1);
                return line.length == 3 ? Optional.of(line[1]) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Plays a fault. Its random numbers depend only on the seed and the address.
    void play(Fault fault, int step) throws IOException, InterruptedException {
        begin(fault.id(), step);
        fault.script().play(this);
    }

    /// Prepares for a script with this name: restarts the random numbers.
    void begin(String id, int step) {
        this.id = id;
        this.step = step;
        this.random = Seeded.random(seed, id + "/" + step);
        this.keptOpen = false;
    }

    /// Which of the fault's addresses was requested, from 0.
    int step() {
        return step;
    }

    /// Draws a number between `from` and `to`, both inclusive.
    int draw(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /// Draws one of the choices.
    String drawOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// Draws bytes, as text with one character for each byte.
    String drawBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return HttpText.text(bytes);
    }

    /// A page with a link to `/beyond/ID`, followed by enough text that [#cut] can cut it after the link.
    String page() {
        return "<!DOCTYPE html><title>" + id + "</title><a href=\"/beyond/" + id + "\">beyond</a>" + filler();
    }

    /// A link outside of any page: a crawl that follows it has read bytes that do not belong to a page.
    String ghost() {
        return "<a href=\"/ghost/" + id + "\">ghost</a>";
    }

    private String filler() {
        return "<p>" + "tulip ".repeat(draw(50, 300)) + "</p>";
    }

    /// Cuts the text at a random place before its end; a page is cut after its link.
    String cut(String text) {
        int link = text.indexOf("</a>");
        return text.substring(0, draw(link < 0 ? 1 : link + 4, text.length() - 1));
    }

    void send(String... texts) throws IOException {
        socket.getOutputStream().write(HttpText.bytes(String.join("", texts)));
    }

    /// Sends the text in pieces of random length, with short pauses.
    void sendInPieces(String text, int pieces) throws IOException, InterruptedException {
        int from = 0;
        for (int left = pieces; left > 1 && from < text.length() - left; left--) {
            int to = from + draw(1, 2 * (text.length() - from) / left - 1);
            send(text.substring(from, Math.min(to, text.length())));
            from = Math.min(to, text.length());
            pause(draw(1, 5));
        }
        send(text.substring(from));
    }

    /// Sends the text repeatedly, as fast as the client reads, until the client closes the connection.
    void sendForEver(String text) throws IOException {
        byte[] bytes = HttpText.bytes(text.repeat(Math.max(1, 8 * 1024 / text.length())));
        for (long sent = 0; sent < MAX_ENDLESS_BYTES; sent += bytes.length) {
            socket.getOutputStream().write(bytes);
        }
    }

    /// Sends the text repeatedly, one byte at a time with short pauses, until the client closes the connection.
    void dripForEver(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MAX_STALL_MILLIS);
        for (int i = 0; System.nanoTime() - end < 0; i = (i + 1) % text.length()) {
            send(text.substring(i, i + 1));
            pause(draw(5, 30));
        }
    }

    /// Sends nothing until the client closes the connection.
    void stall() throws IOException {
        socket.setSoTimeout(MAX_STALL_MILLIS);
        int c = in.read();
        while (c >= 0) {
            c = in.read();
        }
    }

    /// Waits, at most until the server closes.
    void pause(int millis) throws IOException, InterruptedException {
        if (closing.await(millis, TimeUnit.MILLISECONDS)) {
            throw new IOException("the site closes");
        }
    }

    /// Keeps the connection open for the next request.
    void keepOpen() {
        keptOpen = true;
    }

    /// Keeps the connection open, but closes it when the next request comes.
    void closeOnReuse() {
        keptOpen = true;
        closesOnReuse = true;
    }

    boolean closesOnReuse() {
        return closesOnReuse;
    }

    boolean keptOpen() {
        return keptOpen;
    }

    /// Resets the connection (TCP RST) instead of closing it.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
