package tulip.crawler.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.MiniClient;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;
import tulip.kit.Todo;

/// Exercise 5.8: what a server does between a connection and an application. The text is exercises/8-mini-asgi.md.
public final class MyMiniAsgi {
    private static final byte[] SERVER_ERROR = "Internal Server Error".getBytes(StandardCharsets.US_ASCII);

    private MyMiniAsgi() {}

    /// Wraps an application. The first middleware is the outermost, as in Starlette: it sees a request first, and the
    /// response last.
    public static Application chain(List<UnaryOperator<Application>> middleware, Application application) {
        throw new Todo("wrap the application, so that the first middleware is outermost");
    }

    /// Has an application serve a request. If the application does not complete the response, the client gets status
    /// 500, or, if a part of the response is written already, its connection is aborted.
    ///
    /// @throws Exception what the application has thrown, after the client was told
    public static void serve(Application application, Scope.Http scope, MiniClient client) throws Exception {
        throw new Todo("have the application handle the request, and finish the exchange in any case");
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
            throw new Todo("the parts of the body, and then the disconnect");
        }

        /// Takes the start and the parts of the response ([Send#send]). The head is written with the first part, so an
        /// error before that can still become a 500.
        void send(Event.Sent event) throws IOException {
            throw new Todo("one step of the response; refuse an event that is not allowed now");
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
            throw new Todo("what must the client see if the response is not complete?");
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

    /// Has an application start, then runs the server, and then has the application stop (ASGI Lifespan 2.0). An
    /// application that ends before it has answered knows no lifespan: the server runs without.
    ///
    /// @param server  serves requests until it is to end
    /// @return what the server returns
    /// @throws IOException if the application says that it cannot start
    /// @throws Exception   from the server, when the application has stopped
    public static <T> T lifespan(Application application, Callable<T> server) throws Exception {
        throw new Todo("start the application, run the server, stop the application");
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
