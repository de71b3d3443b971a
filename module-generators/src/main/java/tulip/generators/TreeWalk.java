package tulip.generators;

/// Walks a binary tree, by plain recursion that pauses.
public final class TreeWalk {
    private TreeWalk() {}

    /// Gives what is left of a node, then the node, then what is right of it. It holds one path, and nothing else.
    ///
    /// @param tree  null if it is empty
    public static <T> Generator<T> inOrder(Tree<T> tree) {
        return Generator.of(out -> walk(tree, out));
    }

    private static <T> void walk(Tree<T> tree, Generator.Out<T> out) {
        if (tree != null) {
            walk(tree.left(), out);
            out.yield(tree.value());
            walk(tree.right(), out);
        }
    }
}
