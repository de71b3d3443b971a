package tulip.runner.measure;

import picocli.CommandLine.Option;
import tulip.crawler.engine.EngineKind;
import tulip.runner.command.OptionValues;

/// The options that say how many fetches an engine may have in flight.
final class FetchOptions {
    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "fetches in flight at once (default: ${DEFAULT-VALUE})")
    private int concurrency;

    @Option(
            names = "--pool",
            paramLabel = "N",
            description = "threads of an engine with a pool (default: ${DEFAULT-VALUE})")
    private int pool = 100;

    /// @param concurrency  the default
    FetchOptions(int concurrency) {
        this.concurrency = concurrency;
    }

    int concurrency() {
        return OptionValues.atLeast(1, "--concurrency", concurrency);
    }

    int pool() {
        return OptionValues.atLeast(1, "--pool", pool);
    }

    /// The most fetches that this engine has in flight.
    int atOnce(EngineKind kind) {
        return kind.atOnce(concurrency(), pool());
    }
}
