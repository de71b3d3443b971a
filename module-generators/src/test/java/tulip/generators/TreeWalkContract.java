package tulip.generators;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What a walk over a tree must prove: the order, one path at a time, and nothing left behind.
public abstract class TreeWalkContract extends Contract {
    private static final int MOST_ELEMENTS = 200;
    private static final int DEPTH = 12; // four thousand nodes
    private static final int VERY_DEEP = 1_000; // nodes
    private static final int MOST_LOOKS = 20; // at a thread that waits

    protected abstract <T> Generator<T> inOrder(Tree<T> tree);

    @Check("The left side of a node comes before its value, and the right side after it.")
    @Order(1)
    void theOrder() {
        expect("all elements of a full tree with 1 to 7", numbers(7), elements(walk("1 to 7", full(1, 7))));
    }

    @Check("A missing side has no element, and the walk goes on.")
    @Order(2)
    void missingSides() {
        expect("all elements of an empty tree", List.of(), elements(walk("no tree", null)));
        var left = node(node(node(null, 1, null), 2, null), 3, null);
        expect(
                "all elements of a tree that leans left",
                numbers(3),
                elements(walk("3, on its left 2, on its left 1", left)));
        var right = node(null, 1, node(null, 2, node(null, 3, null)));
        expect(
                "all elements of a tree that leans right",
                numbers(3),
                elements(walk("1, on its right 2, on its right 3", right)));
        var bent = node(node(null, 1, node(null, 2, null)), 3, null);
        expect(
                "all elements of a tree that is bent",
                numbers(3),
                elements(walk("3, on its left 1, which has 2 on its right", bent)));
    }

    @Check("null is a value like any other.")
    @Order(3)
    void nullIsAValue() {
        Tree<String> tree = node(node(null, "a", null), null, node(null, "b", null));
        expect("all elements", Arrays.asList("a", null, "b"), elements(walk("a, null, b", tree)));
    }

    @Check("Making a walk asks the tree for nothing.")
    @Order(4)
    void makingItAsksNothing() {
        var tree = GrownTree.ofDepth(DEPTH);
        walk("4,095 nodes", tree);
        expect("the number of nodes that were asked for before anyone asks for an element", 0, tree.asked());
    }

    @Check("To find an element, a walk asks for the path to it, not for the whole tree.")
    @Order(5)
    void anElementCostsItsPath() {
        var tree = GrownTree.ofDepth(DEPTH);
        var walk = walk("4,095 nodes", tree);
        for (int i = 1; i <= 3; i++) {
            expect("element " + i, i, next(walk));
            int most = 2 * DEPTH; // also if both sides of a node are asked for together
            expectThat(
                    tree.asked() <= most,
                    "the number of nodes asked for until element " + i + " is at most " + most,
                    "the number of nodes asked for until element " + i + " is " + tree.asked());
        }
        close(walk);
    }

    @Check("Two walks over one tree are independent.")
    @Order(6)
    void twoWalks() {
        var tree = full(1, 7);
        var one = walk("1 to 7", tree);
        expect("the first element of one", 1, next(one));
        expect("the second element of one", 2, next(one));
        var other = walk("1 to 7 again", tree);
        expect("the first element of the other", 1, next(other));
        expect("the third element of one", 3, next(one));
        perform("close() of one", one::close);
        expect("the other elements of the other walk", List.of(2, 3, 4, 5, 6, 7), elements(other));
    }

    @Check("An exception of the tree is not the end: it reaches the caller, as the same object.")
    @Order(7)
    void exceptionsPass() {
        var failure = new IllegalStateException("the page is torn");
        var walk = walk("1, 2, and a node that cannot be read", node(node(null, 1, null), 2, new Torn(failure)));
        expect("the first element", 1, next(walk));
        expect("the second element", 2, next(walk));
        var thrown = expectThrows(failure.getClass(), "next(), where the tree fails,", walk::next);
        expectSame("what comes out of next(), where the tree fails,", failure, thrown);
    }

    @Check("A walk that is closed early ends, and leaves no generator and no thread behind.")
    @Order(8)
    void leavingEarly() {
        var before = live();
        var tree = GrownTree.ofDepth(DEPTH);
        var walk = walk("4,095 nodes", tree);
        expect("the first element", 1, next(walk));
        expect("the second element", 2, next(walk));
        int asked = tree.asked();
        perform("close()", walk::close);
        var left = live();
        left.removeAll(before);
        expect("the number of generators that are still alive after close()", 0, left.size());
        expect("the number of threads that are still alive after close()", 0L, alive(tree.askers()));
        expect("the number of nodes that close() has asked for", 0, tree.asked() - asked);
        expect("hasNext() after close()", false, step("hasNext()", walk::hasNext));
        expectThrows(NoSuchElementException.class, "next() after close()", walk::next);
    }

