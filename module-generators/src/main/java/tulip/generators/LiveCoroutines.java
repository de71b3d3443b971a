package tulip.generators;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Knows what has begun and not ended, without keeping it alive: a paused continuation is in no thread dump.
public final class LiveCoroutines {
    /// Is something that pauses, and can say where.
    public interface Live {
        /// Where it stands, innermost call first.
        StackTraceElement[] getStackTrace();
    }

    /// Is a place in the registry.
    public static final class Entry extends WeakReference<Live> {
        private Entry(Live live) {
            super(live, COLLECTED);
        }
    }

    private static final ReferenceQueue<Live> COLLECTED = new ReferenceQueue<>();
    private static final Set<Entry> ENTRIES = ConcurrentHashMap.newKeySet();

    private LiveCoroutines() {}

    /// Takes it in when it begins.
    ///
    /// @return what to [#remove] when it ends
    public static Entry add(Live live) {
        forgetCollected();
        var entry = new Entry(live);
        ENTRIES.add(entry);
        return entry;
    }

    public static void remove(Entry entry) {
        ENTRIES.remove(entry);
    }

    /// All that somebody can still resume, and those that a parked thread holds, in no order.
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
