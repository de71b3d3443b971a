package tulip.crawler.bench.hello;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import tulip.crawler.web.example.Hello;
import tulip.crawler.web.server.ServerLimits;
import tulip.crawler.web.server.ServerThread;

/// A server in a JVM of its own: `tulip` or `vertx`. Prints its port, and ends when its standard input ends.
final class HelloServerMain {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private HelloServerMain() {}

    static void main(String... arguments) throws IOException {
        switch (arguments[0]) {
            case "tulip" -> {
                var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                var server = ServerThread.start("server", Hello.application(), any, ServerLimits.DEFAULT, GRACE);
                tell(server.address().getPort());
            }
            case "vertx" ->
                tell(HelloVertx.start(0)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .actualPort());
            default -> throw new IllegalArgumentException("there is no server '" + arguments[0] + "'");
        }
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static void tell(int port) {
        System.out.println(port);
        System.out.flush();
    }
}
