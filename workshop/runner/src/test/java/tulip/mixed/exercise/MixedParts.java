package tulip.mixed.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import tulip.async.Async;
import tulip.async.AsyncGenerator;
import tulip.async.CancelContract;
import tulip.async.EventLoop;
import tulip.async.Future;
import tulip.async.GatherContract;
import tulip.async.LoopParts;
import tulip.async.Queue;
import tulip.async.QueueContract;
import tulip.async.SelectorEventLoop;
import tulip.async.Task;
import tulip.async.TaskObject;
import tulip.async.exercise.MyFuture;
import tulip.async.exercise.MyGather;
import tulip.async.exercise.MyLoop;
import tulip.async.exercise.MyQueue;
import tulip.async.exercise.MyTask;
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

    /// A loop of the reference on a participant's futures and tasks.
    static EventLoop withMyParts(Clock clock) {
        var loop = new SelectorEventLoop(clock);
        loop.setParts(new LoopParts() {
            @Override
            public <T> Future<T> future(EventLoop of) {
                return new MyFuture<>(of);
            }

            @Override
            public <T> Task<T> task(EventLoop of, String name, int number, Callable<T> body) {
                return new MyTask<>(of, name == null ? "task-" + number : name, body);
            }
        });
        return loop;
    }

    static EventLoop myLoop(Clock clock) {
        try {
            return new MyLoop(clock, Selector.open());
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
}
