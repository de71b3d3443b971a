package tulip.mixed.exercise;

import java.util.List;
import org.junit.jupiter.api.Nested;
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
}
