package tulip.crawler.bench.hello;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;

/// Hello world as Vert.x programs write it, on one event loop.
final class HelloVertx {
    private HelloVertx() {}

    static Future<HttpServer> start(int port) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().equals("/hello")) {
                        request.response().putHeader("Content-Type", "text/plain; charset=utf-8");
                        request.response().end("Hello, world!\n");
                    } else {
                        request.response().setStatusCode(404).end();
                    }
                })
                .listen(port, "127.0.0.1");
    }
}
