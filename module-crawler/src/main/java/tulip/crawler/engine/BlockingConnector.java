package tulip.crawler.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.guard.Access;
import tulip.kit.Clock;

/// Opens the connections of the [BlockingClient], and keeps a set of all its sockets, from before they connect
/// until they are closed.
final class BlockingConnector extends Connector {
    private final Limits limits;
    private final Access access;
    private final Clock clock;
    private final Set<DeadlineSocket> open = ConcurrentHashMap.newKeySet();
    private volatile SSLSocketFactory tls; // null until first needed: it loads hundreds of classes
    private volatile boolean closed;

    BlockingConnector(Limits limits, Access access, Clock clock) {
        super(limits);
        this.limits = limits;
        this.access = access;
        this.clock = clock;
    }

    @Override
    long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    List<InetAddress> addresses(Endpoint endpoint) throws UnknownHostException, FetchFailure {
        return endpoint.addresses();
    }

    /// Connects, and shakes hands if the origin is secure. The deadline covers both.
    @Override
    Connection open(Endpoint endpoint, InetSocketAddress address, long deadlineNanos) throws IOException, FetchFailure {
        DeadlineSocket raw = connect(address, deadlineNanos);
        raw.readUntil(deadlineNanos);
        try {
            raw.setTcpNoDelay(true);
            Socket socket = endpoint.secure() ? shakeHands(raw, endpoint) : raw;
            return new BlockingConnection(this, raw, socket, limits, clock);
        } catch (IOException broken) {
            FetchFailure failure =
                    ended(raw).orElseGet(() -> Failures.shakingHands(broken, endpoint.authority(), limits));
            close(raw);
            throw failure;
        }
    }

    private DeadlineSocket connect(InetSocketAddress address, long deadlineNanos) throws IOException, FetchFailure {
        var raw = new DeadlineSocket(clock);
        try {
            add(raw);
            raw.connect(address, DeadlineSocket.millisUntil(deadlineNanos, clock));
            return raw;
        } catch (IOException broken) {
            Optional<FetchFailure> ended = ended(raw);
            close(raw);
            if (ended.isPresent()) {
                throw ended.get();
            }
            throw broken;
        }
    }

    private void add(DeadlineSocket raw) {
        open.add(raw);
        if (closed) { // checked after open.add: this thread or close() closes the socket
            close(raw);
        }
    }

    private Socket shakeHands(DeadlineSocket raw, Endpoint endpoint) throws IOException {
        var secure = (SSLSocket) tls().createSocket(raw, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private SSLSocketFactory tls() {
        if (tls == null) { // two threads may make one each: both are good
            tls = access.tls().getSocketFactory();
        }
        return tls;
    }

    /// Returns the failure if the socket broke because the client was closed or the thread was interrupted.
    Optional<FetchFailure> ended(DeadlineSocket raw) {
        if (closed) {
            return Optional.of(Failures.internal("the client was closed"));
        }
        return raw.isClosed() && Thread.currentThread().isInterrupted()
                ? Optional.of(Failures.internal("the thread was interrupted"))
                : Optional.empty();
    }

    void close(DeadlineSocket raw) {
        open.remove(raw);
        try {
            raw.close(); // wakes a reading thread; closing the TLS socket could wait for that thread
        } catch (IOException _) {
            // an error while closing changes nothing
        }
    }

    @Override
    void requireOpen() throws FetchFailure {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw Failures.internal(closed ? "the client is closed" : "the thread was interrupted");
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(this::close);
    }
}
