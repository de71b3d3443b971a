package tulip.mixed.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import tulip.async.Async;
import tulip.async.AsyncGenerator;
import tulip.async.CallQueue;
import tulip.async.CancelContract;
import tulip.async.Connection;
import tulip.async.EchoServer;
import tulip.async.EchoServerContract;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.GatherContract;
import tulip.async.LoopParts;
import tulip.async.Queue;
import tulip.async.QueueContract;
import tulip.async.ReceiveSendContract;
import tulip.async.SelectorEventLoop;
import tulip.async.Server;
import tulip.async.Streams;
import tulip.async.Task;
import tulip.async.TaskObject;
import tulip.async.exercise.MyEchoServer;
import tulip.async.exercise.MyFuture;
import tulip.async.exercise.MyGather;
import tulip.async.exercise.MyLoop;
import tulip.async.exercise.MyQueue;
import tulip.async.exercise.MySockets;
import tulip.async.exercise.MyTask;
import tulip.async.exercise.MyThreadsafeCalls;
import tulip.coroutines.ChainedCoroutine;
import tulip.coroutines.Coroutine;
import tulip.coroutines.CoroutineObject;
import tulip.coroutines.OnGenerator;
import tulip.coroutines.Request;
import tulip.coroutines.TinyOS;
import tulip.coroutines.TinyOSContract;
import tulip.coroutines.Trampoline;
import tulip.coroutines.TrampolineContract;
import tulip.coroutines.YieldFromContract;
import tulip.coroutines.exercise.MyCoroutine;
import tulip.coroutines.exercise.MyTinyOS;
import tulip.coroutines.exercise.MyTrampoline;
import tulip.generators.Generator;
import tulip.generators.GeneratorObject;
import tulip.generators.GuardsContract;
import tulip.generators.Primitive;
import tulip.generators.State;
import tulip.generators.exercise.MyGenerator;
import tulip.generators.exercise.MyHandoff;
import tulip.kit.Check;
import tulip.kit.Clock;
import tulip.kit.Contract;
import tulip.kit.ManualClock;

/// Parts of the reference on a participant's parts, and a participant's parts on each other: each must keep the
/// contract. [tulip.runner.MixedPartsTest] fills the stubs and runs these classes. The package is one of answers,
/// so that the filled stubs are used and not the classes of the build.
final class MixedParts {
    private MixedParts() {}

    static Primitive myHandoff() {
        return (owner, body) -> new MyHandoff(Thread.ofVirtual().name(owner.toString()), body);
    }

    static Primitive myGenerator() {
        return new OnGenerator(body -> new MyGenerator<>(myHandoff(), body), false);
    }

    static <Y, S, R> Coroutine<Y, S, R> myCoroutine(Coroutine.Body<Y, S, R> body) {
        return new MyCoroutine<>(myGenerator(), body);
    }

