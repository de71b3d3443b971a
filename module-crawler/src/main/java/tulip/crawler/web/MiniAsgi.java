package tulip.crawler.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import tulip.async.Async;
import tulip.async.Queue;
import tulip.crawler.http.Headers;

/// What a small server does between a connection and an application: it wraps the application into middleware,
/// runs its lifespan, and serves requests by it.
public final class MiniAsgi {
    private static final byte[] SERVER_ERROR = "Internal Server Error".getBytes(StandardCharsets.US_ASCII);

    private MiniAsgi() {}

    /// Wraps an application. The first middleware is the outermost, as in Starlette: it sees a request first,
    /// and the response last.
    public static Application chain(List<UnaryOperator<Application>> middleware, Application application) {
        Application outermost = application;
        for (UnaryOperator<Application> each : middleware.reversed()) {
            outermost = each.apply(outermost);
        }
        return outermost;
    }

    /// Has an application serve a request. If the application does not complete the response, the client gets
    /// status 500, or, if a part of the response is written already, its connection is aborted.
    ///
    /// @throws Exception what the application has thrown, after the client was told
    public static void serve(Application application, Scope.Http scope, MiniClient client) throws Exception {
        var exchange = new Exchange(client);
        client.whenGone(exchange.over::set);
        try {
            application.handle(scope, exchange::receive, exchange::send);
        } catch (Exception failed) {
            exchange.finish();
            throw failed;
        }
        exchange.finish();
    }

    /// One request and its response.
    private static final class Exchange {
        /// ```
        /// NEW ──start──▶ STARTED ──first part──▶ SENDING ──last part──▶ COMPLETE
        /// ```
        private sealed interface State {
            record New() implements State {}

            record Started(Event.HttpResponseStart start) implements State {}

            record Sending() implements State {}

            record Complete() implements State {}
        }

        private final MiniClient client;
        private State state = new State.New();
        private boolean bodyRead;
        private final tulip.async.Event over = new tulip.async.Event(); // the client is gone, or the response is done

        Exchange(MiniClient client) {
            this.client = client;
        }

        /// Gives the parts of the body, and then waits for the end ([Receive#receive]).
        Event.Received receive() {
            if (bodyRead) {
                over.await();
                return new Event.HttpDisconnect();
            }
            try {
                byte[] part = client.read();
                bodyRead = part.length == 0;
                return new Event.HttpRequest(part, !bodyRead);
            } catch (IOException gone) {
                return new Event.HttpDisconnect();
            }
        }

        /// Takes the start and the parts of the response ([Send#send]). The head is written with the first
        /// part, so an error before that can still become a 500.
        void send(Event.Sent event) throws IOException {
            switch (event) {
                case Event.HttpResponseStart start when state instanceof State.New -> state = new State.Started(start);
                case Event.HttpResponseBody part
                when state instanceof State.Started(Event.HttpResponseStart start) -> {
                    state = new State.Sending(); // before the head: perhaps only a part of it is written
                    client.writeHead(start.status(), start.headers());
                    write(part);
                }
                case Event.HttpResponseBody part when state instanceof State.Sending -> write(part);
                default -> throw new IllegalStateException(event.type() + " is not allowed here");
            }
        }

        private void write(Event.HttpResponseBody part) throws IOException {
            if (part.body().length > 0) {
                client.write(part.body());
            }
            if (!part.moreBody()) {
                client.end();
                complete();
            }
        }

        private void complete() {
            state = new State.Complete();
            over.set();
        }

        /// Tells the client if the response is not complete. The application has returned or failed.
        void finish() {
            switch (state) {
                case State.New _, State.Started _ -> answerWithError();
                case State.Sending _ -> client.abort();
                case State.Complete _ -> {}
            }
        }

        private void answerWithError() {
            try {
                client.writeHead(500, new Headers());
                client.write(SERVER_ERROR);
                client.end();
            } catch (IOException gone) {
                client.abort();
            }
            complete();
        }
    }

    /// Has an application start, then runs the server, and then has the application stop (ASGI Lifespan 2.0).
    /// An application that ends before it has answered knows no lifespan: the server runs without.
    ///
    /// @param server  serves requests until it is to end
    /// @return what the server returns
    /// @throws IOException if the application says that it cannot start
    /// @throws Exception   from the server, when the application has stopped
    public static <T> T lifespan(Application application, Callable<T> server) throws Exception {
        var toApplication = new Queue<Event.Received>();
        var answers = new Queue<Event.Sent>(); // null: the application has ended
        Async.start("lifespan", () -> {
            live(application, toApplication::get, answers::put);
            answers.put(null);
            return null;
        });
        toApplication.put(new Event.LifespanStartup());
        Event.Sent started = answers.get();
        if (started instanceof Event.LifespanStartupFailed(String message)) {
            throw new IOException("the application cannot start: " + message);
        }
        try {
            return server.call();
        } finally {
            if (started != null) {
                toApplication.put(new Event.LifespanShutdown());
                answers.get();
            }
        }
    }

    /// Runs the application with the lifespan of the server.
    private static void live(Application application, Receive receive, Send send) {
        try {
            application.handle(new Scope.Lifespan(new HashMap<>()), receive, send);
        } catch (Exception unknown) {
            // the application knows no lifespan, which is allowed
        }
    }
}
