package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A caller whose stack is full: afterwards the generator is usable, or has ended.
@SuppressWarnings({"ReturnValueIgnored", "InfiniteRecursion"})
final class StackOverflowTest extends OnEachBackend {
    private static final int TRIES = 150;
    private static final int STACK_BYTES = 512 * 1024;

    private int left; // calls of a descent that are still to be made

    @Test
    void aFullStackLeavesAGeneratorUsableOrEnded() throws InterruptedException {
        var wrong = new ArrayList<String>();
        var overflows = new ArrayList<StackOverflowError>();
        Thread deep = new Thread(null, () -> tryAll(wrong, overflows), "deep", STACK_BYTES);
        deep.start();
        deep.join();
        assertEquals(List.of(), wrong);
        assertTrue(
                overflows.size() > TRIES / 20, overflows.size() + " tries met a full stack, too few to say anything");
    }

    private void tryAll(List<String> wrong, List<StackOverflowError> overflows) {
        var random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            GeneratorObject<Integer> generator =
                    new GeneratorObject<>(suspension, out -> List.of(1, 2, 3, 4).forEach(out::yield));
            if (random.nextBoolean()) {
                generator.next();
            }
            List<Runnable> operations = List.of(generator::next, generator::hasNext, generator::close);
            Runnable operation = operations.get(random.nextInt(operations.size()));
            int frames = deepest() - random.nextInt(100);
            try {
                descend(frames, operation);
            } catch (StackOverflowError full) {
                overflows.add(full);
            }
            try {
                while (generator.hasNext()) {
                    generator.next();
                }
                generator.close();
                assertEquals(State.CLOSED, generator.state());
            } catch (IllegalStateException | NoSuchElementException | AssertionError broken) {
                wrong.add("try " + i + ": " + broken);
            }
        }
    }

    private int deepest() {
        try {
            descend(Integer.MAX_VALUE, () -> {});
        } catch (StackOverflowError full) {
            // left says how many calls were not made
        }
        return Integer.MAX_VALUE - left;
    }

    private int descend(int frames, Runnable operation) {
        left = frames;
        if (frames <= 0) {
            operation.run();
            return 0;
        }
        return descend(frames - 1, operation) + 1;
    }
}
