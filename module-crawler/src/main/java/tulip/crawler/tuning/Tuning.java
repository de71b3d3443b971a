package tulip.crawler.tuning;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.crawler.engine.VertxSettings;
import tulip.crawler.lab.Cpus;

/// What a sceptic changes: the cores of the site, flags of single lanes, and how Vert.x is set up.
///
/// @param flags      further flags of the JVM of a lane, by its name; [#ALL] stands for each lane
/// @param countPins  whether the lanes count how often a virtual thread was pinned to its carrier
public record Tuning(SiteTuning site, Map<String, List<String>> flags, VertxSettings vertx, boolean countPins) {
    /// Stands for all lanes.
    public static final String ALL = "all";

    /// Nothing is changed.
    public static final Tuning NONE = new Tuning(SiteTuning.NONE, Map.of(), VertxSettings.USUAL, false);

    private static final String COLLECTOR = "-XX:\\+Use\\w+GC";

    /// Checks the names of the lanes and the form of the flags.
    ///
    /// @param lanes  the lanes that there are
    /// @throws IllegalArgumentException with a sentence for the user
    public void require(List<String> lanes) {
        flags.forEach((lane, words) -> {
            if (!lane.equals(ALL) && !lanes.contains(lane)) {
                throw new IllegalArgumentException("there is no lane '" + lane + "' to give flags to: choose from "
                        + String.join(", ", lanes) + ", " + ALL);
            }
            words.stream().filter(word -> !word.startsWith("-X")).findFirst().ifPresent(word -> {
                throw new IllegalArgumentException(
                        "'" + word + "' is no flag for a lane: give those that begin with -X, such as -XX:+UseZGC");
            });
        });
    }

    /// The flags that the user gave to this lane.
    public List<String> flagsOf(String lane) {
        return Stream.of(ALL, lane)
                .flatMap(name -> flags.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /// All flags of the JVM of a lane. A collector of the user replaces the usual one, because a JVM accepts only one.
    public List<String> allFlags(List<String> usual, String lane) {
        List<String> own = flagsOf(lane);
        boolean collector = own.stream().anyMatch(flag -> flag.matches(COLLECTOR));
        List<String> all = new ArrayList<>();
        usual.stream().filter(flag -> !collector || !flag.matches(COLLECTOR)).forEach(all::add);
        all.addAll(own);
        all.addAll(vertx.flags());
        if (site.inLane()) {
            all.addAll(site.flags());
        }
        return List.copyOf(all);
    }

    /// A part of the settings in a document.
    public JsonObject toJson() {
        var own = new JsonObject();
        flags.forEach((lane, words) -> own.put(lane, new JsonArray(words)));
        return new JsonObject()
                .put("cpus", new JsonArray(Cpus.allowed()))
                .put("siteCpus", new JsonArray(site.cpus()))
                .put("siteBacklog", orNull(site.backlog()))
                .put("sameJvm", site.inLane())
                .put("ownFlags", own)
                .put("vertxEventLoops", orNull(vertx.eventLoops()))
                .put("vertxPool", orNull(vertx.connections()));
    }

    private static Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /// What was changed, in sentences for the table; none if nothing was.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!site.cpus().isEmpty()) {
            sentences.add("Cores: " + words(site.cpus()) + " for the site, " + words(Cpus.allowed())
                    + " for everything else.");
        }
        site.backlog().ifPresent(most -> sentences.add("The site let at most " + most + " new connections wait."));
        if (site.inLane()) {
            sentences.add("Each lane had a site in its own JVM, so CPU, memory and threads are those of both.");
        }
        flags.forEach((lane, words) ->
                sentences.add((lane.equals(ALL) ? "All lanes" : lane) + " ran with " + String.join(" ", words) + "."));
        if (vertx.eventLoops().isPresent()) {
            sentences.add("The connections of Vert.x were spread on " + vertx.loops() + " event loops.");
        }
        if (vertx.connections().isPresent()) {
            sentences.add("Vert.x had at most " + vertx.connections().getAsInt() + " connections.");
        }
        return sentences;
    }

    private static String words(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
