package tulip.async;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Clock;

/// What `receive` and `sendAll` must prove: they wait only if they must, lose no byte, and leave nothing behind.
public abstract class ReceiveSendContract extends TasksContract {
    private static final int ROOM = 8;
    private static final int PLENTY = 100;

    /// Waits for bytes.
    @FunctionalInterface
    public interface Receive {
        int receive(SocketChannel channel, ByteBuffer into) throws IOException;
    }

    /// Writes bytes.
    @FunctionalInterface
    public interface SendAll {
        void sendAll(SocketChannel channel, ByteBuffer from) throws IOException;
    }

    /// The members that are tested.
    public record Tested(Receive receive, SendAll sendAll) {}

    private FakeSocketLoop loop;
    private FakeSocket socket;
    private String asks = ""; // which method runs
    private int begun; // the turn in which it has begun

    protected abstract Tested sockets();

    @Override
    protected final EventLoop loop(Clock clockOfLoop) {
        loop = new FakeSocketLoop(clockOfLoop);
        return loop;
    }

    @Check("If bytes are there, receive returns them at once: no other task runs in between.")
    @Order(1)
    void bytesAreReturnedAtOnce() {
        expectDone(List.of("main got tea", "b runs"), () -> {
            open();
            arrive("tea");
            start("b", "note that it runs", () -> "runs");
            receive(ROOM);
        });
    }

    @Check("If there are more bytes than the buffer has room for, the next receive gets the rest.")
    @Order(2)
    void aSmallBufferGetsAPart() {
        expectDone(List.of("main got fl", "main got at ", "main got white"), () -> {
            open();
            arrive("flat white");
            receive(2);
            receive(3);
            receive(ROOM);
        });
    }

    @Check("If nothing is there, receive waits, and other tasks run. Meanwhile it does not read the socket.")
    @Order(3)
    void anEmptySocketMakesReceiveWait() {
        expectDone(
                List.of("b runs", "the socket is read 0 times in a second", "the loop watches input", "a got tea"),
                () -> {
                    open();
                    receives("a");
                    start("b", "note that it runs", () -> "runs");
                    letRun();
                    noteCalls("read");
                    noteWatched();
                    arrive("tea");
                    letRun();
                });
    }

    @Check("When receive has returned, the loop does not watch the socket any more.")
    @Order(4)
    void theInterestInInputEnds() {
        expectDone(
                List.of(
                        "the loop watches input",
                        "a got tea",
                        "the loop watches nothing",
                        "b got cocoa",
                        "the loop watches nothing"),
                () -> {
                    open();
                    receives("a");
                    letRun();
                    noteWatched();
                    arrive("tea");
                    letRun();
                    noteWatched();
                    receives("b");
                    letRun();
                    arrive("cocoa");
                    letRun();
                    noteWatched();
                });
    }

    @Check("The loop may tell that a socket is ready, and yet nothing is there. Then receive waits again.")
    @Order(5)
    void aFalseAlarmEndsNoReceive() {
        expectDone(List.of("the loop watches input", "a got tea", "the loop watches nothing"), () -> {
            open();
            receives("a");
            letRun();
            alarm();
            letRun();
            noteWatched();
            arrive("tea");
            letRun();
            noteWatched();
        });
    }

    @Check("At the end of the stream, receive returns -1, each time.")
    @Order(6)
    void theEndIsMinusOne() {
        expectDone(List.of("a got tea", "b got the end", "c got the end"), () -> {
            open();
            arrive("tea");
            endInput();
            receives("a");
            receives("b");
            receives("c");
        });
        expectDone(List.of("a got the end", "the loop watches nothing"), () -> {
            open();
            receives("a");
            letRun();
            endInput();
            letRun();
            noteWatched();
        });
    }

    @Check("If the socket throws, receive throws the same exception. Then the loop does not watch the socket.")
    @Order(7)
    void anExceptionOfReadComesOut() {
        expectDone(List.of("a caught the exception of the socket", "the loop watches nothing"), () -> {
            open();
            fail();
            receives("a");
            letRun();
            noteWatched();
        });
        expectDone(List.of("a caught the exception of the socket", "the loop watches nothing"), () -> {
            open();
            receives("a");
            letRun();
            fail();
            letRun();
            noteWatched();
        });
    }

    @Check("A buffer without room is refused with an IllegalArgumentException: nothing could be received.")
    @Order(8)
    void aFullBufferIsRefused() {
        expectDone(List.of("main got IllegalArgumentException"), () -> {
            open();
            arrive("tea");
            receive(0);
        });
    }

