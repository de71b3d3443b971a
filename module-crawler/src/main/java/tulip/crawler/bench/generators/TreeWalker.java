package tulip.crawler.bench.generators;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import tulip.crawler.bench.Names;
import tulip.generators.Generator;
import tulip.generators.Tree;
import tulip.generators.TreeWalk;

/// The ways to walk a tree in order that [TreeWalkBenchmark] compares.
public enum TreeWalker {
    /// A hand-written iterator that stores the path to the current node.
    ITERATOR {
        @Override
        Iterator<Integer> walk(Tree<Integer> tree) {
            return new PathWalk(tree);
        }
    },
    /// One generator whose body calls itself. A pause suspends all these calls together.
    RECURSION {
        @Override
        Iterator<Integer> walk(Tree<Integer> tree) {
            return TreeWalk.inOrder(tree);
        }
    },
    /// One generator for each node, which yields again every element of the generators below: Python's `yield from`
    /// without its optimisation.
    NESTED {
        @Override
        Iterator<Integer> walk(Tree<Integer> tree) {
            return Generator.of(out -> {
                yieldAll(tree.left(), out);
                out.yield(tree.value());
                yieldAll(tree.right(), out);
            });
        }
    };

    abstract Iterator<Integer> walk(Tree<Integer> tree);

    /// Parses a user's text.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such walk
    static TreeWalker parse(String id) {
        return Names.parse(TreeWalker.class, "walk", id);
    }

    /// Makes a full tree with this many levels. Its values are 1 to `2^depth - 1`, in order.
    static Tree<Integer> full(int depth) {
        return full(depth, 1 << (depth - 1));
    }

    private static Tree<Integer> full(int depth, int middle) {
        if (depth == 0) {
            return null;
        }
        int half = depth == 1 ? 0 : 1 << (depth - 2);
        return new Tree.Node<>(full(depth - 1, middle - half), middle, full(depth - 1, middle + half));
    }

    private static void yieldAll(Tree<Integer> tree, Generator.Out<Integer> out) {
        if (tree != null) {
            Iterator<Integer> below = NESTED.walk(tree);
            while (below.hasNext()) {
                out.yield(below.next());
            }
        }
    }

    private static final class PathWalk implements Iterator<Integer> {
        private final Deque<Tree<Integer>> path = new ArrayDeque<>(); // the calls that a recursion would have open

        PathWalk(Tree<Integer> tree) {
            descend(tree);
        }

        private void descend(Tree<Integer> tree) {
            for (Tree<Integer> here = tree; here != null; here = here.left()) {
                path.push(here);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Integer next() {
            Tree<Integer> here = path.pop();
            descend(here.right());
            return here.value();
        }
    }
}
