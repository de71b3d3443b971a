package tulip.kit.timeline;

import java.time.Duration;

/// Maps times to positions in columns or pixels, from 0 to `size`.
///
/// @param length  the time that the axis covers
/// @param size    the number of columns or pixels
record Axis(Duration length, int size) {
    Unit unit() {
        return Unit.of(length);
    }

    int place(Duration time) {
        long whole = length.toNanos();
        return whole == 0 ? 0 : (int) Math.round((double) time.toNanos() * size / whole);
    }

    /// How many units lie between two numbers on the axis: 1, 2, 5, 10, 20, 50 …, the least that leaves enough
    /// room.
    ///
    /// @param room  the least distance between two numbers
    long step(double room) {
        double perUnit = perUnit();
        long decade = 1;
        while (true) {
            for (long step : new long[] {decade, 2 * decade, 5 * decade}) {
                if (step * perUnit >= room || decade > Long.MAX_VALUE / 100) {
                    return step;
                }
            }
            decade *= 10;
        }
    }

    double perUnit() {
        return size / Math.max(1, unit().count(length));
    }

    /// The number of whole units that the axis covers.
    long units() {
        return (long) unit().count(length);
    }

    int placeOf(long units) {
        return place(unit().times(units));
    }

    /// The text below a tick. The text of the last tick names the unit.
    String number(long units, long step) {
        return units + step > units() ? unit().text(unit().times(units)) : String.valueOf(units);
    }
}
