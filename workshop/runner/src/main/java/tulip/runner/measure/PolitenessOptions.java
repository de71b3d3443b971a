package tulip.runner.measure;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tulip.crawler.Politeness;
import tulip.crawler.Scope;
import tulip.crawler.Url;
import tulip.crawler.UserAgent;
import tulip.runner.command.OptionValues;

/// The options that say how a crawl treats the site that it visits. On the own machine, everything is allowed
/// at once unless the user asks otherwise.
final class PolitenessOptions {
    private static final int USUAL_DELAY_MILLIS = 250;
    private static final int USUAL_RETRIES = 2;
    private static final List<String> OF_A_URL =
            List.of("--scope", "--robots", "--ignore-robots", "--ignore-nofollow", "--sitemaps");

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            converter = ScopeConverter.class,
            defaultValue = "host",
            description = "what belongs to the site: host, folder (of the URL, and below) or domain (all its hosts)"
                    + " (default: ${DEFAULT-VALUE})")
    private Scope.Kind scope;

    @Option(names = "--robots", description = "obey robots.txt and nofollow also on this machine")
    private boolean robots;

    @Option(names = "--ignore-robots", description = "do not ask for robots.txt: for your own site")
    private boolean ignoreRobots;

    @Option(names = "--ignore-nofollow", description = "follow links that say nofollow too")
    private boolean ignoreNofollow;

    @Option(names = "--sitemaps", description = "crawl also what the site's sitemaps name")
    private boolean sitemaps;

    @Option(
            names = "--connections-per-host",
            paramLabel = "N",
            description = "fetches in flight at once on one host (default: " + Politeness.USUAL_CONNECTIONS
                    + ", on this machine no limit)")
    private Integer connectionsPerHost;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            description =
                    "wait between two requests to one host (default: " + USUAL_DELAY_MILLIS + ", on this machine 0)")
    private Integer delayMillis;

    @Option(
            names = "--user-agent",
            paramLabel = "NAME",
            description = "how requests name this crawler; robots.txt goes by its first word")
    private String userAgent;

    /// Checks the values, and takes the name of the crawler.
    ///
    /// @param ofUrl  whether the user gave a URL
    void check(CommandLine.ParseResult given, boolean ofUrl) {
        for (String option : OF_A_URL) {
            if (!ofUrl && given.hasMatchedOption(option)) {
                throw new IllegalArgumentException(option + " belongs to a URL: a site of the workshop is your own");
            }
        }
        if (robots && ignoreRobots) {
            throw new IllegalArgumentException("--robots and --ignore-robots contradict each other: leave out one");
        }
        if (connectionsPerHost != null) {
            OptionValues.atLeast(1, "--connections-per-host", connectionsPerHost);
        }
        if (delayMillis != null) {
            OptionValues.atLeast(0, "--delay", delayMillis);
        }
        if (userAgent != null) {
            try {
                new UserAgent(userAgent).install();
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("--user-agent: " + wrong.getMessage(), wrong);
            }
        }
    }

    Scope.Kind scope() {
        return scope;
    }

    /// How this site is treated.
    Politeness politeness(Url start) {
        boolean own = isThisMachine(start);
        var usual = new Politeness(
                robots || (!own && !ignoreRobots),
                own ? Integer.MAX_VALUE : Politeness.USUAL_CONNECTIONS,
                sitemaps,
                (robots || !own) && !ignoreNofollow);
        return connectionsPerHost == null ? usual : usual.withConnectionsPerHost(connectionsPerHost);
    }

    Duration delay(Url start) {
        int usual = isThisMachine(start) ? 0 : USUAL_DELAY_MILLIS;
        return Duration.ofMillis(delayMillis == null ? usual : delayMillis);
    }

    /// How often a fetch that has failed is tried again, unless the user says.
    static int retries(Url start) {
        return isThisMachine(start) ? 0 : USUAL_RETRIES;
    }

    /// Says whether the host is a loopback address (RFC 6890) or the name for it (RFC 6761, section 6.3).
    private static boolean isThisMachine(Url start) {
        String host = start.host();
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]+){3}");
    }
}
