package tulip.crawler.engine;

import java.util.function.Predicate;
import tulip.crawler.FetchFailure;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.ResponseHead;

/// An HTTP/1.1 client that blocks its caller, `GET` only. [BlockingEngine] works with any implementation.
///
/// It follows no redirects and does not decompress. Any number of threads may use it at once.
interface Client extends AutoCloseable {
    /// Fetches a page.
    ///
    /// @param wantsBody  called once, when the head is complete. If it returns false, the response has no body, and
    ///                   an error inside the body is no failure
    /// @throws FetchFailure also if the client is closed or the thread is interrupted. Both have the kind
    ///     `INTERNAL`, and the thread stays interrupted
    Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure;

    /// Closes every connection. Running calls of `get` fail soon, and all later calls fail.
    @Override
    void close();
}
