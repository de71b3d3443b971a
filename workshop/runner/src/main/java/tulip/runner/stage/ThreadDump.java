package tulip.runner.stage;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The threads of a JVM, from a file that `jcmd PID Thread.dump_to_file -format=json` has written.
///
/// @param groups  the largest group first
record ThreadDump(int platform, int virtual, List<Group> groups) {
    private static final long MOST_BYTES = 64_000_000;
    private static final int SHOWN = 2;
    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");
    private static final Pattern START_OF_THREAD = Pattern.compile("java\\.lang\\.(Virtual)?Thread\\b.*");
    private static final Comparator<Group> LARGEST_FIRST = Comparator.comparingInt(Group::threads)
            .reversed()
            .thenComparing(group -> !group.kind().ofProgram())
            .thenComparing(group -> group.kind().place());

    /// What the threads of a group have in common.
    ///
    /// @param place      class and method, without the package
    /// @param ofProgram  whether there is a method on their stacks that is not of the JDK
    record Kind(boolean virtual, String state, String place, boolean ofProgram) {}

    record Group(Kind kind, int threads) {
        /// Such as "498 virtual wait in KeepAliveClient.receive".
        private String inWords() {
            boolean one = threads == 1;
            String does = switch (kind.state) {
                case "WAITING", "TIMED_WAITING" -> one ? "waits" : "wait";
                case "BLOCKED" -> one ? "is blocked" : "are blocked";
                default -> one ? "is" : "are";
            };
            return threads + (kind.virtual ? " virtual " : " platform ") + does + " in " + kind.place;
        }
    }

    /// Reads a dump.
    ///
    /// @throws IOException with a few words for the user
    static ThreadDump read(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            throw new IOException("the dump has " + bytes / 1_000_000 + " MB, too much to be counted here");
        }
        try {
            return parse(Files.readString(file));
        } catch (DecodeException | ClassCastException | NullPointerException wrong) {
            throw new IOException("the dump is not the JSON that this program reads", wrong);
        }
    }

    static ThreadDump parse(String json) {
        int platform = 0;
        int virtual = 0;
        Map<Kind, Integer> counts = new HashMap<>();
        JsonArray containers = new JsonObject(json).getJsonObject("threadDump").getJsonArray("threadContainers");
        for (Object container : containers) {
            for (Object each : ((JsonObject) container).getJsonArray("threads")) {
                Kind kind = kind((JsonObject) each);
                counts.merge(kind, 1, Integer::sum);
                virtual += kind.virtual ? 1 : 0;
                platform += kind.virtual ? 0 : 1;
            }
        }
        List<Group> groups = new ArrayList<>();
        counts.forEach((kind, count) -> groups.add(new Group(kind, count)));
        groups.sort(LARGEST_FIRST);
        return new ThreadDump(platform, virtual, List.copyOf(groups));
    }

    private static Kind kind(JsonObject thread) {
        List<String> methods = thread.getJsonArray("stack", new JsonArray()).stream()
                .map(frame -> method((String) frame))
                .toList();
        List<String> own = methods.stream()
                .filter(method -> !JDK.matcher(method).matches())
                .toList();
        String place = own.isEmpty() ? outermost(methods).replace('$', '.') : own.getFirst();
        return new Kind(
                thread.getBoolean("virtual", false),
                thread.getString("state", "RUNNABLE"),
                own.isEmpty() ? place.replaceFirst("^([a-z]\\w*\\.)+", "") : briefly(place),
                !own.isEmpty());
    }

    /// A frame without its module and its line: `java.base/java.lang.Thread.sleep(Thread.java:540)`.
    private static String method(String frame) {
        return frame.replaceFirst("\\(.*", "").replaceFirst("^[\\w.]+(@[\\w.+-]+)?/+", "");
    }

    /// What a thread of the JDK was made for: its first method after those that start every thread.
    private static String outermost(List<String> methods) {
        return methods.reversed().stream()
                .filter(method -> !START_OF_THREAD.matcher(method).matches())
                .findFirst()
                .orElse(methods.isEmpty() ? "" : methods.getFirst());
    }

    /// `a.b.Outer$Inner.lambda$run$0` as `Inner.run`.
    private static String briefly(String method) {
        return method.replaceFirst("lambda\\$(\\w+)\\$\\d+$", "$1")
                .replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", "")
                .replaceFirst("\\$\\d+(?=\\.)", "")
                .replaceFirst("^.*\\$(?=[^.$]+\\.)", "");
    }

    /// The largest groups, in a few words. A single thread of the JDK is left out, since each JVM has some.
    String inWords() {
        String words = groups.stream()
                .filter(group -> group.kind.ofProgram || (group.threads > 1 && !group.kind.place.isEmpty()))
                .limit(SHOWN)
                .map(Group::inWords)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "only threads of the JVM itself" : words;
    }
}