    @Nested
    final class GeneratorOnMyHandoff extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new GeneratorObject<>(myHandoff(), body);
        }

        @Override
        protected State state(Generator<?> generator) {
            return ((GeneratorObject<?>) generator).state();
        }
    }

    @Nested
    final class MyGeneratorOnMyHandoff extends GuardsContract {
        @Override
        protected <T> Generator<T> generator(Generator.Body<T> body) {
            return new MyGenerator<>(myHandoff(), body);
        }

        @Override
        protected State state(Generator<?> generator) {
            return ((MyGenerator<?>) generator).state();
        }
    }

    @Nested
    final class CoroutineOnMyHandoff extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new CoroutineObject<>(myHandoff(), body);
        }
    }

    @Nested
    final class ChainOnMyGenerator extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(myGenerator(), body);
        }
    }

    @Nested
    final class ChainOfMyCoroutines extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return new ChainedCoroutine<>(MixedParts::myCoroutine, false, body);
        }
    }

    @Nested
    final class MyCoroutineOnMyGeneratorOnMyHandoff extends YieldFromContract {
        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return myCoroutine(body);
        }
    }

    @Nested
    final class TrampolineOfMyCoroutines extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return Trampoline.run(first);
        }

        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return myCoroutine(body);
        }

        @Override
        protected int depth() {
            return 2_000; // each call has two threads
        }
    }

    @Nested
    final class MyTrampolineOfMyCoroutines extends TrampolineContract {
        @Override
        protected <R> R run(Coroutine<? extends Coroutine<?, ?, ?>, Object, R> first) {
            return MyTrampoline.run(first);
        }

        @Override
        protected <Y, S, R> Coroutine<Y, S, R> coroutine(Coroutine.Body<Y, S, R> body) {
            return myCoroutine(body);
        }

        @Override
        protected int depth() {
            return 2_000;
        }
    }

    @Nested
    final class TinyOSOfMyCoroutines extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            var os = new TinyOS(count -> 0, MixedParts::myCoroutine);
            bodies.forEach(os::start);
            os.run();
            return os.trace();
        }
    }

    @Nested
    final class MyTinyOSOfMyCoroutines extends TinyOSContract {
        @Override
        protected List<String> run(List<Coroutine.Body<Request, Object, ?>> bodies) {
            var os = new MyTinyOS(count -> 0, MixedParts::myCoroutine);
            bodies.forEach(os::start);
            os.run();
            return os.trace();
        }
    }

    private static final LoopParts MINE = new LoopParts() {
        @Override
        public <T> Future<T> future(EventLoop of) {
            return new MyFuture<>(of);
        }

        @Override
        public <T> Task<T> task(EventLoop of, String name, int number, Callable<T> body) {
            return new MyTask<>(of, name == null ? "task-" + number : name, body);
        }

        @Override
        public CallQueue callQueue(Runnable wakeUp) {
            return new MyThreadsafeCalls(wakeUp);
        }
    };

    /// A loop of the reference, the rest is the participant's.
    static EventLoop withMyParts(Clock clock) {
        return new SelectorEventLoop(clock, MINE);
    }

    /// A participant's loop on parts of the reference.
    static EventLoop myLoop(Clock clock) {
        return myLoop(clock, LoopParts.REFERENCE);
    }

    static EventLoop myLoop(Clock clock, LoopParts parts) {
        try {
            return new MyLoop(clock, Selector.open(), parts);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Nested
    final class QueueOfMyFuturesAndMyTasks extends QueueContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return withMyParts(clock);
        }

        @Override
        protected Tested queue(int most) {
            var queue = new Queue<String>(most);
            return new Tested(queue::put, queue::get, queue::taskDone, queue::join, queue::shutDown);
        }
    }

    @Nested
    final class MyQueueOnMyLoop extends QueueContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return myLoop(clock);
        }

        @Override
        protected Tested queue(int most) {
            var queue = new MyQueue<String>(most);
            return new Tested(queue::put, queue::get, queue::taskDone, queue::join, queue::shutDown);
        }
    }

    @Nested
    final class GatherOfMyFuturesAndMyTasks extends GatherContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return withMyParts(clock);
        }

        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return Async.gather(futures);
        }
    }

    @Nested
    final class MyGatherOnMyLoop extends GatherContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return myLoop(clock);
        }

        @Override
        protected <T> Future<List<T>> gather(List<Future<T>> futures) {
            return new MyGather<>(futures).begin();
        }
    }

    @Nested
    final class TaskOnMyLoop extends CancelContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return myLoop(clock);
        }

        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new TaskObject<>(loop, name, body);
        }
    }

    @Nested
    final class MyTaskOnMyLoop extends CancelContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return myLoop(clock);
        }

        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new MyTask<>(loop, name, body);
        }
    }

    @Nested
    final class MyTaskOfMyCoroutines extends CancelContract {
        @Override
        protected EventLoop loop(Clock clock) {
            return withMyParts(clock);
        }

        @Override
        protected <T> Task<T> task(EventLoop loop, String name, Callable<T> body) {
            return new MyTask<>(loop, name, body, MixedParts::myCoroutine);
        }
    }

    @Nested
    final class AsyncGeneratorsOnMyLoop extends Contract {
        @Check("A closed loop has closed the async generators that were begun.")
        void theLoopClosesAsyncGenerators() {
            var ended = new AtomicReference<>(false);
            EventLoop loop = myLoop(new ManualClock());
            AsyncGenerator<Integer> cups = AsyncGenerator.of(out -> {
                try {
                    out.yield(1);
                } finally {
                    Async.sleep(Duration.ofMillis(1));
                    ended.set(true);
                }
            });
            expect("the first cup", 1, loop.runUntilComplete(cups::next));
            loop.close();
            expect("whether the body has ended", true, ended.get());
        }
    }
    /// The clients of the echo servers receive and send by the participant's methods.
    @Nested
    class EchoServerOnMyLoop extends EchoServerContract {
        @Override
        protected EventLoop loop() {
            return myLoop(Clock.SYSTEM);
        }

        @Override
        protected Tested server() {
            return new Tested(EchoServer::serve, EchoServer::echo);
        }

        @Override
        protected ReceiveSendContract.Tested clients() {
            return new ReceiveSendContract.Tested(MySockets::receive, MySockets::sendAll);
        }
    }

    @Nested
    final class EchoServerOfMyFuturesAndMyTasks extends EchoServerOnMyLoop {
        @Override
        protected EventLoop loop() {
            return withMyParts(Clock.SYSTEM);
        }
    }

    @Nested
    final class MyEchoServerOnTheReference extends EchoServerOnMyLoop {
        @Override
        protected EventLoop loop() {
            return new SelectorEventLoop();
        }

        @Override
        protected Tested server() {
            return new Tested(MyEchoServer::serve, MyEchoServer::echo);
        }
    }

    @Nested
    final class MyEchoServerOnMyLoopOfMyParts extends EchoServerOnMyLoop {
        @Override
        protected EventLoop loop() {
            return myLoop(Clock.SYSTEM, MINE);
        }

        @Override
        protected Tested server() {
            return new Tested(MyEchoServer::serve, MyEchoServer::echo);
        }
    }

    @Nested
    final class StreamsOnMyLoopOfMyParts extends Contract {
        private static final int CLIENTS = 50;

        @Check("A call of another thread wakes a loop that waits.")
        @Order(1)
        void anotherThreadWakesTheLoop() {
            Thread waiting = Thread.currentThread();
            try (EventLoop loop = myLoop(Clock.SYSTEM, MINE)) {
                String answer = loop.runUntilComplete(() -> Async.toThread(() -> {
                    while (Arrays.stream(waiting.getStackTrace()).noneMatch(StreamsOnMyLoopOfMyParts::waits)) {
                        Thread.onSpinWait();
                    }
                    return "tea";
                }));
                expect("what the other thread gives", "tea", answer);
            }
        }

        private static boolean waits(StackTraceElement frame) {
            return frame.getClassName().startsWith("sun.nio.ch.")
                    && frame.getMethodName().equals("select");
        }

        @Check("Each client gets its own line back.")
        @Order(2)
        void eachClientGetsItsLine() {
            List<String> answers = new ArrayList<>();
            try (EventLoop loop = myLoop(Clock.SYSTEM, MINE)) {
                loop.runUntilComplete(() -> {
                    try (Server server = Streams.startServer(MyEchoServer::echo, new InetSocketAddress("localhost", 0))) {
                        int port = ((InetSocketAddress) server.address()).getPort();
                        List<Task<String>> clients = new ArrayList<>();
                        for (int i = 1; i <= CLIENTS; i++) {
                            String line = "client " + i + "\n";
                            clients.add(Async.start("client " + i, () -> ask(port, line)));
                        }
                        for (Task<String> client : clients) {
                            answers.add(client.await());
                        }
                        server.close();
                        server.waitClosed();
                        expect("the number of open connections", 0, server.size());
                    }
                    return null;
                });
            }
            List<String> lines = IntStream.rangeClosed(1, CLIENTS)
                    .mapToObj(i -> "client " + i + "\n")
                    .toList();
            expect("the answers", lines, answers);
        }

        private static String ask(int port, String line) throws Exception {
            try (Connection connection = Streams.openConnection("localhost", port)) {
                connection.writer().write(line.getBytes(StandardCharsets.US_ASCII));
                return new String(connection.reader().readLine(), StandardCharsets.US_ASCII);
            }
        }
    }
}
