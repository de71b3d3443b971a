package tulip.crawler.cost;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Finds the highest notch of the [Ladder] that a service holds. It does no I/O: it names the next notch to
/// try, and is told the result.
///
/// It goes up in jumps until a notch breaks, then in steps that double again, and halves the gap between the
/// highest notch that held and the lowest one that broke. The two must be shown by two steps each. If two steps
/// at a notch disagree, a third decides.
final class Search {
    /// After so many steps the search ends, settled or not.
    static final int MOST_STEPS = 20;

    private static final int SHOWN = 2;

    /// The results at one notch.
    private record Tries(int held, int broke) {
        private static final Tries NONE = new Tries(0, 0);

        boolean leansTo(boolean holds) {
            return holds ? held > broke : broke > held;
        }

        boolean isTie() {
            return held == broke;
        }

        Tries plus(boolean holds) {
            return holds ? new Tries(held + 1, broke) : new Tries(held, broke + 1);
        }

        boolean isShown() {
            return Math.max(held, broke) >= SHOWN && !isTie();
        }
    }

    private final NavigableMap<Integer, Tries> tries = new TreeMap<>();
    private final int start;
    private int steps;
    private int up = Ladder.JUMP;

    Search(int start) {
        this.start = Ladder.clamp(start);
    }

    /// The notch to try next; empty if the search has ended.
    OptionalInt next() {
        Bracket now = bracket();
        if (steps == MOST_STEPS || now.settled()) {
            return OptionalInt.empty();
        }
        var tie = tries.entrySet().stream()
                .filter(each -> each.getValue().isTie())
                .mapToInt(Map.Entry::getKey)
                .findFirst();
        return tie.isPresent() ? tie : OptionalInt.of(Ladder.clamp(guess(now)));
    }

    /// Tells the result of a step.
    void ended(int notch, boolean held) {
        steps++;
        tries.merge(notch, Tries.NONE.plus(held), (before, _) -> before.plus(held));
        up = held ? Math.min(2 * up, Ladder.JUMP) : 1;
    }

    /// What is known so far.
    Bracket bracket() {
        OptionalInt broke = tries.entrySet().stream()
                .filter(each -> each.getValue().leansTo(false))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
        OptionalInt held = tries.headMap(broke.orElse(Integer.MAX_VALUE)).entrySet().stream()
                .filter(each -> each.getValue().leansTo(true))
                .mapToInt(Map.Entry::getKey)
                .max();
        return new Bracket(held, broke, isSettled(held, broke));
    }

    private boolean isSettled(OptionalInt held, OptionalInt broke) {
        if (held.isEmpty()) {
            return broke.isPresent() && broke.getAsInt() == Ladder.LEAST && isShown(broke);
        }
        if (broke.isEmpty()) {
            return held.getAsInt() == Ladder.MOST && isShown(held);
        }
        return broke.getAsInt() - held.getAsInt() == 1 && isShown(held) && isShown(broke);
    }

    private boolean isShown(OptionalInt notch) {
        return tries.get(notch.getAsInt()).isShown();
    }

    private int guess(Bracket now) {
        if (now.broke().isEmpty()) {
            return now.held().isEmpty() ? start : now.held().getAsInt() + up;
        }
        int broke = now.broke().getAsInt();
        if (now.held().isEmpty()) {
            return broke - Ladder.JUMP;
        }
        int held = now.held().getAsInt();
        if (broke - held > 1) {
            return held + (broke - held) / 2;
        }
        return isShown(now.broke()) ? held : broke;
    }
}
