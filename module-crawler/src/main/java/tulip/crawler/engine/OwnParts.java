package tulip.crawler.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tulip.crawler.Limits;
import tulip.crawler.Rules;
import tulip.crawler.guard.Access;

/// The parts of engine `mine` that are the participant's own. All other parts are the reference's.
///
/// A JVM gets them as system properties, so that the JVM of a lane or of a benchmark can get them too.
///
/// @param classes   the folder of the compiled answers
/// @param patience  how long nothing may happen in a crawl; empty: a little longer than a response may take
public record OwnParts(Path classes, Set<Part> parts, Optional<Duration> patience) {
    /// Every part is the reference's.
    public static final OwnParts NONE = new OwnParts(Path.of(""), Set.of(), Optional.empty());

    private static final Duration LITTLE = Duration.ofSeconds(5);

    private static final String CLASSES = "tulip.mine.classes";
    private static final String PARTS = "tulip.mine.parts";
    private static final String PATIENCE = "tulip.mine.patience";

    public OwnParts {
        parts = parts.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(parts));
    }

    /// The parts that this JVM has got.
    public static OwnParts ofThisJvm() {
        String named = System.getProperty(PARTS, "");
        Set<Part> parts = Arrays.stream(named.split(","))
                .filter(id -> !id.isEmpty())
                .map(id -> Part.find(id)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "-D" + PARTS + " names '" + id + "', but engine mine has no such part")))
                .collect(Collectors.toUnmodifiableSet());
        Optional<Duration> patience =
                Optional.ofNullable(Long.getLong(PATIENCE)).map(Duration::ofMillis);
        return new OwnParts(Path.of(System.getProperty(CLASSES, "")), parts, patience);
    }

    /// The flags that give these parts to another JVM; none if every part is the reference's.
    public List<String> flags() {
        if (parts.isEmpty()) {
            return List.of();
        }
        return properties().entrySet().stream()
                .map(each -> "-D" + each.getKey() + "=" + each.getValue())
                .toList();
    }

    /// Gives these parts to this JVM, for the engines that are opened from now on.
    public void install() {
        System.clearProperty(PATIENCE);
        properties().forEach(System::setProperty);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        properties.put(CLASSES, classes.toAbsolutePath().toString());
        properties.put(PARTS, parts.stream().sorted().map(Part::id).collect(Collectors.joining(",")));
        patience.ifPresent(most -> properties.put(PATIENCE, String.valueOf(most.toMillis())));
        return properties;
    }

    /// The same, but only these parts are the participant's.
    public OwnParts only(Set<Part> some) {
        return new OwnParts(classes, some, patience);
    }

    /// How long nothing may happen with these limits.
    Duration patience(Limits limits) {
        return patience.orElse(
                limits.connectTimeout().plus(limits.responseTimeout()).plus(LITTLE));
    }

    /// Opens engine `mine`.
    Engine open(Limits limits, Access access, int workers, Parser.Function pages) {
        var mine = new MyParts(this);
        return new MineEngine(
                () -> new TulipEngine(limits, access, workers, new Parser(mine.pages(pages), limits), mine),
                mine::reported,
                patience(limits));
    }

    /// Loads the classes of these parts.
    public Parts load() {
        return new MyParts(this);
    }

    /// The rules of a crawl, with own ones in place of the caller's.
    Rules rules(Rules usual) {
        return new MyParts(this).rules(usual);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
