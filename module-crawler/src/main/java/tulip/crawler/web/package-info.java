/// The inside of an async web service: an HTTP/1.1 server on the workshop's event loop, and what an application
/// is made of. The interfaces between the two are those of ASGI 3.0.
///
/// ```
/// socket ⇄ HttpConnection ⇄ Application(scope, receive, send)   = middleware ▸ … ▸ Router ▸ Endpoint ▸ Response
///             ▲ one for each connection                           ▲ one call for each request
///          HttpServer
/// ```
package tulip.crawler.web;
