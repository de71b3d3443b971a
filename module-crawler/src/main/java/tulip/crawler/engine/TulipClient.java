package tulip.crawler.engine;

import static tulip.async.Async.toThread;

import java.util.function.Predicate;
import tulip.async.EventLoop;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.guard.Access;
import tulip.crawler.http.ResponseHead;
import tulip.kit.Clock;

/// Our client on the workshop's event loop: a task waits, and the loop goes on with other tasks. To be used in the
/// tasks of that loop.
///
/// Our loop has no TLS. So an `https` address goes to a [BlockingClient], on a virtual thread for each fetch:
/// the task waits for that thread, and limits and failures are the same.
public final class TulipClient extends KeepAliveClient {
    private final BlockingClient overTls;

    /// A client for sites on this machine.
    ///
    /// @param loop  runs the tasks that use this client
    public TulipClient(Limits limits, EventLoop loop) {
        this(limits, Access.LOOPBACK, loop);
    }

    TulipClient(Limits limits, Access access, EventLoop loop) {
        this(limits, access, new LoopConnector(loop, limits, Clock.SYSTEM), new BlockingClient(limits, access));
    }

    TulipClient(Limits limits, Access access, LoopConnector connector, BlockingClient overTls) {
        super(limits, connector, access.guard());
        this.overTls = overTls;
    }

    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        return url.secure() ? toThread(() -> overTls.get(url, wantsBody)) : super.get(url, wantsBody);
    }

    /// Closes every connection; with the turn of the loop.
    @Override
    public void close() {
        overTls.close();
        super.close();
    }
}
