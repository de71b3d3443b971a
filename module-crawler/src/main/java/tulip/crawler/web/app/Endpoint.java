package tulip.crawler.web.app;

import tulip.crawler.web.Application;

/// Answers a request. In Starlette: `async def endpoint(request): return Response(…)`.
@FunctionalInterface
public interface Endpoint {
    /// Makes the response. Runs in a task of the server's loop, so it may wait, and must not block.
    ///
    /// @return usually a [Response] or a [StreamingResponse]; any application will do
    /// @throws HttpException to answer with an error
    Application answer(Request request) throws Exception;
}
