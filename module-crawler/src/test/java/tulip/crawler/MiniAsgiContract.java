package tulip.crawler;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Order;
import tulip.async.Async;
import tulip.async.Task;
import tulip.crawler.http.Headers;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.crawler.web.MiniClient;
import tulip.crawler.web.Receive;
import tulip.crawler.web.Scope;
import tulip.crawler.web.Send;
import tulip.kit.Check;

/// What must be between a connection and an application. The client is a fake without a connection, and the
/// check lets the tasks run. So each check compares the whole trace.
public abstract class MiniAsgiContract extends ManualLoopContract {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    /// Wraps an application.
    @FunctionalInterface
    public interface Chain {
        Application chain(List<UnaryOperator<Application>> middleware, Application application);
    }

    /// Serves a request.
    @FunctionalInterface
    public interface Serve {
        void serve(Application application, Scope.Http scope, MiniClient client) throws Exception;
    }

    /// Runs a server with the lifespan of an application.
    @FunctionalInterface
    public interface Lifespan {
        String lifespan(Application application, Callable<String> server) throws Exception;
    }

    /// The members that are tested.
    public record Tested(Chain chain, Serve serve, Lifespan lifespan) {}

    private final List<String> trace = new ArrayList<>();
    private FakeClient client;
    private tulip.async.Event gate; // the application waits here, if it wants to
    private Task<Void> task;
    private String returned; // by lifespan

    protected abstract Tested asgi();

    @Check("The first middleware is the outermost: it sees a request first, and the end of the response last.")
    @Order(1)
    void theFirstMiddlewareIsOutermost() {
        onLoop(() -> {
            step("chain A, B and C around an application, and call it");
            call(List.of(wrapper("A"), wrapper("B"), wrapper("C")));
            expectTrace("A before", "B before", "C before", "the application runs", "C after", "B after", "A after");
            trace.clear();
            step("chain no middleware around an application, and call it");
            call(List.of());
            expectTrace("the application runs");
        });
    }

    @Check("A response is written: its status, its body, its end.")
    @Order(2)
    void aResponseIsWritten() {
        onLoop(() -> {
            serve((_, _, send) -> {
                send.send(start(200));
                send.send(last("tea"));
            });
            expectAtClient(status(200), gets("tea"), "the response is complete");
        });
    }

    @Check("Each part of a response is written when the application sends it (streaming).")
    @Order(3)
    void eachPartIsWrittenAtOnce() {
        onLoop(() -> {
            serve((_, _, send) -> {
                send.send(start(200));
                send.send(part("te"));
                gate.await();
                send.send(part("a"));
                send.send(last(""));
            });
            expectAtClient(status(200), gets("te"));
            open();
            expectAtClient(status(200), gets("te"), gets("a"), "the response is complete");
        });
    }

    @Check("While the client is slow to read, the application waits (back-pressure).")
    @Order(4)
    void aSlowClientMakesTheApplicationWait() {
        onLoop(() -> {
            client().beSlow();
            serve((_, _, send) -> {
                send.send(start(200));
                send.send(part("one"));
                trace.add("the application goes on");
                send.send(part("two"));
                trace.add("the application goes on");
                send.send(last("three"));
            });
            expectTrace(status(200), gets("one"));
            perform("the client reads one part", client::readOne);
            letRun();
            expectTrace(status(200), gets("one"), "the application goes on", gets("two"));
        });
    }

    @Check("The body of a request comes in parts: the application gets each part when it has come.")
    @Order(5)
    void theRequestComesInParts() {
        onLoop(() -> {
            serve((_, receive, send) -> {
                receive(receive);
                receive(receive);
                receive(receive);
                send.send(start(200));
                send.send(last("tea"));
            });
            expectTrace();
            perform("the client sends a part of the body", () -> client.send("two "));
            letRun();
            expectTrace("the application gets \"two \", more follows");
            perform("the client sends another part, and the end of the body", () -> {
                client.send("cups");
                client.endBody();
            });
            letRun();
            expectTrace(
                    "the application gets \"two \", more follows",
                    "the application gets \"cups\", more follows",
                    "the application gets \"\", the last part",
                    status(200),
                    gets("tea"),
                    "the response is complete",
                    "serve returns");
        });
    }

