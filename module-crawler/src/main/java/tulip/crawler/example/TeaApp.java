package tulip.crawler.example;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.MiniAsgi;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// ASGI without a server: an application, a middleware, and a receive and a send made by hand. In Python:
/// python/tea_app.py.
final class TeaApp {
    private TeaApp() {}

    private static void app(Scope scope, Receive receive, Send send) throws Exception {
        Event.Received event = receive.receive();
        send.send(new Event.HttpResponseStart(200, new Headers()));
        for (String part : List.of("te", "a")) {
            byte[] body = part.getBytes(StandardCharsets.US_ASCII);
            send.send(new Event.HttpResponseBody(body, part.equals("te")));
        }
        IO.println("app: " + ((Scope.Http) scope).path() + " " + event.type());
    }

    private static UnaryOperator<Application> named(String name) {
        return inner -> (scope, receive, send) -> {
            IO.println(name + ": before");
            inner.handle(scope, receive, send);
            IO.println(name + ": after");
        };
    }

    private static void show(Event.Sent event) {
        String what = switch (event) {
            case Event.HttpResponseStart start -> "" + start.status();
            case Event.HttpResponseBody part -> new String(part.body(), StandardCharsets.US_ASCII);
            default -> "";
        };
        IO.println("client: " + event.type() + " " + what);
    }

    static void main() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        var scope =
                new Scope.Http("1.1", "GET", "/tea", "/tea", "", new Headers(), address, address, Map.of(), Map.of());
        var middleware = Stream.of("errors", "timing").map(TeaApp::named).toList();
        MiniAsgi.chain(middleware, TeaApp::app)
                .handle(scope, () -> new Event.HttpRequest(Event.NO_BYTES, false), TeaApp::show);
    }
}
