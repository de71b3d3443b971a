package tulip.runner.measure;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Limits;
import tulip.runner.command.OptionValues;

/// The options that limit one request.
final class LimitOptions {
    private static final int LONGEST_MILLIS = 24 * 60 * 60 * 1000;

    @Option(
            names = "--connect-timeout",
            paramLabel = "MS",
            description = "until a connection is open (default: ${DEFAULT-VALUE})")
    private int connectMillis = (int) Limits.DEFAULT.connectTimeout().toMillis();

    @Option(
            names = "--first-byte-timeout",
            paramLabel = "MS",
            description = "until a response begins (default: ${DEFAULT-VALUE})")
    private int firstByteMillis = (int) Limits.DEFAULT.firstByteTimeout().toMillis();

    @Option(
            names = "--response-timeout",
            paramLabel = "MS",
            description = "until a response has ended (default: ${DEFAULT-VALUE})")
    private int responseMillis = (int) Limits.DEFAULT.responseTimeout().toMillis();

    @Option(
            names = "--max-head",
            paramLabel = "BYTES",
            description = "status line and header fields together (default: ${DEFAULT-VALUE})")
    private int maxHeadBytes = Limits.DEFAULT.maxHeadBytes();

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            description = "a body, before and after it is decompressed (default: ${DEFAULT-VALUE})")
    private int maxBodyBytes = Limits.DEFAULT.maxBodyBytes();

    @Option(names = "--max-redirects", paramLabel = "N", description = "redirects in a row (default: ${DEFAULT-VALUE})")
    private int maxRedirects = Budget.MAX_REDIRECTS;

    @Option(
            names = "--max-per-pattern",
            paramLabel = "N",
            description = "pages of one pattern that a site may make without end, such as all paths below one file"
                    + " (default: ${DEFAULT-VALUE})")
    private int maxPerPattern = Budget.MAX_PER_PATTERN;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "try a fetch again up to N times if the connection failed, or the server was busy or broken"
                    + " (default: 0; 2 for a site that is not on this machine)")
    private Integer retries;

    Limits limits() {
        return new Limits(
                duration("--connect-timeout", connectMillis),
                duration("--first-byte-timeout", firstByteMillis),
                duration("--response-timeout", responseMillis),
                headBytes(),
                OptionValues.atLeast(1, "--max-body", maxBodyBytes));
    }

    /// The limits that the user gave, and for the others these defaults.
    Limits limitsOr(Limits others, CommandLine.ParseResult given) {
        Limits all = limits();
        return new Limits(
                given.hasMatchedOption("--connect-timeout") ? all.connectTimeout() : others.connectTimeout(),
                given.hasMatchedOption("--first-byte-timeout") ? all.firstByteTimeout() : others.firstByteTimeout(),
                given.hasMatchedOption("--response-timeout") ? all.responseTimeout() : others.responseTimeout(),
                given.hasMatchedOption("--max-head") ? all.maxHeadBytes() : others.maxHeadBytes(),
                given.hasMatchedOption("--max-body") ? all.maxBodyBytes() : others.maxBodyBytes());
    }

    int maxRedirects() {
        return OptionValues.atLeast(0, "--max-redirects", maxRedirects);
    }

    int maxPerPattern() {
        return OptionValues.atLeast(1, "--max-per-pattern", maxPerPattern);
    }

    /// @param usual  how often a fetch is tried again if the user does not say
    BackOff retry(int usual) {
        int again = retries == null ? usual : OptionValues.atLeast(0, "--retries", retries);
        return BackOff.usual(Math.clamp(1L + again, 1, Integer.MAX_VALUE));
    }

    private int headBytes() {
        if (OptionValues.atLeast(100, "--max-head", maxHeadBytes) > Limits.MOST_HEAD_BYTES) {
            throw new IllegalArgumentException(
                    "--max-head is " + maxHeadBytes + ", but " + Limits.MOST_HEAD_BYTES + " bytes are the most");
        }
        return maxHeadBytes;
    }

    private static Duration duration(String option, int millis) {
        if (OptionValues.atLeast(1, option, millis) > LONGEST_MILLIS) {
            throw new IllegalArgumentException(option + " is " + millis + " ms, but a day is the most");
        }
        return Duration.ofMillis(millis);
    }
}
