package tulip.generators;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A full tree that makes each node when it is asked for, and counts the nodes. In order, the values are 1, 2, 3,
/// ….
final class GrownTree implements Tree<Integer> {
    private final Notes notes;
    private final int depth;
    private final int value;

    private GrownTree(Notes notes, int depth, int value) {
        this.notes = notes;
        this.depth = depth;
        this.value = value;
    }

    /// @param depth  of the deepest level; 1 is a single node
    static GrownTree ofDepth(int depth) {
        return new GrownTree(new Notes(), depth, 1 << (depth - 1));
    }

    /// How many nodes below this node were asked for.
    int asked() {
        return notes.asked.get();
    }

    /// The threads that have asked for a node.
    Set<Thread> askers() {
        return Set.copyOf(notes.askers);
    }

    @Override
    public GrownTree left() {
        return child(-1);
    }

    @Override
    public Integer value() {
        return value;
    }

    @Override
    public GrownTree right() {
        return child(1);
    }

    private GrownTree child(int side) {
        notes.askers.add(Thread.currentThread());
        if (depth == 1) {
            return null;
        }
        notes.asked.incrementAndGet();
        return new GrownTree(notes, depth - 1, value + side * (1 << (depth - 2)));
    }

    /// What the nodes of one tree record.
    private static final class Notes {
        private final AtomicInteger asked = new AtomicInteger();
        private final Set<Thread> askers = ConcurrentHashMap.newKeySet();
    }
}
