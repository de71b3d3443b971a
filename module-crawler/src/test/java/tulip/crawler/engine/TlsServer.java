package tulip.crawler.engine;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// Serves one page over TLS, for any request.
final class TlsServer implements Closeable {
    private static final byte[] PAGE = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok"
            .getBytes(StandardCharsets.US_ASCII);

    private final SSLServerSocket listening;
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    TlsServer(SSLContext context) throws IOException {
        listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// The host names that clients have asked for (RFC 6066).
    List<String> names() {
        return names;
    }

    /// The heads of the requests. There is none if the client has refused the certificate.
    List<String> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (true) {
                var socket = (SSLSocket) listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException ended) {
            // the test is over
        }
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            socket.startHandshake();
            ((ExtendedSSLSession) socket.getSession())
                    .getRequestedServerNames().stream()
                            .map(name -> ((SNIHostName) name).getAsciiName())
                            .forEach(names::add);
            var head = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                if (head.append((char) c).toString().endsWith("\r\n\r\n")) {
                    requests.add(head.toString());
                    head.setLength(0);
                    socket.getOutputStream().write(PAGE);
                }
            }
        } catch (IOException refused) {
            // the test checks the client's result
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
