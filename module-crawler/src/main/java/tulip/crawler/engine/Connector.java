package tulip.crawler.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.kit.Clock;

/// Opens the connections of the [BlockingClient], and keeps a set of all its sockets, from before they connect until
/// they are closed.
final class Connector implements AutoCloseable {
    private final Limits limits;
    private final Supplier<SSLSocketFactory> tls; // asked when first needed: it loads hundreds of classes
    private final Clock clock;
    private final Set<DeadlineSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Connector(Limits limits, Supplier<SSLSocketFactory> tls, Clock clock) {
        this.limits = limits;
        this.tls = tls;
        this.clock = clock;
    }

    /// Connects to the first address of the host that accepts. The connect timeout covers all addresses and the TLS
    /// handshake.
    Connection connect(Endpoint endpoint) throws FetchFailure {
        long deadlineNanos = clock.nanoTime() + limits.connectTimeout().toNanos();
        DeadlineSocket raw = connect(endpoint, deadlineNanos);
        raw.readUntil(deadlineNanos);
        try {
            raw.setTcpNoDelay(true);
            return new Connection(raw, endpoint.secure() ? shakeHands(raw, endpoint) : raw, limits, clock);
        } catch (IOException broken) {
            FetchFailure failure =
                    ended(raw).orElseGet(() -> Failures.shakingHands(broken, endpoint.authority(), limits));
            close(raw);
            throw failure;
        }
    }

    private DeadlineSocket connect(Endpoint endpoint, long deadlineNanos) throws FetchFailure {
        IOException broken = new UnknownHostException(endpoint.host());
        try {
            for (InetAddress address : endpoint.addresses()) {
                var raw = new DeadlineSocket(clock);
                try {
                    add(raw);
                    raw.connect(
                            new InetSocketAddress(address, endpoint.port()),
                            DeadlineSocket.millisUntil(deadlineNanos, clock));
                    return raw;
                } catch (IOException next) {
                    Optional<FetchFailure> ended = ended(raw);
                    close(raw);
                    if (ended.isPresent()) {
                        throw ended.get();
                    }
                    broken = next;
                }
            }
        } catch (UnknownHostException unknown) {
            broken = unknown;
        }
        throw Failures.connecting(broken, endpoint.authority(), limits);
    }

    private void add(DeadlineSocket raw) {
        open.add(raw);
        if (closed) { // checked after open.add: this thread or close() closes the socket
            close(raw);
        }
    }

    private Socket shakeHands(DeadlineSocket raw, Endpoint endpoint) throws IOException {
        var secure = (SSLSocket) tls.get().createSocket(raw, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
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

    boolean isClosed() {
        return closed;
    }

    /// Closes every socket, even if it is in use or still connecting.
    @Override
    public void close() {
        closed = true;
        open.forEach(this::close);
    }
}
