package tulip.crawler.state;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What decides which pages a crawl finds. A crawl goes on only with the same, and with limits that are not lower.
///
/// @param same    what must not change, in words ("start"), with its value
/// @param limits  options whose number may grow; [Integer#MAX_VALUE] means no limit
public record StateSettings(SortedMap<String, String> same, SortedMap<String, Integer> limits) {
    private static final String SAME = "same ";
    private static final String LIMIT = "limit ";

    static StateSettings of(Map<String, String> text) {
        var same = new TreeMap<String, String>();
        var limits = new TreeMap<String, Integer>();
        text.forEach((key, value) -> {
            if (key.startsWith(SAME)) {
                same.put(key.substring(SAME.length()), value);
            } else if (key.startsWith(LIMIT)) {
                limits.put(key.substring(LIMIT.length()), Integer.valueOf(value));
            }
        });
        return new StateSettings(same, limits);
    }

    Map<String, String> toText() {
        Map<String, String> text = new TreeMap<>();
        same.forEach((key, value) -> text.put(SAME + key, value));
        limits.forEach((key, value) -> text.put(LIMIT + key, String.valueOf(value)));
        return text;
    }

    /// Says why a crawl with these settings cannot go on where one with the earlier settings was, in words that
    /// follow the name of the file; empty if it can.
    Optional<String> refusal(StateSettings earlier) {
        for (var each : same.entrySet()) {
            String was = earlier.same.getOrDefault(each.getKey(), "unknown");
            if (!was.equals(each.getValue())) {
                return Optional.of(" holds another crawl: its " + each.getKey() + " is " + was + ", not "
                        + each.getValue() + ". Name another file, or start anew with --fresh");
            }
        }
        for (var each : limits.entrySet()) {
            int was = earlier.limits.getOrDefault(each.getKey(), 0);
            if (each.getValue() < was) {
                return Optional.of(" holds a crawl with " + words(each.getKey(), was) + ", and " + each.getValue()
                        + " is less. Give at least as much, or start anew with --fresh");
            }
        }
        return Optional.empty();
    }

    private static String words(String option, int limit) {
        return limit == Integer.MAX_VALUE ? "no " + option : option + " " + limit;
    }
}
