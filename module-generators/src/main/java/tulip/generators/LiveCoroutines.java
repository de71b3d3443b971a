package tulip.generators;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tulip.kit.Hangs;

/// Lists all bodies that have begun and not ended. The list does not keep the bodies in memory. It is needed
/// because a thread dump does not show a paused continuation.
public final class LiveCoroutines {
    /// A body that can pause, and can say where it is paused.
    public interface Live {
        /// The calls of the paused body, innermost call first.
        StackTraceElement[] getStackTrace();
    }

    /// The entry of one body in the list.
    public static final class Entry extends WeakReference<Live> {
        private Entry(Live live) {
            super(live, COLLECTED);
        }
    }

    private static final ReferenceQueue<Live> COLLECTED = new ReferenceQueue<>();
    private static final Set<Entry> ENTRIES = ConcurrentHashMap.newKeySet();

    static {
        Hangs.addTeller(2, new BodyTeller());
    }

    private LiveCoroutines() {}

    /// Adds a body, when it begins.
    ///
    /// @return the entry, to [#remove] when the body ends
    public static Entry add(Live live) {
        forgetCollected();
        var entry = new Entry(live);
        ENTRIES.add(entry);
        return entry;
    }

    public static void remove(Entry entry) {
        ENTRIES.remove(entry);
    }

    /// All bodies that can still be resumed or that a parked thread holds, in no order.
    public static List<Live> all() {
        forgetCollected();
        return ENTRIES.stream().map(Entry::get).filter(Objects::nonNull).toList();
    }

    private static void forgetCollected() {
        for (var gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
            ENTRIES.remove((Entry) gone);
        }
    }
}
