package tulip.crawler.engine;

import tulip.crawler.Limits;
import tulip.crawler.guard.Access;
import tulip.kit.Clock;

/// Our client on plain sockets: it blocks its caller.
///
/// It has no thread, selector, executor or connection limit of its own, so the cost of waiting depends only on the
/// threads that call it. Any number of platform or virtual threads may use it at once. An interrupt does not
/// wake a platform thread that waits for a socket.
public final class BlockingClient extends KeepAliveClient {
    /// A client for sites on this machine.
    public BlockingClient(Limits limits) {
        this(limits, Access.LOOPBACK);
    }

    BlockingClient(Limits limits, Access access) {
        this(limits, access, Clock.SYSTEM);
    }

    BlockingClient(Limits limits, Access access, Clock clock) {
        super(limits, new BlockingConnector(limits, access, clock), access.guard());
    }
}
