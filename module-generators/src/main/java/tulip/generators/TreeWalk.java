package tulip.generators;

/// Walks a binary tree with plain recursion, which pauses at each element.
public final class TreeWalk {
    private TreeWalk() {}

    /// Gives the elements on the left of a node, then the node's element, then those on its right. The walk keeps
    /// only the path to the current node in memory.
    ///
    /// @param tree  null for an empty tree
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
