package tulip.crawler.web.server;

import java.io.IOException;
import tulip.crawler.web.Application;
import tulip.crawler.web.ClientDisconnected;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// One request and its response, as the application sees them: [Receive] and [Send] of an `http` scope.
final class Exchange implements Receive, Send {
    private static final Event.HttpDisconnect DISCONNECT = new Event.HttpDisconnect();

    private final Wire wire;
    private final RequestBody body;
    private final ResponseWriter response;
    private Refusal refusal; // what is wrong with the body; null: nothing, as far as it was read
    private boolean over; // whether the application can do no more

    Exchange(Wire wire, RequestBody body, ResponseWriter response) {
        this.wire = wire;
        this.body = body;
        this.response = response;
    }

    /// Has the application answer.
    ///
    /// @return whether the next request can be read: not if the body of this one was wrong
    /// @throws Refusal            if the body was wrong, and the client has got no response yet
    /// @throws ClientDisconnected if the client is gone
    /// @throws Exception          if the application has failed
    boolean run(Application application, Scope.Http scope) throws Exception {
        try {
            application.handle(scope, this, this);
        } catch (Exception failed) {
            if (refusal == null) {
                throw failed;
            }
        } finally {
            over = true;
            body.stop();
        }
        if (refusal != null && !response.isBegun()) {
            throw refusal;
        }
        if (!response.isComplete()) {
            throw wire.hasEnded() || refusal != null
                    ? new ClientDisconnected("the application has given up a response, because its client is gone")
                    : new IllegalStateException("the application has returned before its response was complete");
        }
        return refusal == null;
    }

    @Override
    public Event.Received receive() {
        try {
            if (!isOver() && !body.isGiven()) {
                return body.next(!response.isBegun());
            }
            while (!isOver()) {
                wire.awaitChange();
            }
        } catch (Refusal wrong) {
            refusal = wrong;
        } catch (IOException gone) {
            // the disconnect says it
        }
        return DISCONNECT;
    }

    /// Whether nothing more can come: the response is complete, or the client is gone. A client that ends its
    /// output is taken for gone, as in uvicorn; if it still reads, it gets the response.
    private boolean isOver() {
        return over || refusal != null || response.isComplete() || wire.hasEnded();
    }

    @Override
    public void send(Event.Sent event) throws IOException {
        if (refusal != null) {
            throw new ClientDisconnected("the request was refused: " + refusal.getMessage());
        }
        switch (event) {
            case Event.HttpResponseStart start -> response.start(start);
            case Event.HttpResponseBody part -> sendBody(part);
            default -> throw new IllegalArgumentException(event.type() + " is no event of a request");
        }
    }

    private void sendBody(Event.HttpResponseBody part) throws IOException {
        response.body(part);
        if (response.isComplete()) {
            wire.wake(); // a task may wait for the disconnect
        }
    }
}
