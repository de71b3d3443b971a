package tulip.iterators;

/// Holds two elements that belong together, like a Python tuple of two. Either may be null.
public record Pair<L, R>(L left, R right) {}
