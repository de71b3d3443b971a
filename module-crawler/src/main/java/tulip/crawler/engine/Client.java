package tulip.crawler.engine;

import java.util.function.Predicate;
import tulip.crawler.FetchFailure;
import tulip.crawler.Response;
import tulip.crawler.Url;
import tulip.crawler.http.ResponseHead;

/// Fetches pages by blocking its caller, over HTTP/1.1, with `GET`: one seam for the stacks that people block on.
///
/// Follows no redirect and decompresses nothing. Safe for any number of threads at once.
interface Client extends AutoCloseable {
    /// Fetches a page.
    ///
    /// @param wantsBody  asked once, when the head is there; without it the response has no body, and what goes
    ///     wrong inside the body is no failure
    /// @throws FetchFailure also if the client is or gets closed, or the thread is interrupted: both are
    ///     `INTERNAL`, and the thread stays interrupted
    Response get(Url url, Predicate<ResponseHead> wantsBody) throws FetchFailure;

    /// Closes every connection: a `get` under way fails soon, and so does every later one.
    @Override
    void close();
}
