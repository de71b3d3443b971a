package tulip.kit;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Asks the stages what waits when a check cannot go on. The kit depends on no stage, so each stage adds its teller
/// when its first body or loop is made.
public final class Hangs {
    private record Entry(int stage, HangTeller teller) {}

    private static final List<Entry> TELLERS = new CopyOnWriteArrayList<>();
    private static volatile boolean explained;

    private Hangs() {}

    /// Adds what a stage can tell.
    ///
    /// @param stage  the highest one that has something to tell is heard: a task tells more than its coroutine
    public static void addTeller(int stage, HangTeller teller) {
        TELLERS.add(new Entry(stage, teller));
    }

    /// Whether checks run in this JVM, so that it is worth to record what may have to be told.
    public static boolean areExplained() {
        return explained;
    }

    static void checkBegins() {
        explained = true;
        TELLERS.forEach(entry -> entry.teller().checkBegins());
    }

    static HangStory tell() {
        return TELLERS.stream()
                .sorted(Comparator.comparingInt(Entry::stage).reversed())
                .map(entry -> told(entry.teller()))
                .filter(story -> !story.isEmpty())
                .findFirst()
                .orElse(HangStory.NOTHING);
    }

    private static HangStory told(HangTeller teller) {
        try {
            return teller.tell();
        } catch (RuntimeException changing) { // another thread still runs, or an answer's own method throws
            return HangStory.NOTHING;
        }
    }
}
