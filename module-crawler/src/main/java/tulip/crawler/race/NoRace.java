package tulip.crawler.race;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A lane has found other pages than the site has, so it did not do the same work as the others.
final class NoRace extends IOException {
    private static final long serialVersionUID = 1L;

    private NoRace(String message) {
        super(message);
    }

    static NoRace otherPages(Entrant entrant, Round round, List<String> found, List<String> expected) {
        var missing = new TreeSet<>(expected);
        found.forEach(missing::remove);
        var extra = new TreeSet<>(found);
        expected.forEach(extra::remove);
        String example = !missing.isEmpty() ? "missed " + missing.first() : "also found " + extra.first();
        return new NoRace(String.format(
                Locale.ROOT,
                "no race: %s found %,d pages where the site has %,d; it %s (%s)",
                entrant.name(),
                found.size(),
                expected.size(),
                example,
                round.failuresInWords()));
    }

    static NoRace otherRound(Track track, Round round, int number) {
        return new NoRace(String.format(
                Locale.ROOT,
                "no race: %s found %,d pages in measured round %d, but %,d in its first (%s)",
                track.entrant.name(),
                round.pages(),
                number,
                track.first.pages(),
                round.failuresInWords()));
    }
}
