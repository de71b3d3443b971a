package tulip.crawler.engine;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tulip.crawler.Url;

/// A server that runs a script for each connection; the script sends the bytes. Script n serves connection n, and
/// the last script serves all further connections. A connection stays open until its script or the test closes
/// it.
final class ScriptedServer implements Closeable {
    interface Script {
        void serve(Peer peer) throws IOException, InterruptedException;
    }

    /// The server's end of one connection.
    final class Peer {
        private final Socket socket;

        Peer(Socket socket) {
            this.socket = socket;
        }

        /// Reads a request and records it.
        String request() throws IOException {
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int c = socket.getInputStream().read();
                if (c < 0) {
                    throw new IOException("the client closed the connection");
                }
                head.append((char) c);
            }
            requests.add(head.toString());
            return head.toString();
        }

        void send(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Sends the bytes repeatedly with short pauses, for at most five seconds; then closes the connection.
        void drip(String bytes) throws IOException, InterruptedException {
            for (int i = 0; i < 1000 && !closed.await(5, TimeUnit.MILLISECONDS); i++) {
                send(bytes);
            }
            close();
        }

        void close() throws IOException {
            socket.close();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket listening;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ScriptedServer(Script... scripts) throws IOException {
        this(InetAddress.getLoopbackAddress(), scripts);
    }

    ScriptedServer(InetAddress address, Script... scripts) throws IOException {
        this(address, 0, scripts);
    }

    ScriptedServer(InetAddress address, int port, Script... scripts) throws IOException {
        listening = new ServerSocket(port, 500, address);
        Thread.ofVirtual().start(() -> accept(scripts));
    }

    /// The address of a page of this server.
    Url url(String scheme) {
        String host = listening.getInetAddress().getHostAddress();
        return Url.parse(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + listening.getLocalPort() + "/page");
    }

    Url url() {
        return url("http");
    }

    int connections() {
        return accepted.size();
    }

    List<String> requests() {
        return requests;
    }

    private void accept(Script... scripts) {
        try {
            while (true) {
                Socket socket = listening.accept();
                accepted.add(socket);
                Script script = scripts[Math.min(accepted.size(), scripts.length) - 1];
                Thread.ofVirtual().start(() -> serve(script, new Peer(socket)));
            }
        } catch (IOException ended) {
            closed.countDown();
        }
    }

    private static void serve(Script script, Peer peer) {
        try {
            script.serve(peer);
        } catch (IOException clientEnded) {
            // the test checks the client's result
        } catch (InterruptedException nobodyInterrupts) {
            throw new AssertionError(nobodyInterrupts);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }
}
