package tulip.crawler.race;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tulip.crawler.engine.EngineKind;

/// What runs in a lane: an engine, and optionally an added delay, which tests the race itself.
///
/// An engine that is named twice has two lanes, `virtual` and `virtual (2)`. Such a race must show no difference.
///
/// @param name         unique in its race
/// @param ownPool      threads of its pool, as in `threads:200`; empty: those of the race
/// @param addedMillis  sleep at the end of each crawl, as in `virtual+8`
public record Entrant(String name, EngineKind engine, OptionalInt ownPool, int addedMillis) {
    private static final Pattern NAME = Pattern.compile("(?<engine>[^:+]*)(:(?<pool>[^+]*))?(\\+(?<added>.*))?");

    /// A lane with the pool of the race.
    public Entrant(String name, EngineKind engine, int addedMillis) {
        this(name, engine, OptionalInt.empty(), addedMillis);
    }

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
        Matcher parts = NAME.matcher(text);
        EngineKind engine = Optional.of(parts)
                .filter(Matcher::matches)
                .flatMap(found -> EngineKind.find(found.group("engine")))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no engine '" + text + "': choose from " + String.join(", ", EngineKind.ids())));
        String added = parts.group("added");
        if (added != null && !added.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + text + "' must end in a number of milliseconds after the +");
        }
        return new Entrant(
                name, engine, ownPool(text, engine, parts.group("pool")), added == null ? 0 : Integer.parseInt(added));
    }

    private static OptionalInt ownPool(String text, EngineKind engine, String threads) {
        if (threads == null) {
            return OptionalInt.empty();
        }
        if (!engine.pooled()) {
            throw new IllegalArgumentException("'" + text + "': " + engine.id()
                    + " has no pool of threads. These have: "
                    + EngineKind.ids().stream()
                            .filter(id -> EngineKind.find(id).orElseThrow().pooled())
                            .collect(Collectors.joining(", ")));
        }
        if (!threads.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' must have a number of threads after the :, from 1 to 9999");
        }
        return OptionalInt.of(Integer.parseInt(threads));
    }

    /// The threads of its pool.
    ///
    /// @param usual  those of a lane that names none
    public int pool(int usual) {
        return ownPool.orElse(usual);
    }

    /// The maximum number of fetches that this lane has in flight.
    ///
    /// @param usualPool  threads of the pool of a lane that names none
    public int atOnce(int concurrency, int usualPool) {
        return engine.atOnce(concurrency, pool(usualPool));
    }
}
