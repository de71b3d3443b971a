package tulip.crawler.race;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tulip.crawler.engine.EngineKind;

/// What runs in a lane: an engine, and optionally an added delay, which tests the race itself.
///
/// An engine that is named twice has two lanes, `virtual` and `virtual (2)`. Such a race must show no difference.
///
/// @param name         unique in its race
/// @param addedMillis  sleep at the end of each crawl, as in `virtual+8`
public record Entrant(String name, EngineKind engine, int addedMillis) {
    /// Not an engine that is compared, but what the same crawl costs a client that does nothing but read bytes
    /// ([FloorEngine]). It has as many fetches in flight as `tulip`.
    public static final Entrant FLOOR = new Entrant("floor", EngineKind.TULIP, 0);

    public boolean isFloor() {
        return equals(FLOOR);
    }

    /// Parses the names that a user has written.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such engine
    public static List<Entrant> parse(List<String> names) {
        Map<String, Integer> times = new HashMap<>();
        List<Entrant> entrants = new ArrayList<>();
        for (String name : names) {
            int number = times.merge(name, 1, Integer::sum);
            entrants.add(parse(name, number == 1 ? name : name + " (" + number + ")"));
        }
        return List.copyOf(entrants);
    }

    /// Parses the names of the lanes of a race. The floor, if it is among them, comes last.
    ///
    /// @throws IllegalArgumentException with a sentence for the user, if there is no such engine, or only the floor
    public static List<Entrant> parseWithFloor(List<String> names) {
        List<Entrant> entrants = new ArrayList<>(
                parse(names.stream().filter(name -> !name.equals(FLOOR.name)).toList()));
        if (entrants.isEmpty()) {
            throw new IllegalArgumentException("floor is no engine: give at least one engine beside it");
        }
        if (names.contains(FLOOR.name)) {
            entrants.add(FLOOR);
        }
        return List.copyOf(entrants);
    }

    private static Entrant parse(String text, String name) {
        String[] parts = text.split("\\+", 2);
        EngineKind engine = EngineKind.find(parts[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no engine '" + text + "': choose from " + String.join(", ", EngineKind.ids())));
        if (parts.length > 1 && !parts[1].matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + text + "' must end in a number of milliseconds after the +");
        }
        return new Entrant(name, engine, parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
    }
}