    @Check("After the body, receive waits until the client is gone. Then it gives a disconnect, each time.")
    @Order(6)
    void receiveTellsThatTheClientIsGone() {
        onLoop(() -> {
            client().endBody();
            serve((_, receive, _) -> {
                receive(receive);
                receive(receive);
                receive(receive);
                trace.add("the application ends");
                gate.await();
            });
            expectTrace("the application gets \"\", the last part");
            goAway();
            expectTrace(
                    "the application gets \"\", the last part",
                    "the application gets http.disconnect",
                    "the application gets http.disconnect",
                    "the application ends");
        });
    }

    @Check("If the client goes away in the middle of the body, receive gives a disconnect, too.")
    @Order(7)
    void aClientMayGoInTheMiddleOfTheBody() {
        onLoop(() -> {
            serve((_, receive, _) -> {
                receive(receive);
                receive(receive);
                trace.add("the application ends");
                gate.await();
            });
            perform("the client sends a part of the body", () -> client.send("two "));
            letRun();
            goAway();
            expectTrace(
                    "the application gets \"two \", more follows",
                    "the application gets http.disconnect",
                    "the application ends");
        });
    }

    @Check("When the response is complete, a task that waits in receive gets a disconnect.")
    @Order(8)
    void theEndOfTheResponseEndsTheWait() {
        onLoop(() -> {
            client().endBody();
            serve((_, receive, send) -> {
                Task<Void> listener = Async.start("listener", () -> {
                    receive(receive);
                    receive(receive);
                    return null;
                });
                gate.await();
                send.send(start(200));
                send.send(last("tea"));
                listener.await();
            });
            expectTrace("the application gets \"\", the last part");
            open();
            expectTrace(
                    "the application gets \"\", the last part",
                    status(200),
                    gets("tea"),
                    "the response is complete",
                    "the application gets http.disconnect",
                    "serve returns");
        });
    }

    @Check(
            "If the application fails before a part of its response is written, the client gets 500. serve throws the error.")
    @Order(9)
    void anEarlyErrorIs500() {
        onLoop(() -> {
            serve((_, _, _) -> {
                throw new IOException("no beans");
            });
            expectSeen(status(500), "the response is complete", "serve throws IOException (no beans)");
            client = null;
            serve((_, _, send) -> {
                send.send(start(200));
                throw new IOException("no beans");
            });
            expectSeen(status(500), "the response is complete", "serve throws IOException (no beans)");
        });
    }

    @Check("If the application returns and has sent no part of a response, the client gets 500.")
    @Order(10)
    void noResponseIs500() {
        onLoop(() -> {
            serve((_, _, _) -> trace.add("the application returns"));
            expectSeen("the application returns", status(500), "the response is complete", "serve returns");
        });
    }

    @Check("After the first part there is no 500 any more: if the application fails, the connection is aborted.")
    @Order(11)
    void aLateErrorAborts() {
        onLoop(() -> {
            serve((_, _, send) -> {
                send.send(start(200));
                send.send(part("te"));
                throw new IOException("no beans");
            });
            expectTrace(status(200), gets("te"), "the connection is aborted", "serve throws IOException (no beans)");
        });
    }

    @Check("If the application returns in the middle of its response, the connection is aborted.")
    @Order(12)
    void aResponseWithoutAnEndAborts() {
        onLoop(() -> {
            serve((_, _, send) -> {
                send.send(start(200));
                send.send(part("te"));
            });
            expectTrace(status(200), gets("te"), "the connection is aborted", "serve returns");
        });
    }

