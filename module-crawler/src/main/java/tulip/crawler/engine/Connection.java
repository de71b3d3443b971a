package tulip.crawler.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import tulip.crawler.FailureKind;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.BodyReader;
import tulip.crawler.http.Framing;
import tulip.crawler.http.HeadParser;
import tulip.crawler.http.HttpError;
import tulip.crawler.http.RequestHead;
import tulip.crawler.http.ResponseHead;

/// Holds a connection to one server, and speaks HTTP/1.1 over it, one exchange after the other.
///
/// Used by one thread at a time; any thread may close it.
final class Connection implements Closeable {
    private static final int BUFFER_BYTES = 8 * 1024;

    /// What is left of an unwanted body is read up to this size: that is cheaper than a new connection.
    private static final int DROP_BYTES = 64 * 1024;

    private static final int MAX_INTERIM_RESPONSES = 10;

    private final Limits limits;
    private final Socket plain = new Socket();
    private Socket socket = plain; // or the TLS one around it
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0); // read but not yet parsed
    private InputStream in;
    private OutputStream out;
    private long sent; // nanoTime of the request's end
    private boolean anyByte; // of the present response
    private boolean reusable;

    Connection(Limits limits) {
        this.limits = limits;
    }

    void connect(Url url, InetAddress address) throws FetchFailure {
        long begin = System.nanoTime();
        int timeout = (int) limits.connectTimeout().toMillis();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(address, url.port()), timeout);
            if (url.secure()) {
                plain.setSoTimeout((int) Math.max(1, timeout - (System.nanoTime() - begin) / 1_000_000));
                socket = secure(url);
            }
            in = socket.getInputStream();
            out = socket.getOutputStream();
        } catch (SocketTimeoutException late) {
            throw failed(FailureKind.CONNECT_TIMEOUT, "no connection within " + limits.connectTimeout());
        } catch (SSLException untrusted) {
            throw failed(FailureKind.TLS, untrusted.getMessage());
        } catch (ConnectException | UnknownHostException refused) {
            throw failed(FailureKind.CONNECT_REFUSED, refused.getMessage());
        } catch (IOException broken) {
            throw failed(url.secure() ? FailureKind.TLS : FailureKind.CONNECT_REFUSED, broken.getMessage());
        }
    }

    private Socket secure(Url url) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var tls = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be this host's
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    /// Sends the request and reads its response.
    ///
    /// @throws FetchFailure the connection is closed then
    Response exchange(RequestHead request, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        anyByte = false;
        reusable = false;
        Stage stage = Stage.HEAD;
        try {
            out.write(request.toBytes());
            sent = System.nanoTime();
            ResponseHead head = readHead();
            stage = Stage.BODY;
            byte[] body = readBody(head, request.method(), wantsBody.test(head));
            return new Response(head.status(), head.headers(), body);
        } catch (HttpError error) {
            throw failed(error.kind(), error.getMessage());
        } catch (SocketTimeoutException late) {
            throw anyByte
                    ? failed(FailureKind.RESPONSE_TIMEOUT, "was not complete within " + limits.responseTimeout())
                    : failed(FailureKind.FIRST_BYTE_TIMEOUT, "sent nothing within " + limits.firstByteTimeout());
        } catch (IOException lost) {
            throw failed(stage == Stage.BODY ? FailureKind.TRUNCATED : FailureKind.RESET, lost.getMessage());
        }
    }

    private enum Stage {
        HEAD,
        BODY
    }

    /// Says whether any part of the last response arrived: if not, a kept connection may simply have been closed.
    boolean gotAnything() {
        return anyByte;
    }

    /// Says whether the last exchange left the connection ready for another.
    boolean isReusable() {
        return reusable;
    }

    private ResponseHead readHead() throws IOException, HttpError {
        HeadParser<ResponseHead> parser = HeadParser.ofResponses(limits.maxHeadBytes());
        for (int interim = 0; interim <= MAX_INTERIM_RESPONSES; ) {
            ResponseHead head = parser.feed(buffer);
            if (head != null && !head.isInterim()) {
                return head;
            }
            if (head != null) {
                interim++;
            } else if (!fill()) {
                throw new HttpError(FailureKind.RESET, "connection was closed before the whole head");
            }
        }
        throw new HttpError(FailureKind.BAD_HEAD, "more than " + MAX_INTERIM_RESPONSES + " interim responses");
    }

    private byte[] readBody(ResponseHead head, String method, boolean wanted) throws IOException, HttpError {
        var body = new BodyReader(Framing.of(head, method), limits.maxBodyBytes(), wanted);
        body.feed(buffer);
        if (!wanted && body.remaining() > DROP_BYTES) {
            return new byte[0]; // and the connection with it
        }
        boolean closed = false;
        while (!body.done()) {
            if (fill()) {
                body.feed(buffer);
            } else {
                closed = true;
                body.end();
            }
        }
        reusable = !closed && head.keepsAlive() && head.status() != 101 && !buffer.hasRemaining();
        return body.body();
    }

    /// Waits for more bytes, within the deadlines.
    ///
    /// @return false at the end of the stream
    private boolean fill() throws IOException {
        long limit = anyByte
                ? limits.responseTimeout().toNanos()
                : limits.firstByteTimeout().toNanos();
        long millis = (sent + limit - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
        int count = in.read(buffer.array(), 0, buffer.capacity());
        if (count < 0) {
            return false;
        }
        anyByte = true;
        buffer.position(0).limit(count);
        return true;
    }

    private FetchFailure failed(FailureKind kind, String message) {
        close();
        return new FetchFailure(kind, message == null ? kind.text() : message);
    }

    @Override
    public void close() {
        try {
            plain.close(); // also wakes whoever is blocked on it
        } catch (IOException alreadyGone) {
            // Nothing is left to release.
        }
    }
}
