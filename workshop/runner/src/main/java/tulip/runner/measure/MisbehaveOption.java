package tulip.runner.measure;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The option that serves the misbehaving site instead of another site.
final class MisbehaveOption {
    private static final List<String> OF_OTHER_SITES =
            List.of("--folder", "--start", "--latency", "--pages", "--links", "--shape", "--page-bytes", "--server");

    @Option(names = "--misbehave", description = "a site with every fault that a server can have, drawn from --seed")
    boolean chosen;

    /// Refuses options that belong to another site.
    void requireNoOtherSite(CommandLine.ParseResult given) {
        for (String option : OF_OTHER_SITES) {
            if (chosen && given.hasMatchedOption(option)) {
                throw new IllegalArgumentException("--misbehave is a site of its own: leave out " + option);
            }
        }
    }
}