    @Check("An event that is not allowed now is refused with an IllegalStateException, and changes nothing.")
    @Order(13)
    void eventsHaveTheirOrder() {
        onLoop(() -> {
            serve((_, _, send) -> {
                attempt("a body before its start", send, last("milk"));
                attempt("an event of the lifespan", send, new Event.LifespanStartupComplete());
                send.send(start(200));
                attempt("a second start", send, start(404));
                send.send(part("te"));
                attempt("a third start", send, start(404));
                send.send(last("a"));
                attempt("a body after the end", send, last("milk"));
            });
            expectTrace(
                    "a body before its start is refused",
                    "an event of the lifespan is refused",
                    "a second start is refused",
                    status(200),
                    gets("te"),
                    "a third start is refused",
                    gets("a"),
                    "the response is complete",
                    "a body after the end is refused",
                    "serve returns");
        });
    }

    @Check(
            "The server runs when the application says that it is ready. The application stops when the server has ended. lifespan returns what the server returns.")
    @Order(14)
    void theLifespanIsAroundTheServer() {
        onLoop(() -> {
            var serverEnds = new tulip.async.Event();
            lifespan(this::live, () -> {
                trace.add("the server runs");
                serverEnds.await();
                trace.add("the server ends");
                return "closing time";
            });
            expectTrace("the application gets lifespan.startup");
            open();
            expectTrace("the application gets lifespan.startup", "the application is ready", "the server runs");
            perform("the server is to end", serverEnds::set);
            gate.clear();
            letRun();
            String[] stopping = {
                "the application gets lifespan.startup",
                "the application is ready",
                "the server runs",
                "the server ends",
                "the application gets lifespan.shutdown"
            };
            expectTrace(stopping);
            open();
            expectTrace(with(stopping, "the application has stopped", "lifespan returns"));
            expect("what lifespan returns", "closing time", returned);
        });
    }

    @Check("If the application says that it cannot start, no server runs, and lifespan throws an IOException.")
    @Order(15)
    void aFailedStartRunsNoServer() {
        onLoop(() -> {
            lifespan(
                    (_, receive, send) -> {
                        receive(receive);
                        send.send(new Event.LifespanStartupFailed("no beans"));
                    },
                    this::server);
            expectTrace("the application gets lifespan.startup", "lifespan throws IOException");
        });
    }

    @Check("If the application knows no lifespan, and throws or returns, the server runs without.")
    @Order(16)
    void anApplicationMayKnowNoLifespan() {
        onLoop(() -> {
            lifespan(
                    (_, _, _) -> {
                        throw new IllegalArgumentException("what is a lifespan?");
                    },
                    this::server);
            expectTrace("the server runs", "lifespan returns");
            trace.clear();
            lifespan((_, _, _) -> trace.add("the application returns"), this::server);
            expectTrace("the application returns", "the server runs", "lifespan returns");
        });
    }

    @Check("The application stops also if the server has failed. Then lifespan throws the error.")
    @Order(17)
    void theApplicationStopsAfterAnError() {
        onLoop(() -> {
            lifespan(this::live, () -> {
                throw new ArithmeticException("no port");
            });
            open();
            expectTrace(
                    "the application gets lifespan.startup",
                    "the application is ready",
                    "the application gets lifespan.shutdown",
                    "the application has stopped",
                    "lifespan throws ArithmeticException (no port)");
        });
    }

    private String server() {
        trace.add("the server runs");
        return "closing time";
    }

    /// An application that passes the gate before it answers.
    private void live(Scope scope, Receive receive, Send send) throws IOException {
        receive(receive);
        gate.await();
        trace.add("the application is ready");
        send.send(new Event.LifespanStartupComplete());
        receive(receive);
        gate.await();
        trace.add("the application has stopped");
        send.send(new Event.LifespanShutdownComplete());
    }

    private void call(List<UnaryOperator<Application>> middleware) throws Exception {
        Application all = asgi().chain().chain(middleware, (_, _, _) -> trace.add("the application runs"));
        expectThat(all != null, "chain returns an application", "chain returns null");
        all.handle(scope(), null, null);
    }

    private UnaryOperator<Application> wrapper(String name) {
        return inner -> (scope, receive, send) -> {
            trace.add(name + " before");
            inner.handle(scope, receive, send);
            trace.add(name + " after");
        };
    }

    private static Scope.Http scope() {
        return new Scope.Http("1.1", "GET", "/tea", "/tea", "", new Headers(), ADDRESS, ADDRESS, Map.of(), Map.of());
    }

