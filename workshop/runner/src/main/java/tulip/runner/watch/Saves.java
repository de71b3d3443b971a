package tulip.runner.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tulip.kit.Clock;

/// Notices saves: looks at the files again and again, and waits until they are whole.
///
/// Files are whole when two looks agree. An editor may delete or empty a file for a moment before it writes the new
/// content, so a file that is gone or empty must stay so for longer.
final class Saves {
    private static final Duration GONE_FOR = Duration.ofMillis(400);

    /// What is seen of a file.
    ///
    /// @param modified  in milliseconds since 1970
    /// @param size      in bytes
    /// @param hash      of the content, because some file systems keep times in whole seconds
    record Stamp(long modified, long size, int hash) {}

    /// What a look sees.
    sealed interface Look {
        record Same() implements Look {}

        /// The files have changed since the last look, or are not whole yet.
        record Changing() implements Look {}

        /// These files have changed, and are whole.
        record Saved(Set<Path> files) implements Look {}
    }

    private final Supplier<Map<Path, Stamp>> files;
    private final Path answer;
    private final Clock clock;
    private Map<Path, Stamp> known;
    private Map<Path, Stamp> seen;
    private long seenNanos;

    /// @param files   looks at all files; a file that is gone is left out
    /// @param answer  the file that must be there
    Saves(Supplier<Map<Path, Stamp>> files, Path answer, Clock clock) {
        this.files = files;
        this.answer = answer;
        this.clock = clock;
        known = files.get();
        seen = known;
    }

    Look look() {
        Map<Path, Stamp> now = files.get();
        if (!now.equals(seen)) {
            seen = now;
            seenNanos = clock.nanoTime();
            return now.equals(known) ? new Look.Same() : new Look.Changing();
        }
        if (now.equals(known)) {
            return new Look.Same();
        }
        if (isGone(now) && clock.nanoTime() - seenNanos < GONE_FOR.toNanos()) {
            return new Look.Changing();
        }
        Set<Path> changed = changed(known, now);
        known = now;
        return new Look.Saved(changed);
    }

    /// Whether the files differ from those of the last save.
    boolean isChanged() {
        return !files.get().equals(known);
    }

    private boolean isGone(Map<Path, Stamp> now) {
        return !now.containsKey(answer) || now.get(answer).size() == 0;
    }

    private static Set<Path> changed(Map<Path, Stamp> before, Map<Path, Stamp> now) {
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .filter(file -> !Objects.equals(before.get(file), now.get(file)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
