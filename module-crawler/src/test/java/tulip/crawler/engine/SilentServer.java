package tulip.crawler.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server that answers with a page of links once, and never answers again.
final class SilentServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final FutureTask<Void> serving;
    private final List<Socket> open = new ArrayList<>();

    SilentServer(int links) throws IOException {
        serving = new FutureTask<>(() -> serve(links), null);
        Thread.ofPlatform().daemon().name("silent server").start(serving);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/";
    }

    /// Returns when every linked page has been requested.
    void awaitUnanswered() throws InterruptedException, ExecutionException, TimeoutException {
        serving.get(30, TimeUnit.SECONDS);
    }

    private void serve(int links) {
        try {
            var html = new StringBuilder();
            for (int i = 0; i < links; i++) {
                html.append("<a href=/").append(i).append('>');
            }
            answer(accept(), html.toString());
            for (int i = 0; i < links; i++) {
                readHead(accept());
            }
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private Socket accept() throws IOException {
        Socket socket = listening.accept();
        open.add(socket);
        return socket;
    }

    private static void answer(Socket socket, String html) throws IOException {
        readHead(socket);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: ";
        socket.getOutputStream().write((head + html.length() + "\r\n\r\n" + html).getBytes(StandardCharsets.US_ASCII));
    }

    static void readHead(Socket socket) throws IOException {
        int last = 0;
        for (int c = socket.getInputStream().read();
                c >= 0;
                c = socket.getInputStream().read()) {
            if (c == '\n' && last == '\n') {
                return;
            }
            last = c == '\r' ? last : c;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
