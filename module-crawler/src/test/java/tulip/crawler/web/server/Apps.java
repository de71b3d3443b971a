package tulip.crawler.web.server;

import java.nio.charset.StandardCharsets;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Scope;

/// Applications for tests, written on bare events.
final class Apps {
    /// Answers `GET /path?query` with its own request line.
    static final Application LINE = (scope, _, send) -> {
        Scope.Http http = (Scope.Http) scope;
        String query = http.queryString().isEmpty() ? "" : "?" + http.queryString();
        send.send(start(200));
        send.send(body(http.method() + " " + http.path() + query, false));
    };

    /// Answers with the whole body of the request.
    static final Application ECHO = (_, receive, send) -> {
        var all = new StringBuilder();
        while (receive.receive() instanceof Event.HttpRequest(byte[] part, boolean more)) {
            all.append(new String(part, StandardCharsets.ISO_8859_1));
            if (!more) {
                break;
            }
        }
        send.send(start(200));
        send.send(body("[" + all + "]", false));
    };

    private Apps() {}

    /// Gives an application only requests.
    static Application requests(Application application) {
        return (scope, receive, send) -> {
            if (scope instanceof Scope.Http) {
                application.handle(scope, receive, send);
            }
        };
    }

    /// Answers with these parts.
    static Application parts(int status, Headers headers, String... parts) {
        return (_, _, send) -> {
            send.send(new Event.HttpResponseStart(status, headers));
            for (int i = 0; i < parts.length; i++) {
                send.send(body(parts[i], i < parts.length - 1));
            }
        };
    }

    static Event.HttpResponseStart start(int status) {
        return new Event.HttpResponseStart(status, new Headers());
    }

    static Event.HttpResponseBody body(String text, boolean more) {
        return new Event.HttpResponseBody(text.getBytes(StandardCharsets.ISO_8859_1), more);
    }
}
