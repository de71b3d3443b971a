package tulip.generators;

/// Is a binary tree.
///
/// @param left   null if there is nothing on this side, as is right
public record Tree<T>(Tree<T> left, T value, Tree<T> right) {}
