package tulip.crawler.engine;

import java.util.function.Predicate;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.crawler.FetchFailure;
import tulip.crawler.Limits;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.ResponseHead;

/// A [TulipClient] for callers that block: each call runs the loop until the response is there.
final class BlockingTulipClient implements Client {
    private final EventLoop loop = new SelectorEventLoop();
    private final TulipClient client;

    BlockingTulipClient(Limits limits) {
        client = new TulipClient(limits, loop);
    }

    @Override
    public Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure {
        return loop.runUntilComplete(() -> client.get(url, wantsBody));
    }

    @Override
    public void close() {
        client.close();
        loop.close();
    }
}
