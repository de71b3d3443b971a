package tulip.crawler.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A server that promises keep-alive, but closes each connection after one response.
final class ClosingServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    ClosingServer(String html) throws IOException {
        Thread.ofPlatform().daemon().name("closing server").start(() -> {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    Thread.ofPlatform().daemon().start(() -> answerOnce(socket, html));
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
    }

    private static void answerOnce(Socket socket, String html) {
        try (socket) {
            SilentServer.readHead(socket);
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + html.length();
            socket.getOutputStream().write((head + "\r\n\r\n" + html).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // The client was stopped.
        }
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
