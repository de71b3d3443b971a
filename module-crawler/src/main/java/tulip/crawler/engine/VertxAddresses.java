package tulip.crawler.engine;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tulip.crawler.FetchFailure;
import tulip.crawler.Url;
import tulip.crawler.guard.Guard;

/// Looks up hosts for the Vert.x client, which then connects to addresses only.
///
/// A lookup may block, so it runs on a worker thread. Vert.x asks before each request, also if it has a
/// connection, so the answer is kept: that of a name for as long as the JDK keeps it.
final class VertxAddresses {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private record Host(String name, int port) {}

    /// @param lookedUp  nanoTime of the lookup
    private record Known(Future<List<SocketAddress>> servers, long lookedUp, boolean fixed) {
        boolean usable() {
            return fixed || System.nanoTime() - lookedUp < KEPT_NANOS;
        }
    }

    private final Vertx vertx;
    private final Guard guard;
    private final Map<Host, Known> known = new ConcurrentHashMap<>();

    VertxAddresses(Vertx vertx, Guard guard) {
        this.vertx = vertx;
        this.guard = guard;
    }

    /// Finds the addresses to which a request may go. The future fails as [Guard#addresses] does.
    Future<List<SocketAddress>> of(Url url) {
        var host = new Host(url.hostOnly(), url.port());
        Known last = known.get(host);
        return last != null && last.usable() ? last.servers : lookUp(host);
    }

    private Future<List<SocketAddress>> lookUp(Host host) {
        long now = System.nanoTime();
        if (Endpoint.isFixed(host.name)) {
            try {
                return keep(host, servers(host), now, true);
            } catch (UnknownHostException | FetchFailure refused) {
                return Future.failedFuture(refused);
            }
        }
        return vertx.executeBlocking(() -> servers(host), false).compose(servers -> keep(host, servers, now, false));
    }

    private Future<List<SocketAddress>> keep(Host host, List<SocketAddress> servers, long now, boolean fixed) {
        Future<List<SocketAddress>> done = Future.succeededFuture(servers); // of no context: any thread may use it
        known.put(host, new Known(done, now, fixed));
        return done;
    }

    private List<SocketAddress> servers(Host host) throws UnknownHostException, FetchFailure {
        return guard.addresses(host.name).stream()
                .map(address -> SocketAddress.inetSocketAddress(host.port, address.getHostAddress()))
                .toList();
    }
}
