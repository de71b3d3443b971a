package tulip.crawler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import tulip.async.Async;
import tulip.async.Queue;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.MiniClient;
import tulip.crawler.web.Scope;

/// A correct answer to the exercise on ASGI. Each mistake overrides one or two methods, and so has only one
/// fault.
class BreakableAsgi {
    /// How far the response is.
    enum State {
        NEW,
        STARTED,
        SENDING,
        COMPLETE
    }

    /// One request and its response.
    static final class Exchange {
        final MiniClient client;
        final tulip.async.Event over = new tulip.async.Event();
        State state = State.NEW;
        Event.HttpResponseStart start;
        boolean bodyRead;

        Exchange(MiniClient client) {
            this.client = client;
        }
    }

    MiniAsgiContract.Tested tested() {
        return new MiniAsgiContract.Tested(this::chain, this::serve, this::lifespan);
    }

    Application chain(List<UnaryOperator<Application>> middleware, Application application) {
        Application outermost = application;
        for (UnaryOperator<Application> each : middleware.reversed()) {
            outermost = each.apply(outermost);
        }
        return outermost;
    }

    void serve(Application application, Scope.Http scope, MiniClient client) throws Exception {
        var exchange = new Exchange(client);
        listen(exchange);
        try {
            application.handle(scope, () -> receive(exchange), event -> send(exchange, event));
        } catch (Exception failed) {
            whenFailed(exchange, failed);
            return;
        }
        whenReturned(exchange);
    }

    void listen(Exchange exchange) {
        exchange.client.whenGone(exchange.over::set);
    }

    void whenFailed(Exchange exchange, Exception failed) throws Exception {
        finish(exchange);
        throw failed;
    }

    void whenReturned(Exchange exchange) {
        finish(exchange);
    }

    Event.Received receive(Exchange exchange) {
        if (exchange.bodyRead) {
            return afterBody(exchange);
        }
        try {
            byte[] part = nextPart(exchange);
            exchange.bodyRead = part.length == 0;
            return new Event.HttpRequest(part, !exchange.bodyRead);
        } catch (IOException gone) {
            return whenGone(gone);
        }
    }

    byte[] nextPart(Exchange exchange) throws IOException {
        return exchange.client.read();
    }

    Event.Received whenGone(IOException gone) {
        return new Event.HttpDisconnect();
    }

    Event.Received afterBody(Exchange exchange) {
        exchange.over.await();
        return new Event.HttpDisconnect();
    }

    void send(Exchange exchange, Event.Sent event) throws IOException {
        switch (event) {
            case Event.HttpResponseStart start when mayStart(exchange) -> start(exchange, start);
            case Event.HttpResponseBody part
            when exchange.state == State.STARTED -> {
                exchange.state = State.SENDING;
                writeHead(exchange);
                write(exchange, part);
            }
            case Event.HttpResponseBody part when maySend(exchange) -> write(exchange, part);
            default -> whenNotAllowed(event);
        }
    }

    boolean mayStart(Exchange exchange) {
        return exchange.state == State.NEW;
    }

    boolean maySend(Exchange exchange) {
        return exchange.state == State.SENDING;
    }

    void whenNotAllowed(Event.Sent event) {
        throw new IllegalStateException(event.type() + " is not allowed here");
    }

    void start(Exchange exchange, Event.HttpResponseStart start) throws IOException {
        exchange.start = start;
        exchange.state = State.STARTED;
    }

    void writeHead(Exchange exchange) throws IOException {
        exchange.client.writeHead(exchange.start.status(), exchange.start.headers());
    }

    void write(Exchange exchange, Event.HttpResponseBody part) throws IOException {
        writePart(exchange, part.body());
        if (!part.moreBody()) {
            exchange.client.end();
            complete(exchange);
        }
    }

    void writePart(Exchange exchange, byte[] part) throws IOException {
        if (part.length > 0) {
            exchange.client.write(part);
        }
    }

    void complete(Exchange exchange) {
        exchange.state = State.COMPLETE;
        exchange.over.set();
    }

    void finish(Exchange exchange) {
        switch (exchange.state) {
            case NEW, STARTED -> answerWithError(exchange);
            case SENDING -> whenCutShort(exchange);
            case COMPLETE -> {}
        }
    }

    void whenCutShort(Exchange exchange) {
        exchange.client.abort();
    }

    static void answerWithError(Exchange exchange) {
        try {
            exchange.client.writeHead(500, new Headers());
            exchange.client.write("error".getBytes(StandardCharsets.US_ASCII));
            exchange.client.end();
        } catch (IOException gone) {
            exchange.client.abort();
        }
    }

    String lifespan(Application application, Callable<String> server) throws Exception {
        var toApplication = new Queue<Event.Received>();
        var answers = new Queue<Event.Sent>(); // null: the application has ended
        Async.start("the application's lifespan", () -> {
            try {
                application.handle(new Scope.Lifespan(new HashMap<>()), toApplication::get, answers::put);
            } catch (Exception unknown) {
                whenUnknown(unknown, answers);
            }
            whenEnded(answers);
            return null;
        });
        toApplication.put(new Event.LifespanStartup());
        Event.Sent started = started(answers);
        if (started instanceof Event.LifespanStartupFailed) {
            whenStartFailed();
        }
        try {
            return runServer(server, toApplication);
        } finally {
            if (started != null) {
                stop(toApplication, answers);
            }
        }
    }

    void whenUnknown(Exception unknown, Queue<Event.Sent> answers) {}

    void whenEnded(Queue<Event.Sent> answers) {
        answers.put(null);
    }

    Event.Sent started(Queue<Event.Sent> answers) {
        return answers.get();
    }

    void whenStartFailed() throws IOException {
        throw new IOException("the application cannot start");
    }

    String runServer(Callable<String> server, Queue<Event.Received> toApplication) throws Exception {
        return server.call();
    }

    void stop(Queue<Event.Received> toApplication, Queue<Event.Sent> answers) {
        toApplication.put(new Event.LifespanShutdown());
        answers.get();
    }
}
