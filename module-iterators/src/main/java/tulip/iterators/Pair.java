package tulip.iterators;

/// Holds two elements that belong together, as Python's tuple of two does. Either may be null.
public record Pair<L, R>(L left, R right) {}
