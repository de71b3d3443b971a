package tulip.runner.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tulip.async.EventLoop;
import tulip.async.Running;

/// Tells for what the tasks of the running loops wait: a task that waits is on no thread, so no thread dump shows it.
final class LiveTasks {
    private static final int MOST = 5;
    private static final Pattern TREE = Pattern.compile("^[ │├└─]+");
    private static final Pattern PLACE = Pattern.compile("at .*\\((.*)\\)");

    private LiveTasks() {}

    /// `Ada: waits in Queue.get: a put ends the wait (Shop.java:12), …`; nothing if there is no task.
    static Optional<String> tell() {
        List<String> told = new ArrayList<>();
        for (EventLoop loop : Running.loops()) {
            describe(loop)
                    .lines()
                    .skip(1)
                    .forEach(line -> add(told, TREE.matcher(line).replaceFirst("")));
        }
        if (told.isEmpty()) {
            return Optional.empty();
        }
        String more = told.size() > MOST ? ", and " + (told.size() - MOST) + " more" : "";
        return Optional.of("the tasks of the loop: " + String.join(", ", told.subList(0, Math.min(MOST, told.size())))
                + more);
    }

    /// Adds a task, or the innermost call of the last task.
    private static void add(List<String> told, String line) {
        Matcher place = PLACE.matcher(line);
        if (!place.matches()) {
            if (!line.startsWith("and ")) {
                told.add(line);
            }
        } else if (!told.getLast().endsWith(")")) {
            told.set(told.size() - 1, told.getLast() + " (" + place.group(1) + ")");
        }
    }

    private static String describe(EventLoop loop) {
        try {
            return loop.describe();
        } catch (RuntimeException changing) { // the loop still runs, on another thread
            return "";
        }
    }
}
