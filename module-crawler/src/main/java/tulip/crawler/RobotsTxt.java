package tulip.crawler;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `robots.txt` asks of one crawler (RFC 9309).
///
/// `Crawl-delay` and `Sitemap` are not in the RFC, but on many sites.
///
/// @param rules      as the parser has read them
/// @param pathRules  the same, from the longest to the shortest: the first that matches decides
/// @param sitemaps   the addresses of the `Sitemap` lines
public record RobotsTxt(
        SimpleRobotRules rules, List<PathRule> pathRules, Optional<Duration> crawlDelay, List<Url> sitemaps) {
    /// Everything is allowed.
    public static final RobotsTxt ALLOW_ALL =
            new RobotsTxt(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), List.of(), Optional.empty(), List.of());

    /// What stands behind is ignored. RFC 9309, section 2.5, asks for at least this much.
    static final int MOST_BYTES = 500 * 1024;

    /// A longer delay counts as this one.
    static final Duration MOST_DELAY = Duration.ofMinutes(5);

    private static final int NO_WARNINGS = 0; // in the log
    private static final String ROBOTS = "/robots.txt";
    private static final boolean[] ESCAPED = new boolean[128]; // what means something else in a rule

    static {
        ESCAPED['*'] = true;
        ESCAPED['$'] = true;
    }

    private static final Pattern RULE = Pattern.compile("(?im)^[ \\t]*(?:dis)?allow[ \\t]*:[^\\r\\n]*");

    /// A dollar sign with more of a path behind it.
    private static final Pattern DOLLAR_IN_PATH = Pattern.compile("\\$(?=[^\\s#])");

    /// What `java.net.URI`, which the parser uses, does not take in an address.
    private static final Pattern NOT_OF_A_URI = Pattern.compile("[\\[\\]{}|\\\\^`]|%(?![0-9A-Fa-f]{2})");

    /// Reads a `robots.txt`.
    ///
    /// @param url    its address
    /// @param agent  the product token of this crawler: which group of rules counts
    static RobotsTxt parse(Url url, byte[] text, String agent) {
        // Its own limit for the delay would turn the whole site off, so it has none.
        var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, NO_WARNINGS);
        SimpleRobotRules rules =
                parser.parseContent(url.toString(), escapeDollars(text), "text/plain", List.of(Html.lowerCase(agent)));
        List<Url> sitemaps = rules.getSitemaps().stream()
                .flatMap(written -> url.resolve(written).stream())
                .distinct()
                .toList();
        List<PathRule> pathRules = rules.getRobotRules().stream()
                .map(rule -> PathRule.of(rule.getPrefix(), rule.isAllow()))
                .toList();
        return new RobotsTxt(rules, pathRules, delay(rules), sitemaps);
    }

    /// Escapes each dollar sign in a path, except at its end, where it means the end of the address (RFC 9309,
    /// section 2.2.3). The parser would ignore the whole line.
    private static byte[] escapeDollars(byte[] text) {
        var lines = new String(text, 0, Math.min(text.length, MOST_BYTES), StandardCharsets.ISO_8859_1);
        return RULE.matcher(lines)
                .replaceAll(rule -> Matcher.quoteReplacement(
                        DOLLAR_IN_PATH.matcher(rule.group()).replaceAll("%24")))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Duration> delay(SimpleRobotRules rules) {
        long millis = rules.getCrawlDelay();
        if (millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.min(millis, MOST_DELAY.toMillis())));
    }

    /// Says whether this address may be fetched.
    boolean allows(Url url) {
        String path = url.pathAndQuery();
        if (rules.isAllowAll() || path.equals(ROBOTS)) {
            return true;
        }
        if (rules.isAllowNone()) {
            return false;
        }
        String compared = PathRule.isPlain(path) ? path : SimpleRobotRules.escapePath(escaped(path), ESCAPED);
        for (PathRule rule : pathRules) {
            if (rule.matches(compared)) {
                return rule.allows();
            }
        }
        return true;
    }

    /// Escapes the characters without which the parser would take the address for `/`.
    private static String escaped(String path) {
        return NOT_OF_A_URI
                .matcher(path)
                .replaceAll(each -> "%%%02X".formatted((int) each.group().charAt(0)));
    }
}
