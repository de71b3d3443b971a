package tulip.crawler.race;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tulip.crawler.engine.Part;

/// Finds the part that makes engine `mine` go wrong.
///
/// First each own part is tried alone, among parts of the reference. If each of them is right alone, each is
/// replaced by the reference in turn: then those are at fault without which the crawl is right.
public final class Suspects {
    /// A crawl in which only some parts are the participant's.
    @FunctionalInterface
    public interface Trial {
        /// Crawls.
        ///
        /// @return what was wrong, in a clause; empty if the crawl was right
        Optional<String> wrong(Set<Part> own) throws IOException;
    }

    /// What the trials have shown.
    ///
    /// @param parts  at fault; empty if no trial went wrong, or if no replacement helps
    /// @param alone  whether each of them goes wrong alone; otherwise they go wrong together
    /// @param cured  whether the crawl is right with the reference in place of them
    /// @param seen   what was wrong with all own parts; empty if nothing was
    public record Finding(Set<Part> parts, boolean alone, boolean cured, Optional<String> seen) {}

    private final Set<Part> own;
    private final Trial trial;
    private final Consumer<String> progress;

    /// @param own       the parts that are the participant's
    /// @param progress  is told which trial begins
    public Suspects(Set<Part> own, Trial trial, Consumer<String> progress) {
        this.own = own;
        this.trial = trial;
        this.progress = progress;
    }

    /// Runs the trials.
    ///
    /// @throws IOException with a sentence for the user, if a trial cannot be run
    public Finding find() throws IOException {
        Optional<String> seen = wrong("all your parts", own);
        if (seen.isEmpty()) {
            return new Finding(Set.of(), false, false, seen);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Part part : own) {
            if (wrong("only your " + part.id(), Set.of(part)).isPresent()) {
                parts.add(part);
            }
        }
        if (!parts.isEmpty()) {
            Set<Part> rest = without(parts);
            boolean cured = rest.isEmpty() || wrong("all but these", rest).isEmpty();
            return new Finding(parts, true, cured, seen);
        }
        for (Part part : own) {
            if (wrong("the reference's " + part.id(), without(Set.of(part))).isEmpty()) {
                parts.add(part);
            }
        }
        return new Finding(parts, false, !parts.isEmpty(), seen);
    }

    private Optional<String> wrong(String what, Set<Part> some) throws IOException {
        progress.accept(what);
        return trial.wrong(some);
    }

    private Set<Part> without(Set<Part> some) {
        Set<Part> rest = EnumSet.copyOf(own);
        rest.removeAll(some);
        return rest;
    }
}
