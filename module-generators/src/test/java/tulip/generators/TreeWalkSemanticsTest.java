package tulip.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeWalkSemanticsTest extends OnEachBackend {
    static Tree<Integer> balanced(int from, int to) {
        if (from > to) {
            return null;
        }
        int middle = (from + to) / 2;
        return new Tree.Node<>(balanced(from, middle - 1), middle, balanced(middle + 1, to));
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

    @Test
    void aTreeThatLeansToOneSideIsWalkedToo() {
        Tree<Integer> left = null;
        Tree<Integer> right = null;
        for (int i = 1; i <= 2_000; i++) {
            left = new Tree.Node<>(left, i, null);
            right = new Tree.Node<>(null, 2_001 - i, right);
        }
        var numbers = IntStream.rangeClosed(1, 2_000).boxed().toList();
        assertEquals(numbers, elements(TreeWalk.inOrder(left)));
        assertEquals(numbers, elements(TreeWalk.inOrder(right)));
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        assertEquals(
                Arrays.asList(null, 1),
                elements(TreeWalk.inOrder(new Tree.Node<>(null, null, new Tree.Node<>(null, 1, null)))));
    }

    @Test
    void twoWalksOverOneTreeAreIndependent() {
        var tree = balanced(1, 7);
        try (var one = TreeWalk.inOrder(tree);
                var other = TreeWalk.inOrder(tree)) {
            one.next();
            one.next();
            assertEquals(1, other.next());
            assertEquals(3, one.next());
        }
    }

    @Test
    void aWalkThatIsLeftEarlyIsNotLiveAnyMore() {
        var walk = TreeWalk.inOrder(balanced(1, 100));
        walk.next();
        assertTrue(LiveCoroutines.all().contains((LiveCoroutines.Live) walk));
        walk.close();
        assertFalse(LiveCoroutines.all().contains((LiveCoroutines.Live) walk));
    }
}
