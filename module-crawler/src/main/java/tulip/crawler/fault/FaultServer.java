package tulip.crawler.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import tulip.crawler.site.PortInUse;

/// Serves the misbehaving site on 127.0.0.1. It uses plain sockets, since an HTTP server would not send wrong bytes.
///
/// The bytes depend only on seed and address, so every engine meets the same faults. One virtual thread serves each
/// connection.
public final class FaultServer implements AutoCloseable {
    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 500;

    private final long seed;
    private final HealthyPages healthy;
    private final ServerSocket site;
    private final Map<FaultyPort, Closeable> faultyPorts = new EnumMap<>(FaultyPort.class);
    private final Map<FaultyPort, Integer> faultyPortNumbers = new EnumMap<>(FaultyPort.class);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LongAdder requests = new LongAdder();

    private FaultServer(long seed, ServerSocket site) {
        this.seed = seed;
        this.healthy = HealthyPages.of(seed);
        this.site = site;
    }

    /// Starts the server. When this returns, clients can connect.
    ///
    /// @param port  of the site; 0 takes any free port. The faulty ports always take free ports
    /// @throws PortInUse if another program has the port
    public static FaultServer start(long seed, int port) throws IOException {
        ServerSocket site;
        try {
            site = new ServerSocket(port, BACKLOG, HOST);
        } catch (BindException taken) {
            if (String.valueOf(taken.getMessage()).contains("in use")) {
                throw new PortInUse(port);
            }
            throw new IOException("cannot listen on port " + port + ": " + taken.getMessage(), taken);
        }
        var server = new FaultServer(seed, site);
        server.accept(site, server::serveSite);
        for (FaultyPort faulty : FaultyPort.values()) {
            server.openFaultyPort(faulty);
        }
        return server;
    }

    /// The full address of the start page.
    public String url() {
        return url(site.getLocalPort());
    }

    /// The full address of a page at this faulty port.
    public String url(FaultyPort faulty) {
        return url(faultyPortNumbers.get(faulty));
    }

    /// The number of requests to the site so far.
    public long requests() {
        return requests.sum();
    }

    public int openConnections() {
        return open.size();
    }

    /// Closes every connection, also in the middle of a fault.
    @Override
    public void close() {
        closing.countDown();
        closeQuietly(site);
        faultyPorts.values().forEach(FaultServer::closeQuietly);
        open.forEach(FaultServer::closeQuietly);
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/";
    }

    private void openFaultyPort(FaultyPort faulty) throws IOException {
        if (faulty == FaultyPort.REFUSED) {
            var reserved = new Socket(); // bound but not listening: the system refuses connections
            reserved.bind(new InetSocketAddress(HOST, 0));
            faultyPorts.put(faulty, reserved);
            faultyPortNumbers.put(faulty, reserved.getLocalPort());
            return;
        }
        var listening = new ServerSocket(0, BACKLOG, HOST);
        faultyPorts.put(faulty, listening);
        faultyPortNumbers.put(faulty, listening.getLocalPort());
        accept(listening, peer -> {
            peer.begin(faulty.id(), 0);
            faulty.script().play(peer);
        });
    }

    private void accept(ServerSocket listening, Script script) {
        Thread.ofVirtual().name("site " + listening.getLocalPort()).start(() -> {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket, script));
                }
            } catch (IOException closed) {
                close();
            }
        });
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            if (closing.getCount() > 0) { // checked after open.add: this thread or close() closes the socket
                script.play(new Peer(socket, closing, seed));
            }
        } catch (IOException clientHasLeft) {
            // the usual end of a fault
        } catch (InterruptedException nobodyInterrupts) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private void serveSite(Peer peer) throws IOException, InterruptedException {
        boolean more = true;
        while (more) {
            Optional<String> path = peer.request();
            if (path.isEmpty() || peer.closesOnReuse()) {
                return;
            }
            requests.increment();
            more = answer(path.get(), peer);
        }
    }

    /// Answers one request.
    ///
    /// @return whether another request may follow on this connection
    private boolean answer(String path, Peer peer) throws IOException, InterruptedException {
        Optional<Fault> fault = Place.at(path);
        if (fault.isPresent()) {
            peer.play(fault.get(), fault.get().step(path).orElseThrow());
            return peer.keptOpen();
        }
        Optional<String> page = healthy.html(path);
        peer.send(
                page.isPresent()
                        ? HttpText.html(page.get())
                        : HttpText.head("404 Not Found", HttpText.HTML, HttpText.length(0)));
        return true;
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException _) {
            // an error while closing changes nothing
        }
    }
}
