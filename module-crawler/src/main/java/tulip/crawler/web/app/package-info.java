/// What an application is made of: requests and responses, a router, middleware, static files. It is what
/// Starlette is above ASGI, and knows no server.
package tulip.crawler.web.app;
