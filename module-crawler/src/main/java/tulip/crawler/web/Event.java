package tulip.crawler.web;

import tulip.crawler.http.Headers;

/// What goes between a server and an application (ASGI HTTP 2.4 and ASGI Lifespan 2.0).
///
/// ```
/// http       server ──▶ app    http.request …                     http.disconnect
///            server ◀── app    http.response.start                http.response.body …
/// lifespan   server ──▶ app    lifespan.startup                   lifespan.shutdown
///            server ◀── app    lifespan.startup.complete (.failed)  lifespan.shutdown.complete (.failed)
/// ```
///
/// Sources: [HTTP](https://asgi.readthedocs.io/en/latest/specs/www.html),
/// [Lifespan](https://asgi.readthedocs.io/en/latest/specs/lifespan.html).
public sealed interface Event {
    byte[] NO_BYTES = {};

    /// The name of the event in ASGI.
    String type();

    /// From the server to the application.
    sealed interface Received extends Event {}

    /// From the application to the server.
    sealed interface Sent extends Event {}

    /// A part of the request's body. A request without a body gives one such event, which is empty.
    ///
    /// @param moreBody  whether another part follows
    record HttpRequest(byte[] body, boolean moreBody) implements Received {
        @Override
        public String type() {
            return "http.request";
        }
    }

    /// The client is gone, or the response is complete.
    record HttpDisconnect() implements Received {
        @Override
        public String type() {
            return "http.disconnect";
        }
    }

    /// Status and header fields of the response. The server sends them with the first part of the body, and
    /// adds `Date` and the framing: a `Content-Length` if the application gives one or sends the body in one
    /// event, and chunks otherwise.
    ///
    /// @param status  200 to 599
    record HttpResponseStart(int status, Headers headers) implements Sent {
        @Override
        public String type() {
            return "http.response.start";
        }
    }

    /// A part of the response's body.
    ///
    /// @param body      belongs to the server from now on, and must not be modified
    /// @param moreBody  whether another part follows
    record HttpResponseBody(byte[] body, boolean moreBody) implements Sent {
        @Override
        public String type() {
            return "http.response.body";
        }
    }

    /// The server is about to accept connections, and waits for the answer.
    record LifespanStartup() implements Received {
        @Override
        public String type() {
            return "lifespan.startup";
        }
    }

    /// The server has stopped. No request is in flight.
    record LifespanShutdown() implements Received {
        @Override
        public String type() {
            return "lifespan.shutdown";
        }
    }

    /// The application is ready for requests.
    record LifespanStartupComplete() implements Sent {
        @Override
        public String type() {
            return "lifespan.startup.complete";
        }
    }

    /// The application cannot start. The server ends with this message.
    record LifespanStartupFailed(String message) implements Sent {
        @Override
        public String type() {
            return "lifespan.startup.failed";
        }
    }

    /// The application has cleaned up.
    record LifespanShutdownComplete() implements Sent {
        @Override
        public String type() {
            return "lifespan.shutdown.complete";
        }
    }

    /// The application has failed to clean up. The server reports the message.
    record LifespanShutdownFailed(String message) implements Sent {
        @Override
        public String type() {
            return "lifespan.shutdown.failed";
        }
    }
}
