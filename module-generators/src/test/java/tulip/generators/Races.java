package tulip.generators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Lets two threads call one generator at the same moment, without any order between them, and checks the results.
///
/// ```
/// java … tulip.generators.Races TRIES SEED     each pair of operations, on each backend, TRIES times
/// ```
///
/// The promise: each element comes once. A caller that gets [AlreadyRunning] has changed nothing. No thread hangs.
/// At the end the generator is closed, and its `finally` has run if its body had begun.
public final class Races implements AutoCloseable {
    enum Operation {
        NEXT,
        HAS_NEXT,
        CLOSE
    }

    /// The operations, and the broken promises.
    record Broken(Operation one, Operation other, String what) {}

    private static final int ELEMENTS = 2;

    private final Function<Generator.Body<Integer>, Generator<Integer>> maker;
    private final Random random;
    private final Rival rival = new Rival();

    Races(Function<Generator.Body<Integer>, Generator<Integer>> maker, long seed) {
        this.maker = maker;
        this.random = new Random(seed);
    }

    /// Reports which promises were broken, and how often.
    Map<String, Integer> run(Operation one, Operation other, int tries) {
        var broken = new TreeMap<String, Integer>();
        for (int i = 0; i < tries; i++) {
            brokenBy(new Try(one, other)).forEach(what -> broken.merge(what, 1, Integer::sum));
        }
        return broken;
    }

    private static List<String> brokenBy(Try once) {
        try {
            return once.broken();
        } catch (IllegalStateException thrown) {
            return List.of("afterwards nobody can use the generator");
        }
    }

    @Override
    public void close() {
        rival.close();
    }

    /// One generator that both threads call at once.
    private final class Try {
        private final Operation[] operations;
        private final List<Integer> taken = new ArrayList<>(); // in the order in which they were looked at
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile boolean toldToExit;
        private final Generator<Integer> generator = maker.apply(this::body);

        Try(Operation... operations) {
            this.operations = operations;
        }

        private void body(Generator.Out<Integer> out) {
            begun.incrementAndGet();
            try {
                for (int i = 1; i <= ELEMENTS; i++) {
                    out.yield(i);
                }
            } catch (GeneratorExit exit) {
                toldToExit = true;
                throw exit;
            } finally {
                ended.incrementAndGet();
            }
        }

        List<String> broken() {
            switch (random.nextInt(5)) { // on a continuation, the thread that begins the generator owns it
                case 0 -> take();
                case 1 -> answer(Operation.HAS_NEXT);
                case 2 -> rival.together(() -> {}, this::take);
                default -> {}
            }
            var answers = new String[2];
            rival.together(() -> answers[0] = answer(operations[0]), () -> answers[1] = answer(operations[1]));
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
            drain(); // on a continuation only the owner can; on other backends the first call reaches the end
            rival.together(() -> {}, this::drain);
            for (int i = 0; i < taken.size(); i++) {
                if (taken.get(i) == null || taken.get(i) != i + 1) {
                    wrong.add("the elements that came are " + taken);
                    break;
                }
            }
            if (!closed && taken.size() < ELEMENTS) {
                wrong.add("an element is lost: only " + taken + " came");
            }
            if (begun.get() > 1 || ended.get() != begun.get()) {
                wrong.add("the body began " + begun + " times, and its finally ran " + ended + " times");
            }
            return wrong;
        }

        private String answer(Operation operation) {
            try {
                return switch (operation) {
                    case NEXT -> take();
                    case HAS_NEXT -> "" + generator.hasNext();
                    case CLOSE -> {
                        generator.close();
                        yield "closed";
                    }
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

        private String take() {
            Integer element = generator.next();
            synchronized (taken) {
                taken.add(element);
                taken.sort(null);
            }
            return "an element";
        }

        private void drain() {
            try {
                while (generator.hasNext()) {
                    take();
                }
                generator.close();
            } catch (AlreadyRunning refused) {
                // the generator belongs to the other thread, which drains it
            }
        }
    }

    private int runAll(Suspension suspension, int tries) {
        int broken = 0;
        for (Operation one : Operation.values()) {
            for (Operation other : Operation.values()) {
                if (one.compareTo(other) <= 0) {
                    var found = run(one, other, tries);
                    broken += found.size();
                    IO.println("- " + suspension + ", " + one + " and " + other + ": " + tries + " tries, "
                            + (found.isEmpty() ? "as promised" : "BROKEN " + found));
                }
            }
        }
        return broken;
    }

    static void main(String[] arguments) {
        int tries = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        int broken = 0;
        for (Suspension suspension : Suspension.values()) {
            try (var races = new Races(body -> new GeneratorObject<>(suspension, body), seed)) {
                broken += races.runAll(suspension, tries);
            }
        }
        System.exit(broken == 0 ? 0 : 1);
    }
}
