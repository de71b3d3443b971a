package tulip.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tulip.generators.AlreadyRunning;
import tulip.generators.GeneratorExit;
import tulip.generators.Rival;

/// Lets two threads call the coroutines of one chain at the same moment, without any order between them, and checks
/// the results.
///
/// The promise: each element comes once. No call throws anything but [AlreadyRunning] and [NoSuchElementException]. No
/// thread hangs. At the end each `finally` has run once, if its body had begun. A body gets the signal to end only if a
/// `close` was served.
final class ChainRaces implements AutoCloseable {
    enum Operation {
        OUTER_NEXT,
        INNER_NEXT,
        OUTER_CLOSE,
        INNER_CLOSE
    }

    /// Makes a coroutine from its body.
    interface Maker extends Function<Coroutine.Body<Integer, Integer, Integer>, Coroutine<Integer, Integer, Integer>> {}

    private static final int ELEMENTS = 3;

    private final Maker maker;
    private final Random random;
    private final Rival rival = new Rival();

    ChainRaces(Maker maker, long seed) {
        this.maker = maker;
        this.random = new Random(seed);
    }

    /// Reports which promises were broken, and how often.
    Map<String, Integer> run(Operation one, Operation other, int tries) {
        var broken = new TreeMap<String, Integer>();
        for (int i = 0; i < tries; i++) {
            new Try().broken(one, other).forEach(what -> broken.merge(what, 1, Integer::sum));
        }
        return broken;
    }

    @Override
    public void close() {
        rival.close();
    }

    /// One chain that both threads call at once.
    private final class Try {
        private final List<Integer> taken = new ArrayList<>();
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile boolean toldToExit;
        private final Coroutine<Integer, Integer, Integer> inner = maker.apply(this::count);
        private final Coroutine<Integer, Integer, Integer> outer = maker.apply(this::delegate);

        private Integer count(Coroutine.Out<Integer, Integer> out) {
            begun.incrementAndGet();
            try {
                for (int i = 1; i <= ELEMENTS; i++) {
                    out.yield(i);
                }
                return 0;
            } catch (GeneratorExit exit) {
                toldToExit = true;
                throw exit;
            } finally {
                ended.incrementAndGet();
            }
        }

        private Integer delegate(Coroutine.Out<Integer, Integer> out) {
            begun.incrementAndGet();
            try {
                return out.yieldFrom(inner);
            } catch (AlreadyRunning refused) { // the other thread has called the inner coroutine
                return 0;
            } finally {
                ended.incrementAndGet();
            }
        }

        List<String> broken(Operation one, Operation other) {
            switch (random.nextInt(5)) { // on a continuation, the thread that begins a coroutine owns it
                case 0 -> answer(Operation.OUTER_NEXT);
                case 1 -> answer(Operation.INNER_NEXT);
                case 2 -> rival.together(() -> {}, () -> answer(Operation.OUTER_NEXT));
                default -> {}
            }
            var answers = new String[2];
            rival.together(() -> answers[0] = answer(one), () -> answers[1] = answer(other));
            var wrong = new ArrayList<String>();
            for (String answer : answers) {
                if (answer.startsWith("unexpected")) {
                    wrong.add(answer);
                }
            }
            boolean closed = List.of(answers).contains("closed");
            if (toldToExit && !closed) {
                wrong.add("the body was told to exit, though every close was refused");
            }
            drain(); // on a continuation only the owner can
            rival.together(() -> {}, this::drain);
            drain();
            taken.sort(null);
            if (!taken.equals(List.of(1, 2, 3).subList(0, Math.min(taken.size(), ELEMENTS)))) {
                wrong.add("the elements that came are " + taken);
            }
            if (!closed && taken.size() < ELEMENTS) {
                wrong.add("an element is lost: only " + taken + " came");
            }
            if (begun.get() > 2 || ended.get() != begun.get()) {
                wrong.add("the bodies began " + begun + " times, and their finally ran " + ended + " times");
            }
            return wrong;
        }

        private String answer(Operation operation) {
            try {
                return switch (operation) {
                    case OUTER_NEXT -> take(outer.next());
                    case INNER_NEXT -> take(inner.next());
                    case OUTER_CLOSE -> closed(outer);
                    case INNER_CLOSE -> closed(inner);
                };
            } catch (AlreadyRunning refused) {
                return "refused";
            } catch (NoSuchElementException end) {
                return "the end";
            } catch (Throwable thrown) {
                return "unexpected: " + operation + " throws "
                        + thrown.getClass().getSimpleName();
            }
        }

        private static String closed(Coroutine<?, ?, ?> coroutine) {
            coroutine.close();
            return "closed";
        }

        private String take(Step<Integer, Integer> step) {
            if (!(step instanceof Step.Yielded<Integer, Integer>(Integer element))) {
                return "returned";
            }
            synchronized (taken) {
                taken.add(element);
            }
            return "an element";
        }

        private void drain() {
            for (Operation next : List.of(Operation.OUTER_NEXT, Operation.INNER_NEXT)) {
                while (answer(next).equals("an element")) {}
            }
            answer(Operation.OUTER_CLOSE);
            answer(Operation.INNER_CLOSE);
        }
    }
}
