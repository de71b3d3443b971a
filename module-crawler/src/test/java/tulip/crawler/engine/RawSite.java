package tulip.crawler.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sends fixed bytes for each path, and closes the connection. For another path it sends an empty page.
final class RawSite implements AutoCloseable {
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param responses  by path, with one character for each byte
    RawSite(Map<String, String> responses) throws IOException {
        Thread.ofVirtual().name("raw site").start(() -> {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> answer(socket, responses));
                }
            } catch (IOException closed) {
                // the test is over
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    private void answer(Socket socket, Map<String, String> responses) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String response = responses.getOrDefault(path(in), EMPTY);
            socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            in.transferTo(OutputStream.nullOutputStream()); // closing at once could reset the connection too early
        } catch (IOException clientHasLeft) {
            // the test checks the client's result
        } finally {
            open.remove(socket);
        }
    }

    private static String path(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the client closed the connection");
            }
            head.append((char) c);
        }
        return head.toString().split(" ", 3)[1];
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
