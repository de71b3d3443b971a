package tulip.crawler.web.app;

import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// A response whose body is in memory. As in Starlette, a response is an application: it sends itself.
///
/// @param status  200 to 599
/// @param body    must not be modified
public record Response(int status, Headers headers, byte[] body) implements Application {
    /// Answers 200 with a text.
    public static Response text(String text) {
        return text(200, text);
    }

    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response html(String html) {
        return of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /// Answers 200 with JSON.
    ///
    /// @param value  a `JsonObject`, `JsonArray`, `Map`, `List`, text, number, truth value or null
    public static Response json(Object value) {
        return of(200, "application/json", Json.encodeToBuffer(value).getBytes());
    }

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, new Headers().add("Content-Type", contentType), body);
    }

    /// Answers without a body, as 204 and 304 do.
    public static Response empty(int status) {
        return new Response(status, new Headers(), Event.NO_BYTES);
    }

    /// The same response with another status.
    public Response withStatus(int other) {
        return new Response(other, headers, body);
    }

    /// The same response with one more field.
    public Response with(String name, String value) {
        return with(new Headers().add(name, value));
    }

    /// The same response with more fields.
    public Response with(Headers more) {
        var all = new Headers();
        headers.fields().forEach(field -> all.add(field.name(), field.value()));
        more.fields().forEach(field -> all.add(field.name(), field.value()));
        return new Response(status, all, body);
    }

    @Override
    public void handle(Scope scope, Receive receive, Send send) throws IOException {
        send.send(new Event.HttpResponseStart(status, headers));
        send.send(new Event.HttpResponseBody(body, false));
    }
}