    private FakeClient client() {
        if (client == null) {
            client = new FakeClient(trace::add);
        }
        return client;
    }

    private void serve(Application application) {
        FakeClient with = client();
        start("serve", () -> asgi().serve().serve(application, scope(), with));
    }

    private void lifespan(Application application, Callable<String> server) {
        start("lifespan", () -> returned = asgi().lifespan().lifespan(application, server));
    }

    /// Starts a task that notes how it ends, and lets it run.
    private void start(String what, Action action) {
        step("a task calls " + what);
        gate = new tulip.async.Event();
        task = Async.start(what, () -> {
            try {
                action.run();
                trace.add(what + " returns");
            } catch (Exception thrown) {
                trace.add(what + " throws " + told(thrown));
            } catch (Throwable other) {
                throw tulip.coroutines.Raise.asItIs(other);
            }
            return null;
        });
        letRun();
        failIfFailed();
    }

    /// An error that is not caught, such as a `Todo`, ends the check.
    private void failIfFailed() {
        if (task.isDone() && !task.isCancelled() && task.exception() != null) {
            throw tulip.coroutines.Raise.asItIs(task.exception());
        }
    }

    private static String told(Exception thrown) {
        boolean given = List.of("no beans", "no port").contains(thrown.getMessage());
        return thrown.getClass().getSimpleName() + (given ? " (" + thrown.getMessage() + ")" : "");
    }

    private void open() {
        perform("the application may go on", gate::set);
        letRun();
        failIfFailed();
    }

    private void goAway() {
        perform("the client goes away", client::goAway);
        letRun();
    }

    private void receive(Receive receive) {
        trace.add("the application gets " + told(receive.receive()));
    }

    private static String told(Event.Received event) {
        return switch (event) {
            case null -> "null";
            case Event.HttpRequest(byte[] body, boolean more) ->
                '"' + new String(body, StandardCharsets.US_ASCII) + "\", " + (more ? "more follows" : "the last part");
            default -> event.type();
        };
    }

    private void attempt(String what, Send send, Event.Sent event) throws IOException {
        try {
            send.send(event);
            trace.add(what + " is taken");
        } catch (IllegalStateException refused) {
            trace.add(what + " is refused");
        }
    }

    private static Event.Sent start(int status) {
        return new Event.HttpResponseStart(status, new Headers());
    }

    private static Event.Sent part(String body) {
        return new Event.HttpResponseBody(body.getBytes(StandardCharsets.US_ASCII), true);
    }

    private static Event.Sent last(String body) {
        return new Event.HttpResponseBody(body.getBytes(StandardCharsets.US_ASCII), false);
    }

    private static String status(int status) {
        return "the client gets the status " + status;
    }

    private static String gets(String part) {
        return "the client gets \"" + part + '"';
    }

    private static String[] with(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    /// Compares what the client sees.
    private void expectAtClient(String... events) {
        trace.removeIf(event -> event.startsWith("serve "));
        expectTrace(events);
    }

    /// Compares the trace, without the text of an error page. Then forgets it.
    private void expectSeen(String... events) {
        trace.removeIf(event -> event.startsWith("the client gets \""));
        expectTrace(events);
        trace.clear();
    }

    /// Compares the trace. Shows both from their first difference on.
    private void expectTrace(String... events) {
        List<String> expected = List.of(events);
        List<String> seen = List.copyOf(trace);
        int same = 0;
        while (same < Math.min(expected.size(), seen.size())
                && expected.get(same).equals(seen.get(same))) {
            same++;
        }
        if (same == seen.size() && same < expected.size()) {
            keepWhoWaits();
        }
        expectThat(expected.equals(seen), rest(expected, same), rest(seen, same));
    }

    private static String rest(List<String> events, int from) {
        String when = from == 0 ? "at first " : "after \"" + events.get(from - 1) + "\" ";
        String what = from == 0 ? "nothing happens" : "nothing more happens";
        return when + (from == events.size() ? what : "comes " + events.subList(from, events.size()));
    }
}
