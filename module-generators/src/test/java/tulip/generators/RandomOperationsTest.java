package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random bodies under random operations, compared with a model that knows no pause: a position in a list.
final class RandomOperationsTest extends OnEachBackend {
    private static final long SEED = 1;
    private static final int ROUNDS = 1_000;
    private static final int MORE_ROUNDS = 3_000;
    private static final int OPERATIONS = 8;

    /// What a body does with an exit signal at one of its yields.
    private enum AtExit {
        PASS,
        RETURN,
        THROW,
        YIELD_AGAIN,
        GO_ON
    }

    private enum AtEnd {
        RETURN,
        THROW,
        LEAK
    }

    private record Script(List<AtExit> yields, AtEnd end) {
        static Script random(Random random) {
            var yields = Stream.generate(() -> one(random, AtExit.values()))
                    .limit(random.nextInt(4))
                    .toList();
            return new Script(yields, one(random, AtEnd.values()));
        }

        private static <T> T one(Random random, T[] of) {
            return of[random.nextInt(of.length)];
        }

        void run(Generator.Out<Integer> out) {
            for (int i = 0; i < yields.size(); i++) {
                try {
                    out.yield(i);
                } catch (GeneratorExit exit) {
                    switch (yields.get(i)) {
                        case PASS -> throw exit;
                        case RETURN -> {
                            return;
                        }
                        case THROW -> throw new ArithmeticException();
                        case YIELD_AGAIN -> out.yield(-1);
                        case GO_ON -> {}
                    }
                }
            }
            switch (end) {
                case RETURN -> {}
                case THROW -> throw new ArithmeticException();
                case LEAK -> throw new NoSuchElementException();
            }
        }
    }

    /// The model: the same as arithmetic. `at` is the number of the current yield, -1 before the first.
    private static final class Model {
        private final Script script;
        private int at = -1;
        private boolean ready;
        private boolean again; // the body is paused at the yield in its catch
        private boolean closed;

        Model(Script script) {
            this.script = script;
        }

        boolean hasNext() {
            if (!ready && !closed) {
                advance();
            }
            return ready;
        }

        int next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return at;
        }

        private void advance() {
            at++;
            again = false;
            ready = at < script.yields.size();
            closed = !ready;
            if (closed && script.end == AtEnd.THROW) {
                throw new ArithmeticException();
            }
            if (closed && script.end == AtEnd.LEAK) {
                throw new IllegalStateException();
            }
        }

        void close() {
            boolean fresh = at < 0;
            if (closed || fresh) {
                closed = true;
                return;
            }
            ready = false;
            switch (again ? AtExit.PASS : script.yields.get(at)) {
                case PASS, RETURN -> closed = true;
                case THROW -> {
                    closed = true;
                    throw new ArithmeticException();
                }
                case YIELD_AGAIN -> {
                    again = true;
                    throw new IllegalStateException();
                }
                case GO_ON -> {
                    advance();
                    if (ready) {
                        ready = false;
                        throw new IllegalStateException();
                    }
                }
            }
        }
    }

    private static String outcome(Callable<?> operation) {
        try {
            return String.valueOf(operation.call());
        } catch (Exception thrown) {
            return thrown.getClass().getSimpleName();
        }
    }

    private static String outcomeOfClose(Runnable close) {
        return outcome(() -> {
            close.run();
            return "closed";
        });
    }

    @Test
    void randomBodiesDoWhatTheModelSays() {
        compare(ROUNDS, script -> Generator.of(script::run));
    }

    @Test
    @Tag("slow")
    void moreRandomBodiesDoSoToo() {
        compare(MORE_ROUNDS, script -> Generator.of(script::run));
    }

    @Test
    void aPlantedBugIsCaught() {
        assertThrows(AssertionError.class, () -> compare(ROUNDS, script -> new Tolerant(Generator.of(script::run))));
    }

    /// The planted bug: accepts a body that yields when it is closed.
    private record Tolerant(Generator<Integer> right) implements Generator<Integer> {
        @Override
        public boolean hasNext() {
            return right.hasNext();
        }

        @Override
        public Integer next() {
            return right.next();
        }

        @Override
        public void close() {
            try {
                right.close();
            } catch (IllegalStateException tolerated) {
                // the bug
            }
        }
    }

    private static void compare(int rounds, Function<Script, Generator<Integer>> make) {
        var random = new Random(SEED);
        Set<AtExit> seen = EnumSet.noneOf(AtExit.class);
        for (int round = 0; round < rounds; round++) {
            var script = Script.random(random);
            seen.addAll(script.yields);
            var model = new Model(script);
            Generator<Integer> generator = make.apply(script);
            var done = new ArrayList<String>();
            for (int i = 0; i < OPERATIONS; i++) {
                String operation = List.of("hasNext", "next", "next", "close").get(random.nextInt(4));
                done.add(operation);
                String place = "seed " + SEED + ", round " + round + ": " + script + ": " + done;
                switch (operation) {
                    case "hasNext" -> assertEquals(outcome(model::hasNext), outcome(generator::hasNext), place);
                    case "next" -> assertEquals(outcome(model::next), outcome(generator::next), place);
                    default -> assertEquals(outcomeOfClose(model::close), outcomeOfClose(generator::close), place);
                }
            }
        }
        assertTrue(seen.containsAll(EnumSet.allOf(AtExit.class)), seen::toString);
    }
}