    @Check("If a task is cancelled in receive, the loop does not watch the socket. The next receive gets the bytes.")
    @Order(9)
    void aCancelledReceiveLeavesNothing() {
        expectDone(List.of("a was cancelled", "the loop watches nothing", "b got tea"), () -> {
            open();
            receives("a");
            letRun();
            cancel("a");
            letRun();
            noteWatched();
            arrive("tea");
            receives("b");
            letRun();
        });
    }

    @Check("If a task is cancelled when bytes have arrived, and before it runs, the next receive gets the bytes.")
    @Order(10)
    void aCancelledReceiveLosesNothing() {
        for (int turns = 0; turns <= 2; turns++) { // 1: the loop is about to run the callback; 2: it has done so
            int passed = turns;
            expectDone(List.of("a was cancelled", "the loop watches nothing", "b got tea"), () -> {
                open();
                receives("a");
                letRun();
                arrive("tea");
                pass(passed);
                cancel("a");
                letRun();
                noteWatched();
                receives("b");
                letRun();
            });
        }
    }

    @Check("If there is room for all bytes, sendAll writes them at once: no other task runs in between.")
    @Order(11)
    void whatFitsIsSentAtOnce() {
        expectDone(List.of("main has sent all", "the other side has got tea", "b runs"), () -> {
            open();
            room(PLENTY);
            start("b", "note that it runs", () -> "runs");
            send("tea");
            noteSent();
        });
    }

    @Check("An empty buffer is sent at once, also if there is no room.")
    @Order(12)
    void nothingIsSentAtOnce() {
        expectDone(List.of("main has sent all", "b runs"), () -> {
            open();
            start("b", "note that it runs", () -> "runs");
            send("");
        });
    }

    @Check(
            "If there is too little room, sendAll writes a part, waits, and then writes the rest. Other tasks run meanwhile.")
    @Order(13)
    void theRestIsSentLater() {
        expectDone(
                List.of(
                        "b runs",
                        "the other side has got flat",
                        "the socket is written 0 times in a second",
                        "the loop watches output",
                        "a has sent all",
                        "the other side has got flat white"),
                () -> {
                    open();
                    room(4);
                    sends("a", "flat white");
                    start("b", "note that it runs", () -> "runs");
                    letRun();
                    noteSent();
                    noteCalls("written");
                    noteWatched();
                    room(PLENTY);
                    letRun();
                    noteSent();
                });
    }

    @Check("When sendAll has returned, the loop does not watch the socket any more.")
    @Order(14)
    void theInterestInOutputEnds() {
        expectDone(
                List.of("the loop watches output", "a has sent all", "the loop watches nothing", "b has sent all"),
                () -> {
                    open();
                    sends("a", "tea");
                    letRun();
                    noteWatched();
                    room(3);
                    letRun();
                    noteWatched();
                    sends("b", "cocoa");
                    letRun();
                    room(PLENTY);
                });
    }

    @Check("When there is room, it may be too little, or none after all. Then sendAll waits again.")
    @Order(15)
    void sendAllWaitsAgain() {
        expectDone(
                List.of(
                        "the other side has got flat wh",
                        "the other side has got flat whit",
                        "a has sent all",
                        "the other side has got flat white"),
                () -> {
                    open();
                    room(4);
                    sends("a", "flat white");
                    letRun();
                    room(3);
                    letRun();
                    noteSent();
                    room(2);
                    letRun();
                    noteSent();
                    room(PLENTY);
                    letRun();
                    noteSent();
                });
        expectDone(List.of("the loop watches output", "a has sent all", "the loop watches nothing"), () -> {
            open();
            sends("a", "tea");
            letRun();
            alarm();
            letRun();
            noteWatched();
            room(PLENTY);
            letRun();
            noteWatched();
        });
    }

    @Check("If the socket throws, sendAll throws the same exception. Then the loop does not watch the socket.")
    @Order(16)
    void anExceptionOfWriteComesOut() {
        expectDone(List.of("a caught the exception of the socket", "the loop watches nothing"), () -> {
            open();
            sends("a", "tea");
            letRun();
            fail();
            letRun();
            noteWatched();
        });
    }

    @Check(
            "If a task is cancelled in sendAll, the loop does not watch the socket. The buffer has the bytes that are left.")
    @Order(17)
    void aCancelledSendKeepsTheRest() {
        expectDone(
                List.of(
                        "a was cancelled",
                        "the loop watches nothing",
                        "the other side has got flat",
                        "b has sent all",
                        "the other side has got flat white"),
                () -> {
                    open();
                    room(4);
                    ByteBuffer from = buffer("flat white");
                    start("a", "send the buffer", () -> sent(from));
                    letRun();
                    cancel("a");
                    letRun();
                    noteWatched();
                    room(PLENTY);
                    letRun();
                    noteSent();
                    start("b", "send the same buffer", () -> sent(from));
                    letRun();
                    noteSent();
                });
    }

