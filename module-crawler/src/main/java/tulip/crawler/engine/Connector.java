package tulip.crawler.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;

/// Opens the connections of a [KeepAliveClient]; the subclass decides how it waits meanwhile.
abstract class Connector implements AutoCloseable {
    private final Limits limits;

    Connector(Limits limits) {
        this.limits = limits;
    }

    /// Connects to the first allowed address of the host that accepts. The connect timeout covers all addresses.
    final Connection connect(Endpoint endpoint) throws FetchFailure {
        long deadlineNanos = nanoTime() + limits.connectTimeout().toNanos();
        IOException broken = new UnknownHostException(endpoint.host());
        try {
            for (InetAddress address : addresses(endpoint)) {
                try {
                    return open(endpoint, new InetSocketAddress(address, endpoint.port()), deadlineNanos);
                } catch (IOException next) {
                    broken = next;
                }
            }
        } catch (UnknownHostException unknown) {
            broken = unknown;
        }
        throw Failures.connecting(broken, endpoint.authority(), limits);
    }

    /// The time by which deadlines count.
    abstract long nanoTime();

    /// Looks up the addresses of a host to which this client may connect.
    abstract List<InetAddress> addresses(Endpoint endpoint) throws UnknownHostException, FetchFailure;

    /// Connects to one address.
    ///
    /// @throws IOException  if it does not accept: another address may
    /// @throws FetchFailure if no other address is to be tried
    abstract Connection open(Endpoint endpoint, InetSocketAddress address, long deadlineNanos)
            throws IOException, FetchFailure;

    /// Checks before each request that it may be sent.
    ///
    /// @throws FetchFailure (`INTERNAL`) if not
    abstract void requireOpen() throws FetchFailure;

    /// Closes every connection, even if it is in use or still connecting.
    @Override
    public abstract void close();
}
