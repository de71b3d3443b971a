package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the collections of plain numbers with those of the JDK, in random use.
final class CompactCollectionsTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 300, 16_383, 16_384, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE})
    void aNumberIsReadAsItWasWritten(long number) {
        byte[] bytes = new byte[Varint.MOST_BYTES + 1];
        int end = Varint.write(number, bytes, 1);
        assertEquals(1 + Varint.size(number), end);
        assertEquals(number, Varint.read(bytes, 1));
    }

    @Test
    void aNumberThatIsCutOffIsNoNumber() {
        assertThrows(IndexOutOfBoundsException.class, () -> Varint.read(new byte[] {(byte) 0x80}, 0));
    }

    @Test
    void aQueueIsFirstInFirstOut() {
        var queue = new IntQueue();
        Deque<Integer> model = new ArrayDeque<>();
        for (int i = 0; i < 100_000; i++) {
            int action = random.nextInt(100);
            if (action == 0) {
                queue.keep(number -> number % 3 > 0);
                model.removeIf(number -> number % 3 == 0);
            } else if (action < 60) {
                queue.add(i);
                model.add(i);
            } else if (!model.isEmpty()) {
                assertEquals(model.remove(), queue.remove());
            }
            assertEquals(model.size(), queue.size());
            assertEquals(model.isEmpty(), queue.isEmpty());
        }
        assertThrows(NoSuchElementException.class, () -> new IntQueue().remove());
    }

    @Test
    void aSetContainsWhatWasAdded() {
        var set = new LongSet();
        Set<Long> model = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            long number = i % 2 == 0 ? random.nextLong() : 2L + random.nextInt(1_000);
            assertEquals(model.contains(number), set.contains(number));
            set.add(number);
            model.add(number);
            assertEquals(true, set.contains(number));
        }
    }

    @Test
    void aColumnHoldsItsFirstNumberWhereNothingWasSet() {
        var column = new IntColumn(-1);
        Map<Integer, Integer> model = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int row = random.nextInt(1 + random.nextInt(1_000_000));
            assertEquals(model.getOrDefault(row, -1), column.get(row));
            int value = random.nextInt(3) - 1;
            column.set(row, value);
            model.put(row, value);
            assertEquals(value, column.get(row));
        }
    }
}
