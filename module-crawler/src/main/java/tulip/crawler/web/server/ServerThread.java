package tulip.crawler.web.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.SelectorEventLoop;
import tulip.crawler.web.Application;

/// A server on a loop and a thread of its own, for callers on other threads.
public final class ServerThread implements AutoCloseable {
    private final Application application;
    private final ServerLimits limits;
    private final Duration grace;
    private final CompletableFuture<Runnable> stop = new CompletableFuture<>();
    private final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();
    private final Thread thread;
    private volatile HttpServer server; // null before it listens

    private ServerThread(
            String name, Application application, InetSocketAddress wanted, ServerLimits limits, Duration grace) {
        this.application = application;
        this.limits = limits;
        this.grace = grace;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(wanted));
    }

    /// Starts a server. When this returns, clients can connect.
    ///
    /// @param grace  how long [#close] waits for requests in flight
    /// @throws java.net.BindException if the port is in use
    /// @throws IOException            if the application cannot start
    public static ServerThread start(
            String name, Application application, InetSocketAddress address, ServerLimits limits, Duration grace)
            throws IOException {
        var server = new ServerThread(name, application, address, limits, grace);
        server.thread.start();
        try {
            server.address.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw failed;
        }
        return server;
    }

    public InetSocketAddress address() {
        return address.join();
    }

    /// How many connections were open a moment ago.
    public int openConnections() {
        HttpServer current = server;
        return current == null ? 0 : current.openConnections();
    }

    /// Shuts the server down, and waits for its end. A second call only waits.
    @Override
    public void close() {
        stop.thenAccept(Runnable::run).join();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(InetSocketAddress wanted) {
        try (EventLoop loop = new SelectorEventLoop()) {
            loop.runUntilComplete(() -> {
                serve(loop, wanted);
                return null;
            });
        } catch (Throwable failed) {
            stop.complete(() -> {});
            if (!address.completeExceptionally(failed)) {
                throw failed;
            }
        }
    }

    private void serve(EventLoop loop, InetSocketAddress wanted) throws IOException {
        server = HttpServer.start(application, wanted, limits);
        Future<Void> end = loop.createFuture("the end of the server");
        stop.complete(() -> stop(loop, end));
        address.complete(server.address());
        end.await();
        server.shutDown(grace);
    }

    private static void stop(EventLoop loop, Future<Void> end) {
        try {
            loop.callSoonThreadsafe(() -> {
                if (!end.isDone()) {
                    end.setResult(null);
                }
            });
        } catch (IllegalStateException closed) {
            // the loop has ended already
        }
    }
}
