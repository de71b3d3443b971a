package tulip.generators.exercise;

import tulip.generators.Generator;
import tulip.generators.Tree;
import tulip.kit.Todo;

/// Exercise 2.1: a recursion that pauses. The text is exercises/1-tree-walk.md.
public final class MyTreeWalk {
    private MyTreeWalk() {}

    /// Gives what is left of a node, then the node, then what is right of it. It holds one path, and nothing else.
    ///
    /// @param tree  null if it is empty
    public static <T> Generator<T> inOrder(Tree<T> tree) {
        throw new Todo("a generator whose body walks the tree");
    }

    private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
        throw new Todo("the left side, the value, the right side");
    }
}
