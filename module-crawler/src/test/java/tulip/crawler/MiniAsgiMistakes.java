package tulip.crawler;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import tulip.async.Async;
import tulip.async.Queue;
import tulip.crawler.web.Application;
import tulip.crawler.web.Event;
import tulip.kit.Mistake;

final class MiniAsgiMistakes {
    private MiniAsgiMistakes() {}

    @Mistake(
            caughtBy = "theFirstMiddlewareIsOutermost",
            explanation = "The middleware is wrapped in the order of the list, so the last one becomes "
                    + "the outermost. What is wrapped last is called first.")
    static final class LastMiddlewareIsOutermost extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Application chain(List<UnaryOperator<Application>> middleware, Application application) {
                    return super.chain(middleware.reversed(), application);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theFirstMiddlewareIsOutermost",
            explanation = "Each middleware is wrapped around the application itself, and only one of them " + "stays.")
    static final class KeepsOneMiddleware extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Application chain(List<UnaryOperator<Application>> middleware, Application application) {
                    return super.chain(middleware.subList(0, Math.min(1, middleware.size())), application);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theFirstMiddlewareIsOutermost",
            explanation = "The middleware is never called: the application is returned as it is.")
    static final class WrapsNothing extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Application chain(List<UnaryOperator<Application>> middleware, Application application) {
                    return application;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eachPartIsWrittenAtOnce",
            explanation = "The parts of the response are collected, and written at its end. The client "
                    + "waits for all of it, and the server needs memory for all of it.")
    static final class BuffersTheResponse extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                private final ByteArrayOutputStream body = new ByteArrayOutputStream();

                @Override
                void writeHead(Exchange exchange) {}