    @Check("Each node is asked once for left side, value and right side, in this order, when the walk needs it.")
    @Order(9)
    void eachIsAskedOnce() {
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        Tree<Integer> noted = new Noted(full(1, 3), trace);
        var walk = walk("1 to 3", noted);
        var expected = new ArrayList<>(List.of("left of 2", "left of 1", "value of 1"));
        expect("the first element", 1, next(walk));
        expect("what was asked for until then", expected, List.copyOf(trace));
        expected.addAll(List.of("right of 1", "value of 2"));
        expect("the second element", 2, next(walk));
        expect("what was asked for until then", expected, List.copyOf(trace));
        expected.addAll(List.of("right of 2", "left of 3", "value of 3"));
        expect("the third element", 3, next(walk));
        expect("what was asked for until then", expected, List.copyOf(trace));
        expected.add("right of 3");
        expect("hasNext() at the end", false, step("hasNext()", walk::hasNext));
        expect("what was asked for until the end", expected, List.copyOf(trace));
    }

    @Check("A tree may be a thousand nodes deep.")
    @Order(10)
    void deepTrees() {
        Tree<Integer> deep = null;
        for (int value = 1; value <= VERY_DEEP; value++) {
            deep = node(deep, value, null);
        }
        var walk = walk("1,000 nodes, each left of the next", deep);
        expect("the first element", 1, next(walk));
        expect("the second element", 2, next(walk));
        perform("close()", walk::close);
    }

    @Check("An Error of the tree reaches the caller too, as the same object.")
    @Order(11)
    void errorsPass() {
        var error = new AssertionError("the page is burnt");
        var broken = walk("1, 2, and a node that throws an Error", node(node(null, 1, null), 2, new Torn(error)));
        expect("the first element", 1, next(broken));
        expect("the second element", 2, next(broken));
        expectSame(
                "what comes out of next(), where the tree throws an Error,",
                error,
                expectThrows(error.getClass(), "next(), where the tree throws an Error,", broken::next));
        expect("hasNext() after that", false, step("hasNext()", broken::hasNext));
    }

    private static long alive(Set<Thread> askers) {
        return askers.stream()
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .filter(thread -> !ended(thread))
                .count();
    }

    /// Tells a thread that is about to end from one that waits for something that never comes.
    private static boolean ended(Thread thread) {
        try {
            int waiting = 0;
            while (waiting < MOST_LOOKS && !thread.join(Duration.ofMillis(1))) {
                waiting = thread.getState() == Thread.State.WAITING ? waiting + 1 : 0;
            }
            return waiting < MOST_LOOKS;
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Set<LiveCoroutines.Live> live() {
        Set<LiveCoroutines.Live> live = Collections.newSetFromMap(new IdentityHashMap<>());
        live.addAll(LiveCoroutines.all());
        return live;
    }

    private <T> Generator<T> walk(String tree, Tree<T> root) {
        var walk = step("inOrder(" + tree + ")", () -> inOrder(root));
        expectThat(walk != null, "inOrder gives a generator", "inOrder gives null");
        return walk;
    }

    private <T> T next(Generator<T> walk) {
        return step("next()", walk::next);
    }

    private <T> List<T> elements(Generator<T> walk) {
        return step("all elements", () -> {
            var elements = new ArrayList<T>();
            while (walk.hasNext()) {
                elements.add(walk.next());
                if (elements.size() > MOST_ELEMENTS) {
                    throw failure(
                            "the walk ends", "the walk goes on and on, and begins with " + elements.subList(0, 7));
                }
            }
            return elements;
        });
    }

    private void close(Generator<?> walk) {
        try {
            perform("close()", walk::close);
        } catch (IllegalStateException yielded) {
            throw failure("close() ends the walk", "close() throws IllegalStateException: the walk has yielded again");
        }
    }

    private static List<Integer> numbers(int to) {
        return IntStream.rangeClosed(1, to).boxed().toList();
    }

    static <T> Tree<T> node(Tree<T> left, T value, Tree<T> right) {
        return new Tree.Node<>(left, value, right);
    }

    private static Tree<Integer> full(int from, int to) {
        if (from > to) {
            return null;
        }
        int middle = (from + to) / 2;
        return node(full(from, middle - 1), middle, full(middle + 1, to));
    }

    /// Notes each question that is put to a node.
    private record Noted(Tree<Integer> node, List<String> trace) implements Tree<Integer> {
        @Override
        public Tree<Integer> left() {
            trace.add("left of " + node.value());
            return node.left() == null ? null : new Noted(node.left(), trace);
        }

        @Override
        public Integer value() {
            trace.add("value of " + node.value());
            return node.value();
        }

        @Override
        public Tree<Integer> right() {
            trace.add("right of " + node.value());
            return node.right() == null ? null : new Noted(node.right(), trace);
        }
    }

    /// Is a node whose left side cannot be read.
    private record Torn(Throwable failure) implements Tree<Integer> {
        @Override
        public Tree<Integer> left() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public Integer value() {
            return 3;
        }

        @Override
        public Tree<Integer> right() {
            return null;
        }
    }
}
