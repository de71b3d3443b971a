package tulip.crawler.web.app;

import java.util.function.Consumer;
import tulip.async.Running;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

/// Writes a line for each request when its response has ended:
/// `127.0.0.1:40000 "GET /tea HTTP/1.1" 200 3 ms`.
///
/// A request that the server refuses reaches no application, and so no log.
///
/// @param lines  takes a line, on the thread of the loop
public record AccessLog(Consumer<String> lines) implements Middleware {
    @Override
    public Application around(Application inner) {
        return (scope, receive, send) -> {
            long begin = Running.loop().time();
            var status = new int[1];
            var result = new String[] {"failed"}; // until the first part is sent, the server can still answer 500
            try {
                inner.handle(scope, receive, event -> {
                    send.send(event);
                    switch (event) {
                        case Event.HttpResponseStart start -> status[0] = start.status();
                        case Event.HttpResponseBody part ->
                            result[0] = status[0] + (part.moreBody() ? " broken off" : "");
                        default -> {}
                    }
                });
            } finally {
                long millis = (Running.loop().time() - begin) / 1_000_000;
                if (scope instanceof Scope.Http http) {
                    lines.accept(text(http) + " " + result[0] + " " + millis + " ms");
                }
            }
        };
    }

    private static String text(Scope.Http http) {
        String client = http.client().getAddress().getHostAddress() + ":"
                + http.client().getPort();
        String query = http.queryString().isEmpty() ? "" : "?" + http.queryString();
        return client + " \"" + http.method() + " " + http.rawPath() + query + " HTTP/" + http.httpVersion() + "\"";
    }
}
