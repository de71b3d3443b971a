package tulip.crawler.web.app;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tulip.crawler.web.ClientDisconnected;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;

/// A request, as an endpoint sees it: the scope, and the body on demand.
public final class Request {
    private final Scope.Http scope;
    private final Receive receive;
    private boolean read; // whether the last part of the body was taken

    Request(Scope.Http scope, Receive receive) {
        this.scope = scope;
        this.receive = receive;
    }

    public Scope.Http scope() {
        return scope;
    }

    public String method() {
        return scope.method();
    }

    /// The path, decoded.
    public String path() {
        return scope.path();
    }

    /// The value of a header field.
    public Optional<String> header(String name) {
        return scope.headers().first(name);
    }

    /// A parameter of the route's path.
    ///
    /// @throws IllegalArgumentException if the route has no such parameter
    public String pathParameter(String name) {
        String value = scope.pathParameters().get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter '" + name + "'");
        }
        return value;
    }

    /// A parameter of the query, decoded. Of several with this name, the first one.
    ///
    /// @throws HttpException with 400 if an escape is broken
    public Optional<String> query(String name) throws HttpException {
        for (String pair : scope.queryString().split("&")) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (key.equals(name)) {
                return Optional.of(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    /// Waits for the next part of the body. A body that is taken in parts is never in memory as a whole.
    ///
    /// @return empty at the end of the body
    /// @throws ClientDisconnected if the client is gone before
    public Optional<byte[]> nextPart() throws ClientDisconnected {
        if (read) {
            return Optional.empty();
        }
        return switch (receive.receive()) {
            case Event.HttpRequest(byte[] part, boolean more) -> {
                read = !more;
                yield part.length == 0 && read ? Optional.empty() : Optional.of(part);
            }
            case Event.HttpDisconnect _ ->
                throw new ClientDisconnected("the client is gone before the end of its request");
            default -> throw new IllegalStateException("a request gets no event of a lifespan");
        };
    }

    /// Waits for the whole body. The server limits its size.
    ///
    /// @throws ClientDisconnected if the client is gone before
    public byte[] body() throws ClientDisconnected {
        Optional<byte[]> part = nextPart();
        if (part.isEmpty() || read) {
            return part.orElse(Event.NO_BYTES);
        }
        var all = new ByteArrayOutputStream();
        for (; part.isPresent(); part = nextPart()) {
            all.writeBytes(part.get());
        }
        return all.toByteArray();
    }

    /// Waits for the body, and reads it as a JSON object.
    ///
    /// @throws HttpException with 400 if it is none
    public JsonObject json() throws HttpException, ClientDisconnected {
        try {
            return new JsonObject(new String(body(), StandardCharsets.UTF_8));
        } catch (DecodeException malformed) {
            throw new HttpException(400, "the body is not a JSON object");
        }
    }

    private static String decode(String text) throws HttpException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new HttpException(400, "the query has a broken escape");
        }
    }
}
