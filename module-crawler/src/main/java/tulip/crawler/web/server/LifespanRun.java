package tulip.crawler.web.server;

import java.io.IOException;
import java.util.Map;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.Task;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;

/// The application's own task, from the start of the server to its end (ASGI Lifespan 2.0).
///
/// An application that throws or returns before it has answered `lifespan.startup` knows no lifespan. The
/// server goes on without it, as uvicorn does.
final class LifespanRun implements Receive, Send {
    private final EventLoop loop;
    private final Future<Void> started;
    private final Future<Void> stopping;
    private final Future<Void> stopped;
    private Task<Void> task;
    private boolean asked; // whether the application has got lifespan.startup
    private String failure; // to start; null: none

    private LifespanRun(EventLoop loop) {
        this.loop = loop;
        started = loop.createFuture("the start of the application");
        stopping = loop.createFuture("the end of the server");
        stopped = loop.createFuture("the end of the application");
    }

    /// Starts the application, and waits until it is ready.
    ///
    /// @param state  what the application keeps for its requests
    /// @throws IOException with the application's message, if it cannot start
    static LifespanRun start(EventLoop loop, Application application, Map<String, Object> state) throws IOException {
        var run = new LifespanRun(loop);
        run.task = loop.createTask("lifespan", () -> {
            application.handle(new Scope.Lifespan(state), run, run);
            return null;
        });
        run.task.addDoneCallback(_ -> run.ended());
        run.started.await();
        if (run.failure != null) {
            throw new IOException("the application cannot start: " + run.failure);
        }
        return run;
    }

    /// Tells the application that the server has stopped, and waits for its answer.
    void stop() {
        end(stopping);
        if (!task.isDone()) {
            stopped.await();
        }
    }

    @Override
    public Event.Received receive() {
        if (!asked) {
            asked = true;
            return new Event.LifespanStartup();
        }
        stopping.await();
        return new Event.LifespanShutdown();
    }

    @Override
    public void send(Event.Sent event) {
        switch (event) {
            case Event.LifespanStartupComplete _ -> end(started);
            case Event.LifespanStartupFailed(String message) -> {
                failure = message;
                end(started);
            }
            case Event.LifespanShutdownComplete _ -> end(stopped);
            case Event.LifespanShutdownFailed(String message) -> {
                loop.callExceptionHandler("the application has failed to stop", new IOException(message));
                end(stopped);
            }
            default -> throw new IllegalArgumentException(event.type() + " is no event of a lifespan");
        }
    }

    /// Called when the application's task has ended.
    private void ended() {
        boolean hasStarted = started.isDone();
        end(started);
        end(stopped);
        if (!task.isCancelled() && task.exception() != null && hasStarted && failure == null) {
            loop.callExceptionHandler("the lifespan of the application has failed", task.exception());
        }
    }

    private static void end(Future<Void> future) {
        if (!future.isDone()) {
            future.setResult(null);
        }
    }
}
