package tulip.async;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import tulip.kit.Mistake;

final class EchoServerMistakes {
    private EchoServerMistakes() {}

    @Mistake(
            caughtBy = "bytesComeBack",
            explanation = "echo collects bytes before it writes: up to the end of the stream, or until it has "
                    + "enough of them. A client that waits for an answer gets none.")
    static final class ReadsAllFirst extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void echo(StreamReader reader, StreamWriter writer) throws IOException {
                    answer(writer, reader.readAll());
                    end(writer);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theServerAnswersEachTime",
            explanation = "echo reads lines. Bytes without a line feed stay in the reader, and the client waits "
                    + "for them.")
    static final class EchoesLines extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void echo(StreamReader reader, StreamWriter writer) throws IOException {
                    for (byte[] line = reader.readLine(); line.length > 0; line = reader.readLine()) {
                        answer(writer, line);
                    }
                    end(writer);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theServerAnswersEachTime",
            explanation = "echo answers the first bytes, and ends. A read gives what is there, and more may " + "come.")
    static final class EchoesOnce extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void echo(StreamReader reader, StreamWriter writer) throws IOException {
                    answer(writer, reader.read(MOST_AT_ONCE));
                    end(writer);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theEndIsAnswered",
            explanation =
                    "echo returns at the end of the stream, and closes nothing. The client waits for the " + "end.")
    static final class NeverCloses extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void end(StreamWriter writer) {}
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theEndIsAnswered",
            explanation = "echo ends its direction, and does not close the socket. Each client that leaves "
                    + "costs a socket, until the system has none left.")
    static final class EndsOnlyItsDirection extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void end(StreamWriter writer) throws IOException {
                    writer.writeEnd();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theEndIsAnswered",
            explanation = "At the end of the stream, each read gives no byte, at once. The loop of echo never "
                    + "ends, and the whole server stands still.")
    static final class IgnoresTheEnd extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void echo(StreamReader reader, StreamWriter writer) throws IOException {
                    while (true) {
                        answer(writer, reader.read(MOST_AT_ONCE));
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theServerGoesOn",
            explanation = "serve accepts one connection. When this client has left, nobody serves the next one.")
    static final class ServesOneClient extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                Void acceptAll(ServerSocketChannel channel, TaskGroup group) throws IOException {
                    begin(group, Connection.of(Sockets.accept(channel)));
                    return null;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "theServerGoesOn",
            explanation = "serve starts a task that accepts, and returns. So nobody can wait for the server, "
                    + "and to cancel its task does nothing.")
    static final class StartsATaskAndReturns extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void serve(ServerSocketChannel channel) {
                    Async.start(() -> {
                        super.serve(channel);
                        return null;
                    });
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "clientsAreServedAtTheSameTime",
            explanation = "serve calls echo itself, and accepts the next connection when echo has returned. A "
                    + "client that sends nothing holds up all others.")
    static final class ServesOneAtATime extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void begin(TaskGroup group, Connection connection) throws IOException {
                    handle(connection);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "eachGetsItsOwnBytes",
            explanation =
                    "The writer is in a field that all tasks share. So each answer goes to the client that has come last.")
    static final class AnswersTheNewestClient extends EchoServerContract {
        @Override
        protected Tested server() {
            return answersTo;
        }

        private final Tested answersTo = new BreakableEchoServer() {
            private StreamWriter newest;

            @Override
            Void handle(Connection connection) throws IOException {
                newest = connection.writer();
                return super.handle(connection);
            }

            @Override
            void answer(StreamWriter writer, byte[] bytes) throws IOException {
                super.answer(newest == null ? writer : newest, bytes);
            }
        }.tested();
    }

    @Mistake(
            caughtBy = "aFailingClientEndsNoOther",
            explanation = "The task of a connection throws the IOException of its client. So the task group "
                    + "cancels all other connections, and the server ends.")
    static final class OneFailureEndsAll extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                Void handle(Connection connection) throws IOException {
                    try {
                        echo(connection.reader(), connection.writer());
                    } finally {
                        leave(connection);
                    }
                    return null;
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "allIsWrittenBeforeTheEnd",
            explanation =
                    "echo closes the socket at once. The bytes for which the socket had no room yet are " + "lost.")
    static final class AbortsAtTheEnd extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void end(StreamWriter writer) {
                    writer.abort();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "allIsWrittenBeforeTheEnd",
            explanation = "close does not wait until all bytes are written. The task goes on and aborts the "
                    + "connection, so the rest is lost.")
    static final class ClosesAndAborts extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void end(StreamWriter writer) {
                    writer.close();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aSlowReaderCostsLittle",
            explanation = "echo writes and never drains. If a client sends and does not read, the server keeps "
                    + "all its bytes, until the memory is full.")
    static final class DoesNotDrain extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void answer(StreamWriter writer, byte[] bytes) throws IOException {
                    writer.write(bytes);
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aThousandClients",
            explanation = "At most 100 connections are served at a time, as with a pool of threads. A task that "
                    + "waits costs little: let there be one for each connection.")
    static final class ServesAFewAtATime extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                private final Semaphore served = new Semaphore(100);

                @Override
                Void handle(Connection connection) throws IOException {
                    served.acquire();
                    try {
                        return super.handle(connection);
                    } finally {
                        served.release();
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledServerLeavesNothing",
            explanation = "The tasks of the connections belong to no group. When the task of the server is "
                    + "cancelled, they go on.")
    static final class LeavesTheConnections extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void begin(TaskGroup group, Connection connection) {
                    Async.start(() -> handle(connection));
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledServerLeavesNothing",
            explanation = "A task that is cancelled closes its connection with close. That waits until all "
                    + "bytes are written, and this client never reads them.")
    static final class LeavesPolitely extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void leave(Connection connection) {
                    connection.close();
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledServerLeavesNothing",
            explanation = "The loop of serve catches the CancelledError, and accepts again. So nobody can end "
                    + "the server.")
    static final class GoesOnIfCancelled extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                Void acceptAll(ServerSocketChannel channel, TaskGroup group) {
                    while (true) {
                        try {
                            super.acceptAll(channel, group);
                        } catch (IOException | CancelledError again) {
                            // a server must go on
                        }
                    }
                }
            }.tested();
        }
    }

    @Mistake(
            caughtBy = "aCancelledServerLeavesNothing",
            explanation = "serve catches the CancelledError, and returns. All connections have ended, but the "
                    + "caller cannot tell that the server was cancelled.")
    static final class SaysItWasNotCancelled extends EchoServerContract {
        @Override
        protected Tested server() {
            return new BreakableEchoServer() {
                @Override
                void serve(ServerSocketChannel channel) throws IOException {
                    try {
                        super.serve(channel);
                    } catch (CancelledError cancelled) {
                        // the server ends
                    }
                }
            }.tested();
        }
    }
}
