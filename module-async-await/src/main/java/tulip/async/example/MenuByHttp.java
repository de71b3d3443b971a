package tulip.async.example;

import static tulip.async.Async.await;
import static tulip.async.Async.gather;
import static tulip.async.Async.start;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.util.List;
import tulip.async.Async;
import tulip.async.bridge.VertxFutures;

/// Tasks of our loop await HTTP requests of Vert.x, which has a loop of its own.
final class MenuByHttp {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final HttpServer shop = vertx.createHttpServer()
            .requestHandler(request -> request.response().end("we have " + request.query()));

    private String ask(String drink) {
        var answer = client.request(HttpMethod.GET, shop.actualPort(), HOST, "/menu?" + drink)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .map(Buffer::toString);
        return await(VertxFutures.toFuture(answer)); // pauses this task, and no thread
    }

    private List<String> menu() {
        await(VertxFutures.toFuture(shop.listen(0, HOST)));
        return await(gather(List.of(start(() -> ask("tea")), start(() -> ask("cocoa")))));
    }

    static void main() {
        var menu = new MenuByHttp();
        IO.println(Async.run(menu::menu));
        menu.vertx.close().await();
    }
}
