package tulip.generators;

/// A binary tree: a node with a tree on each side. An empty tree is null.
public interface Tree<T> {
    /// The tree on the left side, or null. An implementation may make it when this method is called.
    Tree<T> left();

    T value();

    /// The tree on the right side, like [#left].
    Tree<T> right();

    /// A tree that is complete in memory.
    record Node<T>(Tree<T> left, T value, Tree<T> right) implements Tree<T> {}
}
