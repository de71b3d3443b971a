package tulip.crawler.tuning;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import tulip.crawler.lab.Cpus;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.SiteServer;

/// What is changed of the site.
///
/// @param cpus     its cores; empty: all
/// @param backlog  most connections that wait until the server accepts them; empty: more than any race opens
/// @param inLane   whether each lane of a race has a site in its own JVM
public record SiteTuning(List<Integer> cpus, OptionalInt backlog, boolean inLane) {
    /// Nothing is changed.
    public static final SiteTuning NONE = new SiteTuning(List.of(), OptionalInt.empty(), false);

    /// Starts the site in a JVM of its own.
    ///
    /// @throws IOException with a sentence for the user
    public SiteProcess start(SiteChoice choice) throws IOException {
        return SiteProcess.start(Cpus.launcher(cpus), flags(), choice);
    }

    /// The flags of the JVM in which the site runs.
    List<String> flags() {
        return backlog.isPresent() ? List.of("-D" + SiteServer.BACKLOG + "=" + backlog.getAsInt()) : List.of();
    }
}
