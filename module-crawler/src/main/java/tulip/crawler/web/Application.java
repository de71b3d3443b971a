package tulip.crawler.web;

/// A web application: what a server calls, once for each request and once for its own lifespan (ASGI 3.0, "Overview").
///
/// In Python it is `async def app(scope, receive, send)`. A middleware is an application that calls another
/// one. The application runs in a task of the server's event loop, so it may wait, and must not block.
///
/// Source: [ASGI 3.0](https://asgi.readthedocs.io/en/latest/specs/main.html).
@FunctionalInterface
public interface Application {
    /// Serves one scope, and returns when nothing is left to do for it.
    ///
    /// @param scope    what is known before the first event: a request's head, or nothing for the lifespan
    /// @param receive  gives the events that come from the server
    /// @param send     takes the events that go to the server
    /// @throws Exception for the server to report: it answers 500 if the response has not started, and otherwise
    ///     closes the connection, because the client cannot be told in another way
    void handle(Scope scope, Receive receive, Send send) throws Exception;
}