    @Check("One task may receive while another one sends. Neither ends the wait of the other one.")
    @Order(18)
    void bothDirectionsAreWatched() {
        expectDone(
                List.of(
                        "the loop watches input and output",
                        "b has sent all",
                        "the loop watches input",
                        "the loop watches input and output",
                        "a got tea",
                        "the loop watches output",
                        "c has sent all"),
                () -> {
                    open();
                    receives("a");
                    sends("b", "cocoa");
                    letRun();
                    noteWatched();
                    room(5);
                    letRun();
                    noteWatched();
                    sends("c", "cake");
                    letRun();
                    noteWatched();
                    arrive("tea");
                    letRun();
                    noteWatched();
                    room(PLENTY);
                });
    }

    private void open() {
        step("open a socket, in which nothing has arrived, and which has no room for output");
        socket = new FakeSocket(this::failInVain, this::failBlocking);
        try {
            socket.configureBlocking(false);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void failInVain() {
        boolean one = asks.equals("receive");
        int turns = loop.turns();
        throw failure(
                asks + " waits until the loop tells that " + (one ? "bytes are there" : "there is room"),
                asks + (one ? " reads" : " writes to") + " the socket again and again"
                        + (turns == begun ? ", and no other task can run" : ", in each turn of the loop"));
    }

    private void failBlocking() {
        throw failure(
                "the socket never blocks",
                asks + " calls configureBlocking(true): then a read or write stops the whole loop");
    }

    private void arrive(String bytes) {
        perform("the bytes \"" + bytes + "\" arrive", () -> socket.arrive(bytes));
    }

    private void endInput() {
        perform("the other side ends the stream", socket::endInput);
    }

    private void room(int bytes) {
        perform("the socket has room for " + bytes + " bytes", () -> socket.makeRoom(bytes));
    }

    private void alarm() {
        perform("the loop tells that the socket is ready, which is wrong", socket::alarm);
    }

    private void fail() {
        perform("the connection is lost: the socket throws", () -> socket.fail(new IOException("connection reset")));
    }

    private void pass(int turns) {
        step("let the loop make " + turns + (turns == 1 ? " turn" : " turns"));
        for (int turn = 0; turn < turns; turn++) {
            Async.sleep(Duration.ZERO);
        }
    }

    private void receive(int room) {
        main("receive, into a buffer with room for " + room, () -> note("main " + received(room)));
    }

    private void receives(String name) {
        start(name, "receive", () -> received(ROOM));
    }

    /// Receives into a buffer that holds two bytes already.
    private String received(int room) {
        begins("receive");
        ByteBuffer into = ByteBuffer.allocate(room + 2).put((byte) '>').put((byte) ' ');
        try {
            int count = sockets().receive().receive(socket, into);
            String holds = new String(into.array(), 0, into.position(), StandardCharsets.US_ASCII);
            if (count < 0 && holds.equals("> ")) {
                return "got the end";
            }
            return holds.startsWith("> ") && holds.length() == count + 2 && count > 0
                    ? "got " + holds.substring(2)
                    : "got " + count + ", and the buffer, which held \"> \", holds \"" + holds + '"';
        } catch (IOException thrown) {
            return caught(thrown);
        } catch (IllegalArgumentException refused) {
            return "got IllegalArgumentException";
        }
    }

    private void begins(String method) {
        asks = method;
        begun = loop.turns();
    }

    private void send(String bytes) {
        main("sendAll(\"" + bytes + "\")", () -> note("main " + sent(buffer(bytes))));
    }

    private void sends(String name, String bytes) {
        start(name, "sendAll(\"" + bytes + "\")", () -> sent(buffer(bytes)));
    }

    /// A buffer with more bytes before and after those that are to be sent.
    private static ByteBuffer buffer(String bytes) {
        byte[] all = ("<<" + bytes + ">>").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.wrap(all, 2, bytes.length());
    }

    private String sent(ByteBuffer from) {
        begins("sendAll");
        try {
            sockets().sendAll().sendAll(socket, from);
            return from.hasRemaining() ? "returns, and the buffer has " + from.remaining() + " left" : "has sent all";
        } catch (IOException thrown) {
            return caught(thrown);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same exception is what is promised
    private String caught(IOException thrown) {
        return thrown == socket.failure()
                ? "caught the exception of the socket"
                : "caught " + thrown.getClass().getSimpleName();
    }

    private void noteWatched() {
        main("ask what the loop watches", () -> note("the loop watches " + loop.watched()));
    }

    private void noteSent() {
        main("ask what the other side has got", () -> note("the other side has got " + socket.sent()));
    }

    /// @param how  "read" or "written"
    private void noteCalls(String how) {
        int before = socket.calls();
        letPass(Duration.ofSeconds(1));
        note("the socket is " + how + " " + (socket.calls() - before) + " times in a second");
    }
}
