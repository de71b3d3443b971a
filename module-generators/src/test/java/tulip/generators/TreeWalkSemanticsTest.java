package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeWalkSemanticsTest {
    static Tree<Integer> balanced(int from, int to) {
        if (from > to) {
            return null;
        }
        int middle = (from + to) / 2;
        return new Tree<>(balanced(from, middle - 1), middle, balanced(middle + 1, to));
    }

    private static <T> List<T> elements(Generator<T> generator) {
        var elements = new ArrayList<T>();
        generator.forEachRemaining(elements::add);
        return elements;
    }

    @Test
    void theWalkIsInOrder() {
        assertEquals(IntStream.rangeClosed(1, 100).boxed().toList(), elements(TreeWalk.inOrder(balanced(1, 100))));
    }

    @Test
    void anEmptyTreeHasNoElement() {
        assertFalse(TreeWalk.inOrder(null).hasNext());
    }

    @Test
    void aWalkIsLeftEarly() {
        try (var walk = TreeWalk.inOrder(balanced(1, 100))) {
            assertEquals(1, walk.next());
        }
    }
}
