package tulip.crawler.cost;

import java.util.OptionalInt;

/// Between which notches of the [Ladder] a service breaks.
///
/// @param held     the highest notch that held; empty if none did
/// @param broke    the lowest notch that broke; empty if none did
/// @param settled  whether each of the two was decided by at least two steps, and no notch between them is left
public record Bracket(OptionalInt held, OptionalInt broke, boolean settled) {
    /// Whether this service holds more than the other one, beyond the resolution: the rate that held twice here
    /// is more than a notch above the other's.
    public boolean isAbove(Bracket other) {
        if (!settled || !other.settled || held.isEmpty() || other.broke.isEmpty()) {
            return false;
        }
        return held.getAsInt() > other.broke.getAsInt();
    }
}
