package tulip.iterators.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import tulip.iterators.Tee;

/// Runs random sequences of `hasNext`, `next` and `copy` on random pipelines, and on their model.
///
/// As a program: `Sequences COUNT SEED`. It prints what it ran, and exits with 1 at the first difference.
final class Sequences {
    private static final int MOST_DEPTH = 4;
    private static final int MOST_COPIES = 3;
    private static final int OPERATIONS_PAST_THE_END = 6;

    private final Tools tools;
    private long operations;

    Sequences(Tools tools) {
        this.tools = tools;
    }

    /// How many operations were compared.
    long operations() {
        return operations;
    }

    /// Runs one sequence after the other, until one differs from its model.
    ///
    /// @return the first difference, with the seed that repeats it
    Optional<String> differenceIn(long count, long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            var difference = differenceIn(seed);
            if (difference.isPresent()) {
                return difference.map(("seed " + seed + ": ")::concat);
            }
        }
        return Optional.empty();
    }

    private Optional<String> differenceIn(long seed) {
        var random = new Random(seed);
        var pipeline = Pipeline.random(random, tools, random.nextInt(MOST_DEPTH + 1));
        List<Tee<?>> subjects = new ArrayList<>(List.of(tools.tee(pipeline.subject())));
        List<Cursor> models = new ArrayList<>(List.of(new Cursor(pipeline.events())));
        int length = 2 * pipeline.events().size() + OPERATIONS_PAST_THE_END;
        for (int i = 0; i < length; i++) {
            int which = random.nextInt(models.size());
            boolean ask = random.nextBoolean();
            if (models.size() < MOST_COPIES && random.nextInt(10) == 0) {
                subjects.add(subjects.get(which).copy());
                models.add(models.get(which).copy());
            }
            String seen = outcome(subjects.get(which), ask);
            String promised = outcome(models.get(which), ask);
            operations++;
            if (!seen.equals(promised)) {
                return Optional.of("operation " + i + ", " + (ask ? "hasNext" : "next") + "() of copy " + which
                        + ": promised " + promised + ", seen " + seen + ", of " + pipeline.formula());
            }
        }
        return Optional.empty();
    }

    private static String outcome(Iterator<?> walk, boolean ask) {
        Callable<Object> operation = ask ? walk::hasNext : walk::next;
        try {
            return String.valueOf(operation.call());
        } catch (Event.Planned planned) {
            return planned.getMessage();
        } catch (NoSuchElementException end) {
            return "the end";
        } catch (Exception other) {
            return other.toString();
        }
    }

    static void main(String[] args) {
        long count = Long.parseLong(args[0]);
        long seed = Long.parseLong(args[1]);
        var sequences = new Sequences(new Tools());
        var difference = sequences.differenceIn(count, seed);
        if (difference.isPresent()) {
            IO.println(difference.get());
            System.exit(1);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d sequences from seed %d, %,d operations: no difference%n",
                count,
                seed,
                sequences.operations());
    }
}