                @Override
                void write(Exchange exchange, Event.HttpResponseBody part) throws IOException {
                    body.writeBytes(part.body());
                    if (!part.moreBody()) {
                        super.writeHead(exchange);
                        super.write(exchange, new Event.HttpResponseBody(body.toByteArray(), false));
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eachPartIsWrittenAtOnce",
            explanation = "The first part ends the response. Whether more follows is in moreBody.")
    static final class EndsAfterTheFirstPart extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void write(Exchange exchange, Event.HttpResponseBody part) throws IOException {
                    super.write(exchange, new Event.HttpResponseBody(part.body(), false));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aSlowClientMakesTheApplicationWait",
            explanation = "Another task writes the parts, and send returns at once. So the application "
                    + "goes on at its own speed, and what the client has not read fills the memory.")
    static final class IgnoresBackPressure extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                private final Queue<Callable<Void>> writes = new Queue<>();

                @Override
                void listen(Exchange exchange) {
                    super.listen(exchange);
                    Async.start(() -> {
                        while (true) {
                            writes.get().call();
                        }
                    });
                }

                @Override
                void writeHead(Exchange exchange) {
                    writes.put(() -> {
                        super.writeHead(exchange);
                        return null;
                    });
                }

                @Override
                void write(Exchange exchange, Event.HttpResponseBody part) {
                    writes.put(() -> {
                        super.write(exchange, part);
                        return null;
                    });
                    if (!part.moreBody()) {
                        complete(exchange);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eachPartIsWrittenAtOnce",
            explanation = "A task of its own writes each further part, and send returns at once. So the application "
                    + "may end before its parts are written, and the response does not look complete then.")
    static final class SendsInATaskOfItsOwn extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void send(Exchange exchange, Event.Sent event) throws IOException {
                    if (event instanceof Event.HttpResponseBody part && exchange.state == State.SENDING) {
                        Async.start(() -> {
                            write(exchange, part);
                            return null;
                        });
                    } else {
                        super.send(exchange, event);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRequestComesInParts",
            explanation = "receive waits for the whole body before the application gets the first byte. A "
                    + "large upload fills the memory.")
    static final class BuffersTheRequest extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                byte[] nextPart(Exchange exchange) throws IOException {
                    var body = new ByteArrayOutputStream();
                    for (byte[] part = exchange.client.read(); part.length > 0; part = exchange.client.read()) {
                        body.writeBytes(part);
                    }
                    return body.toByteArray();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theRequestComesInParts",
            explanation = "Each part says that it is the last. The application stops to read after the " + "first one.")
    static final class SaysEachPartIsTheLast extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Event.Received receive(Exchange exchange) {
                    return super.receive(exchange) instanceof Event.HttpRequest(byte[] part, var _)
                            ? new Event.HttpRequest(part, false)
                            : new Event.HttpDisconnect();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "receiveTellsThatTheClientIsGone",
            explanation = "When the body is complete, receive gives an empty part again and again. An "
                    + "application that waits for a disconnect never stops to ask.")
    static final class GivesEmptyPartsForEver extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Event.Received afterBody(Exchange exchange) {
                    return new Event.HttpRequest(Event.NO_BYTES, false);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "receiveTellsThatTheClientIsGone",
            explanation = "After the body, receive gives a disconnect at once, although the client is "
                    + "still there. The application thinks that nobody waits for its response.")
    static final class DisconnectsAfterTheBody extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Event.Received afterBody(Exchange exchange) {
                    return new Event.HttpDisconnect();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "receiveTellsThatTheClientIsGone",
            explanation = "Nobody listens when the client goes away. An application that waits for a "
                    + "disconnect waits for ever.")
    static final class DoesNotListen extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void listen(Exchange exchange) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "receiveTellsThatTheClientIsGone",
            explanation = "The first disconnect is also the last. A second task that asks waits for ever.")
    static final class DisconnectsOnce extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Event.Received afterBody(Exchange exchange) {
                    Event.Received event = super.afterBody(exchange);
                    exchange.over.clear();
                    return event;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aClientMayGoInTheMiddleOfTheBody",
            explanation = "If the client goes away in the middle of the body, receive says that the body "
                    + "is complete. The application works on half of an upload.")
    static final class TakesALostBodyForComplete extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Event.Received whenGone(IOException gone) {
                    return new Event.HttpRequest(Event.NO_BYTES, false);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theEndOfTheResponseEndsTheWait",
            explanation = "When the response is complete, nobody tells the tasks that wait in receive. "
                    + "They stay until the client goes away.")
    static final class ForgetsThoseThatWait extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void complete(Exchange exchange) {
                    exchange.state = State.COMPLETE;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEarlyErrorIs500",
            explanation = "The error of the application ends serve, and the client gets nothing. It waits "
                    + "until it gives up.")
    static final class LeavesTheClientWithoutAnAnswer extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenFailed(Exchange exchange, Exception failed) throws Exception {
                    throw failed;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEarlyErrorIs500",
            explanation =
                    "The error of the application is forgotten. The client gets 500, and nobody can " + "find out why.")
    static final class ForgetsTheError extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenFailed(Exchange exchange, Exception failed) {
                    finish(exchange);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anEarlyErrorIs500",
            explanation = "The head is written as soon as the application gives it. If the application "
                    + "fails before the first part, it is too late for a 500.")
    static final class WritesTheHeadAtOnce extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void start(Exchange exchange, Event.HttpResponseStart start) throws IOException {
                    super.start(exchange, start);
                    super.writeHead(exchange);
                    exchange.state = State.SENDING;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "noResponseIs500",
            explanation = "An application that returns without a response counts as served. The client "
                    + "waits for an answer that never comes.")
    static final class TrustsTheApplication extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenReturned(Exchange exchange) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aLateErrorAborts",
            explanation = "The client gets a 500 although a part of its response is written already. It "
                    + "takes the second head for a part of the body.")
    static final class Sends500AfterTheStart extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenCutShort(Exchange exchange) {
                    answerWithError(exchange);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aLateErrorAborts",
            explanation = "The response is ended as if it were complete. The client takes half a page for "
                    + "the whole one.")
    static final class EndsAResponseThatIsCutShort extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenCutShort(Exchange exchange) {
                    try {
                        exchange.client.end();
                    } catch (IOException gone) {
                        exchange.client.abort();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aLateErrorAborts",
            explanation = "Nothing is done about a response that has begun and is not complete. The "
                    + "client waits for the rest.")
    static final class LeavesAResponseOpen extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenCutShort(Exchange exchange) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aResponseWithoutAnEndAborts",
            explanation = "Only errors are looked at. An application that returns in the middle of its "
                    + "response leaves the client waiting for the rest.")
    static final class LooksOnlyAtErrors extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenReturned(Exchange exchange) {
                    if (exchange.state != State.SENDING) {
                        super.whenReturned(exchange);
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eventsHaveTheirOrder",
            explanation = "An event that is not allowed now is dropped, and the application is not told. "
                    + "Its author looks for the page for hours.")
    static final class DropsWhatIsNotAllowed extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenNotAllowed(Event.Sent event) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eventsHaveTheirOrder",
            explanation = "A second start replaces the first one. A response has one status.")
    static final class TakesASecondStart extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                boolean mayStart(Exchange exchange) {
                    return exchange.state != State.COMPLETE && exchange.state != State.SENDING;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eventsHaveTheirOrder",
            explanation = "Parts are written after the end of the response. The client takes them for the "
                    + "beginning of the next response.")
    static final class WritesAfterTheEnd extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                boolean maySend(Exchange exchange) {
                    return exchange.state == State.SENDING || exchange.state == State.COMPLETE;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theLifespanIsAroundTheServer",
            explanation = "The server begins before the application is ready. The first requests meet an "
                    + "application without its database.")
    static final class DoesNotWaitForTheStart extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                Event.Sent started(Queue<Event.Sent> answers) {
                    return new Event.LifespanStartupComplete();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theLifespanIsAroundTheServer",
            explanation = "The application gets the shutdown while the server still runs.")
    static final class StopsTheApplicationFirst extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                String runServer(Callable<String> server, Queue<Event.Received> toApplication) throws Exception {
                    toApplication.put(new Event.LifespanShutdown());
                    return server.call();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theLifespanIsAroundTheServer",
            explanation = "The application is never told to stop. What it holds stays open.")
    static final class NeverStopsTheApplication extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void stop(Queue<Event.Received> toApplication, Queue<Event.Sent> answers) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theLifespanIsAroundTheServer",
            explanation = "lifespan returns before the application has stopped. The process may end in "
                    + "the middle of its clean-up.")
    static final class DoesNotWaitForTheEnd extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void stop(Queue<Event.Received> toApplication, Queue<Event.Sent> answers) {
                    toApplication.put(new Event.LifespanShutdown());
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theLifespanIsAroundTheServer",
            explanation = "What the server returns is lost: lifespan returns null.")
    static final class ForgetsTheResult extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                String runServer(Callable<String> server, Queue<Event.Received> toApplication) throws Exception {
                    super.runServer(server, toApplication);
                    return null;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aFailedStartRunsNoServer",
            explanation = "Each answer counts as a start, also that the application has failed to start.")
    static final class IgnoresAFailedStart extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenStartFailed() {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anApplicationMayKnowNoLifespan",
            explanation = "An application that throws at a lifespan counts as one that cannot start. Many "
                    + "simple applications know only requests.")
    static final class NeedsALifespan extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenUnknown(Exception unknown, Queue<Event.Sent> answers) {
                    answers.put(new Event.LifespanStartupFailed("it throws"));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "anApplicationMayKnowNoLifespan",
            explanation = "If the application ends without an answer, the server waits for this answer " + "for ever.")
    static final class WaitsForAnAnswerThatNeverComes extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                @Override
                void whenEnded(Queue<Event.Sent> answers) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theApplicationStopsAfterAnError",
            explanation = "If the server fails, the application is not told to stop. What it holds stays " + "open.")
    static final class StopsOnlyAfterSuccess extends MiniAsgiContract {
        @Override
        protected Tested asgi() {
            return new BreakableAsgi() {
                private boolean failed;

                @Override
                String runServer(Callable<String> server, Queue<Event.Received> toApplication) throws Exception {
                    failed = true;
                    String result = server.call();
                    failed = false;
                    return result;
                }

                @Override
                void stop(Queue<Event.Received> toApplication, Queue<Event.Sent> answers) {
                    if (!failed) {
                        super.stop(toApplication, answers);
                    }
                }
            }.tested();
        }
    }
}
