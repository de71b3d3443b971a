package tulip.kit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tells who waits for whom when a check hangs. It begins at the thread of the check, and goes from each thread to the
/// thread that it waits for:
///
/// - The resumer of a body on another thread parks on an object that has the body's thread in a field: a `Handoff`.
/// - A blocked thread waits for the thread that holds the monitor or the lock.
///
/// So it finds coroutines that wait for each other. A body on a continuation has no thread of its own; there the JVM
/// refuses a resume that would wait for itself.
final class WhoWaits {
    private final List<ThreadDump.Snapshot> dump;
    private final List<Waiting> line = new ArrayList<>(); // each waits for the next one
    private int circle = -1; // the place in the line of the thread for which the last one waits; -1: none

    /// A thread that waits.
    ///
    /// @param thread  null if only the dump knows the thread
    /// @param isBody  whether the thread runs a body that another thread has resumed
    private record Waiting(long id, Thread thread, boolean isBody) {}

    private WhoWaits(List<ThreadDump.Snapshot> dump) {
        this.dump = dump;
    }

    /// Returns sentences about a check that cannot go on; nothing if neither a circle nor a paused body explains the
    /// hang.
    static Optional<String> tell(Thread check, List<ThreadDump.Snapshot> dump) {
        var who = new WhoWaits(dump);
        who.follow(new Waiting(check.threadId(), check, false));
        return who.story();
    }

    private void follow(Waiting first) {
        Optional<Waiting> next = Optional.of(first);
        while (next.isPresent() && circle < 0) {
            long id = next.get().id();
            circle = IntStream.range(0, line.size())
                    .filter(i -> line.get(i).id() == id)
                    .findFirst()
                    .orElse(-1);
            if (circle < 0) {
                line.add(next.get());
                next = body(next.get()).or(() -> holder(id));
            }
        }
    }

    /// The body that this thread has resumed.
    private static Optional<Waiting> body(Waiting waiting) {
        return handoff(waiting.thread())
                .filter(body -> !body.equals(waiting.thread()) && body.isAlive())
                .map(body -> new Waiting(body.threadId(), body, true));
    }

    /// The thread in a field of the object on which this thread is parked.
    private static Optional<Thread> handoff(Thread parked) {
        Object blocker = parked == null ? null : LockSupport.getBlocker(parked);
        return Stream.<Class<?>>iterate(
                        blocker == null ? null : blocker.getClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == Thread.class)
                .flatMap(field -> value(field, blocker).stream())
                .findFirst();
    }

    private static Optional<Thread> value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable((Thread) field.get(of));
        } catch (InaccessibleObjectException | IllegalAccessException hidden) { // a class of the JDK
            return Optional.empty();
        }
    }

    /// The thread that holds what this thread waits to lock.
    private Optional<Waiting> holder(long id) {
        Optional<Long> ofMonitor = snapshot(id)
                .flatMap(blocked -> dump.stream()
                        .filter(other -> other.id() != id && other.locked().contains(blocked.waitsToLock()))
                        .map(ThreadDump.Snapshot::id)
                        .findFirst());
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(id); // null for a virtual thread
        return ofMonitor
                .or(() -> Optional.ofNullable(info)
                        .map(ThreadInfo::getLockOwnerId)
                        .filter(owner -> owner > 0))
                .map(owner -> new Waiting(owner, platformThread(owner), false));
    }

    private static Thread platformThread(long id) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.threadId() == id)
                .findFirst()
                .orElse(null);
    }

    private Optional<ThreadDump.Snapshot> snapshot(long id) {
        return dump.stream().filter(thread -> thread.id() == id).findFirst();
    }

    private Optional<String> story() {
        if (circle >= 0) {
            return Optional.of(circleOf(bodies(circle)) + ": " + chain() + ", and " + waits(line.size() - 1) + " for "
                    + name(circle));
        }
        Waiting last = line.getLast();
        boolean paused = last.isBody() && handoff(last.thread()).equals(Optional.of(last.thread()));
        return paused
                ? Optional.of(chain() + ", and " + name(line.size() - 1) + " is paused" + at(line.size() - 1)
                        + ": nobody resumes the body")
                : Optional.empty();
    }

    private static String circleOf(long bodies) {
        return switch ((int) bodies) {
            case 0 -> "two threads wait for each other";
            case 1 -> "a body and its caller wait for each other";
            case 2 -> "two bodies wait for each other";
            default -> bodies + " bodies wait for each other";
        };
    }

    private long bodies(int from) {
        return line.stream().skip(from).filter(Waiting::isBody).count();
    }

    /// `the check waits for my coroutine 1, my coroutine 1 (MyCoroutine.java:90) waits for my coroutine 2`
    private String chain() {
        return IntStream.range(0, line.size() - 1)
                .mapToObj(i -> waits(i) + " for " + name(i + 1))
                .collect(Collectors.joining(", "));
    }

    private String waits(int index) {
        return name(index) + (index == 0 ? "" : at(index)) + " waits";
    }

    private String name(int index) {
        if (index == 0) {
            return "the check";
        }
        String name = snapshot(line.get(index).id())
                .map(ThreadDump.Snapshot::name)
                .filter(given -> !given.isBlank())
                .orElse("thread");
        return name + (line.size() > 2 ? " " + index : "");
    }

    /// The innermost line of the answer or of the check on this thread.
    private String at(int index) {
        return snapshot(line.get(index).id())
                .flatMap(thread ->
                        thread.stack().stream().filter(Frames::isAnswerOrCheck).findFirst())
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
