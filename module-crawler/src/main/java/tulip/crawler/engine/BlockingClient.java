package tulip.crawler.engine;

import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import tulip.crawler.Limits;
import tulip.kit.Clock;

/// Our client on plain sockets: it blocks its caller.
///
/// It has no thread, selector, executor or connection limit of its own, so the cost of waiting depends only on the
/// threads that call it. Any number of platform or virtual threads may use it at once. An interrupt does not
/// wake a platform thread that waits for a socket.
public final class BlockingClient extends KeepAliveClient {
    public BlockingClient(Limits limits) {
        this(limits, Clock.SYSTEM);
    }

    BlockingClient(Limits limits, Clock clock) {
        this(limits, clock, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    BlockingClient(Limits limits, SSLSocketFactory tls) {
        this(limits, Clock.SYSTEM, () -> tls);
    }

    private BlockingClient(Limits limits, Clock clock, Supplier<SSLSocketFactory> tls) {
        super(limits, new BlockingConnector(limits, tls, clock));
    }
}
