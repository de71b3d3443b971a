package tulip.crawler;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tulip.crawler.Next.Purpose;

/// One host of a crawl (scheme, host and port), with what waits to be fetched from it.
///
/// ```
/// NOTHING ──add──▶ READY ──its turn──▶ READY, NOTHING, PAUSED (for its pace), BUSY (fetches must end first)
/// PAUSED ──time──▶ READY      BUSY ──a fetch ends──▶ READY
/// ```
final class Host {
    enum Place {
        NOTHING,
        READY,
        PAUSED,
        BUSY
    }

    /// A file about the site, which is fetched before pages.
    record File(Url url, int attempt, Purpose purpose) {}

    /// What is known of the host's `robots.txt`.
    sealed interface Robots {
        /// It has not been asked for.
        record Unknown() implements Robots {}

        /// It is being fetched, or will be again. Until then everything is disallowed (RFC 9309, section
        /// 2.3.1.4).
        record Asked() implements Robots {}

        record Known(RobotsTxt rules) implements Robots {}

        /// It could not be fetched, so nothing is fetched from this host.
        record Unreachable(Outcome.Failed failed) implements Robots {}
    }

    final Url root; // its first address
    final IntQueue pages = new IntQueue(); // numbers of addresses
    final Deque<File> files = new ArrayDeque<>();
    final Set<Url> sitemaps = new HashSet<>(); // that were ever in `files`
    Robots robots = new Robots.Unknown();
    Place place = Place.NOTHING;
    int inFlight;
    Duration delay;
    boolean paced; // there was a fetch, or a pause
    long notBeforeNanos; // nanoTime of the next fetch at the earliest; valid if `paced`
    Optional<Duration> pause = Optional.empty(); // begins when the crawl learns the time

    Host(Url root, Duration delay) {
        this.root = root;
        this.delay = delay;
    }

    boolean hasWork() {
        return !files.isEmpty() || !pages.isEmpty();
    }

    /// Adds a file, the `robots.txt` before all others.
    void add(File file) {
        if (file.purpose() instanceof Purpose.Robots) {
            files.addFirst(file);
        } else {
            files.addLast(file);
        }
    }

    /// Whether everything else must wait for the `robots.txt`, which is in flight.
    boolean waitsForRobots() {
        return robots instanceof Robots.Asked && !(files.peek() instanceof File(var _, var _, Purpose.Robots _));
    }

    boolean mustPause(long nanoTime) {
        return paced && notBeforeNanos - nanoTime > 0;
    }

    /// Makes the next fetch wait at least this long from now on.
    void pauseFrom(long nanoTime, Duration wait) {
        long until = nanoTime + wait.toNanos();
        if (!paced || until - notBeforeNanos > 0) {
            paced = true;
            notBeforeNanos = until;
        }
    }
}
