package tulip.crawler.bench.echo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import tulip.async.EchoServer;
import tulip.async.EventLoop;
import tulip.async.SelectorEventLoop;
import tulip.async.Server;
import tulip.async.Streams;
import tulip.generators.Suspension;

/// An echo server in a JVM of its own. Prints its port, and ends when its standard input ends.
final class EchoServerMain {
    private static final int BACKLOG = 1_024;

    private EchoServerMain() {}

    static void main(String... arguments) throws Exception {
        switch (EchoServerKind.of(arguments[0])) {
            case TULIP -> serveOnLoop(Suspension.CONTINUATION);
            case TULIP_THREADS -> serveOnLoop(Suspension.VIRTUAL_THREAD);
            case VERTX -> serveOnVertx();
            case ASYNCIO -> throw new IllegalArgumentException("this server is a Python program");
        }
    }

    private static void serveOnLoop(Suspension suspension) throws IOException {
        Suspension.choose(suspension);
        try (EventLoop loop = new SelectorEventLoop()) {
            loop.setExceptionHandler((what, exception) -> {}); // a client that is gone
            Thread.ofPlatform().daemon().start(() -> {
                awaitEndOfInput();
                loop.callSoonThreadsafe(loop::stop);
            });
            loop.createTask("begin", () -> {
                Server server = Streams.startServer(
                        EchoServer::echo, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                tell(((InetSocketAddress) server.address()).getPort());
                return null;
            });
            loop.runForever();
        }
    }

    private static void serveOnVertx() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                .connectHandler(socket -> socket.handler(socket::write))
                .listen(0, "127.0.0.1")
                .onSuccess(server -> tell(server.actualPort()));
        awaitEndOfInput();
        vertx.close().await();
    }

    private static void tell(int port) {
        System.out.println(port);
        System.out.flush();
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // the parent has gone
        }
    }
}
