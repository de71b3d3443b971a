/// An HTTP/1.1 server on the workshop's event loop, for applications as in ASGI 3.0. It is what uvicorn and h11
/// are for Starlette.
///
/// ```
/// HttpServer     listens; one task for each connection; starts and stops the application (lifespan)
///   HttpConnection   reads one request after the other, and has each answered
///     RequestReader      bytes to heads; says which requests are refused, and why (RequestRules, Refusal)
///     Exchange           one request: receive and send of the application
///       RequestBody          the body in parts, as fast as the application takes it
///       ResponseWriter       the head with the framing, and the body in parts
///   Wire             bytes in and out, with waiting, limits of time and back-pressure
///     Transport          a socket of the loop, or a script in a test
/// ```
/// One thread runs all of this: no lock, and no field that two threads touch.
package tulip.crawler.web.server;
