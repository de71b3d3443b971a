package tulip.crawler.web;

import java.net.InetSocketAddress;
import java.util.Map;
import tulip.crawler.http.Headers;

/// What a server knows when it calls an application (ASGI 3.0, "Connection Scope").
public sealed interface Scope {
    /// The type as ASGI names it: `http` or `lifespan`.
    String type();

    /// What the application has stored at its start, for its requests (ASGI Lifespan 2.0, "Lifespan State").
    /// One map for the whole server; only code on the loop may touch it.
    Map<String, Object> state();

    /// A request (ASGI HTTP 2.4, "HTTP Connection Scope").
    ///
    /// @param httpVersion     `1.0` or `1.1`
    /// @param method          as sent; case matters: `GET`
    /// @param path            decoded, without the query: `/tea house`
    /// @param rawPath         as sent: `/tea%20house`
    /// @param queryString     as sent, without the question mark; empty if there is none
    /// @param headers         in the order in which they came. Names compare without case, so they are not
    ///                        rewritten in lower case as ASGI does
    /// @param pathParameters  what a router has found in the path (`path_params` of Starlette)
    record Http(
            String httpVersion,
            String method,
            String path,
            String rawPath,
            String queryString,
            Headers headers,
            InetSocketAddress client,
            InetSocketAddress server,
            Map<String, String> pathParameters,
            Map<String, Object> state)
            implements Scope {
        @Override
        public String type() {
            return "http";
        }

        /// The same request with these parameters in its path.
        public Http with(Map<String, String> parameters) {
            return new Http(
                    httpVersion, method, path, rawPath, queryString, headers, client, server, parameters, state);
        }
    }

    /// The life of the server (ASGI Lifespan 2.0, "Scope"). An application that has nothing to do at start and
    /// end may throw: the server then goes on without lifespan events.
    record Lifespan(Map<String, Object> state) implements Scope {
        @Override
        public String type() {
            return "lifespan";
        }
    }
}
