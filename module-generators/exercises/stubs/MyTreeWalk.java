package tulip.generators.exercise;

import tulip.generators.Generator;
import tulip.generators.Tree;
import tulip.kit.Todo;

/// Exercise 2.1: a recursion that pauses. The text is exercises/1-tree-walk.md.
public final class MyTreeWalk {
    private MyTreeWalk() {}

    /// Gives the elements on the left of a node, then the node's element, then those on its right. The walk keeps
    /// only the path to the current node in memory.
    ///
    /// @param tree  null for an empty tree
    public static <T> Generator<T> inOrder(Tree<T> tree) {
        throw new Todo("a generator whose body walks the tree");
    }

    private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
        throw new Todo("the left side, the value, the right side");
    }
}
