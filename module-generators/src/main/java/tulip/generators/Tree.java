package tulip.generators;

/// Is a binary tree: a node, and what hangs on it. An empty tree is null.
public interface Tree<T> {
    /// The tree on this side, or null. It may be made when somebody asks for it.
    Tree<T> left();

    T value();

    /// As [#left], on the other side.
    Tree<T> right();

    /// Is a tree that is there as a whole.
    record Node<T>(Tree<T> left, T value, Tree<T> right) implements Tree<T> {}
}
