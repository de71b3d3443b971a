package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of RFC 9309, where a library could get them wrong.
final class RobotsTxtTest {
    private static final Url ROBOTS = Url.parse("http://h/robots.txt");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Disallow: /                    | /x                | false
            Disallow:                      | /x                | true
            Disallow: /fish                | /fish.html        | false
            Disallow: /fish                | /Fish.asp         | true
            Disallow: /fish/               | /fish             | true
            Disallow: /*.php               | /a/b.php?x=1      | false
            Disallow: /*.php$              | /a.php?x=1        | true
            Disallow: /*.php$              | /a.php            | false
            Disallow: /e$x                 | /e$x              | false
            Disallow: /e$x$                | /e$xy             | true
            Disallow: /a%3cd.html          | /a%3Cd.html       | false
            Disallow: /caf%C3%A9           | /caf%C3%A9/x      | false
            Disallow: /café                | /caf%C3%A9        | false
            Disallow: /x # comment $y      | /x                | false
            DISALLOW : /x                  | /x                | false
            Disallow: /?q=                 | /?q=1             | false
            Disallow: /robots.txt          | /robots.txt       | true
            Disallow: /a%2Fb               | /a/b              | true
            Disallow: /a%2Fb               | /a%2fb            | false
            Disallow: /%7Ejoe              | /~joe             | false
            Disallow: /~joe                | /%7ejoe           | false
            Disallow: /%62%61%7A           | /baz              | false
            Disallow: /f-%2A               | /f-*              | false
            Disallow: /f-%2A               | /f-x              | true
            Disallow: /x%24                | /x$               | false
            Disallow: /x%24                | /x                | true
            Disallow: /a$b$                | /a$b              | false
            Disallow: /a$b$                | /a$bc             | true
            Disallow: /a*b*c$              | /a1b2c            | false
            Disallow: /a*b*c$              | /a1b2cd           | true
            Disallow: /a**b                | /ab               | false
            Disallow: /*.php$              | /a.php/b.php      | false
            Disallow: /*.php$              | '/a.php?b|.php'   | false
            Disallow: /index.html          | /                 | true
            Disallow: /x                   | '/x|y'            | false
            Disallow: /x                   | /x?q={y}          | false
            Disallow: /x[                  | /x[1]             | false
            Disallow: /*?f[                | /x?f[]=1          | false
            Disallow: /*^                  | /x?q=^            | false
            Disallow: /x                   | /x%               | false
            Disallow: /y                   | '/x%zz|'          | true
            disallow:/x                    | /x                | false
            Disallow: x                    | /x                | true
            Disallow: http://h/x           | /x                | true
            """)
    void aPathIsMatchedAsTheRfcSays(String line, String path, boolean allowed) {
        assertEquals(allowed, parse("User-agent: *", line).allows(ROBOTS.at(path)));
    }

    @Test
    void theLongestRuleWinsAndAllowWinsATie() {
        RobotsTxt rules = parse("User-agent: *", "Disallow: /a/", "Allow: /a/b", "Disallow: /page", "Allow: /page");
        assertEquals(List.of(false, true, true), allowed(rules, "/a/x", "/a/bc", "/page"));
    }

    @ParameterizedTest
    @CsvSource({
        "/p,        /,         /page,     true",
        "/folder,   /folder,   /folder/x, true",
        "/page,     /*.htm,    /page.htm, false",
        "/page,     /*.ph,     /page.php, true",
        "/$,        /,         /,         true",
        "/$,        /,         /x,        false",
        "/a/b/,     /a/,       /a/b/c,    true",
        "/*x,       /a,        /ax,       true"
    })
    void theLengthOfThePathDecides(String allow, String disallow, String path, boolean allowed) {
        for (List<String> rules : List.of(
                List.of("Allow: " + allow, "Disallow: " + disallow),
                List.of("Disallow: " + disallow, "Allow: " + allow))) {
            assertEquals(
                    allowed, parse("User-agent: *", rules.get(0), rules.get(1)).allows(ROBOTS.at(path)));
        }
    }

    /// What a group of several names is, and what does not end it (RFC 9309, sections 2.2.1 and 2.2.4).
    @ParameterizedTest
    @CsvSource({
        "User-agent: tulip-workshop;User-agent: b;Disallow: /x, false",
        "User-agent: b;;User-agent: tulip-workshop;;Disallow: /x, false",
        "User-agent: tulip-workshop;Sitemap: http://h/s;User-agent: b;Disallow: /x, false",
        "User-agent: tulip-workshop;Crawl-delay: 3;User-agent: b;Disallow: /x, false",
        "User-agent: tulip-workshop;No-such-line: 3;User-agent: b;Disallow: /x, false",
        "User-agent: tulip-workshop;Allow: /;User-agent: b;Disallow: /x, true",
        "User-agent: *;Disallow: /;User-agent: tulip-workshop, true",
        "User-agent: *;Disallow: /x;User-agent: b;Disallow: /;User-agent: *;Disallow: /y, false",
        "Disallow: /x;User-agent: b;Disallow: /x, true",
        "User-agent: tulip-workshop/2.0 (x);Disallow: /x, false",
        "User-agent: tulip workshop;Disallow: /x, true",
        "user-agent:TULIP-WORKSHOP # us;disallow:/x, false"
    })
    void aGroupHasTheNamesBeforeItsRules(String lines, boolean allowed) {
        assertEquals(allowed, parse(lines.split(";", -1)).allows(ROBOTS.at("/x")));
    }

    @Test
    void ourOwnGroupCountsAloneInWhateverCase() {
        RobotsTxt rules = parse(
                "User-agent: *",
                "Disallow: /all",
                "User-agent: other",
                "User-agent: Tulip-Workshop",
                "Disallow: /ours");
        assertEquals(List.of(true, false), allowed(rules, "/all", "/ours"));
    }

    @Test
    void groupsOfOneNameAreOneGroup() {
        RobotsTxt rules = parse(
                "User-agent: tulip-workshop",
                "Disallow: /1",
                "User-agent: x",
                "Disallow: /x",
                "User-agent: tulip-workshop",
                "Disallow: /2");
        assertEquals(List.of(false, true, false), allowed(rules, "/1", "/x", "/2"));
    }

    @Test
    void anotherNameThatBeginsAsOursIsNotOurs() {
        RobotsTxt rules = parse("User-agent: tulip", "Disallow: /", "User-agent: tulip-workshop-2", "Disallow: /");
        assertEquals(List.of(true), allowed(rules, "/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInThreeWays(String end) {
        byte[] text =
                String.join(end, "\uFEFFUser-agent: *", "Disallow: /x", "").getBytes(StandardCharsets.UTF_8);
        assertEquals(false, RobotsTxt.parse(ROBOTS, text, "tulip-workshop").allows(ROBOTS.at("/x")));
    }

    @Test
    void aPageInPlaceOfRobotsTxtAllowsEverything() {
        RobotsTxt rules = parse("<!DOCTYPE html><html><body>", "Sorry, this page is gone", "</body></html>");
        assertEquals(List.of(true, true), allowed(rules, "/", "/x"));
    }

    @Test
    void rulesUpTo500KibCount() {
        String line = "Disallow: /" + "x".repeat(1013);
        String[] lines = new String[510];
        Arrays.fill(lines, line);
        lines[0] = "User-agent: *";
        lines[490] = "Disallow: /inside";
        lines[509] = "Disallow: /outside";
        RobotsTxt rules = parse(lines);
        assertEquals(List.of(false, true), allowed(rules, "/inside", "/outside"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "0.5, 500",
        "300, 300000",
        "301, 300000",
        "99999999999999999999, 0",
        "1e3, 0",
        "+4, 4000",
        ".5, 500",
        "0.0001, 0",
        "2s, 0",
        "'3 # seconds', 3000",
        "-1, 0",
        "soon, 0",
        "0, 0"
    })
    void crawlDelayIsBoundedAndTurnsNothingOff(String written, long millis) {
        RobotsTxt rules = parse("User-agent: *", "Crawl-delay: " + written, "Disallow: /no");
        assertEquals(
                Optional.of(millis).filter(each -> each > 0), rules.crawlDelay().map(Duration::toMillis));
        assertEquals(List.of(true, false), allowed(rules, "/x", "/no"));
    }

    @Test
    void sitemapsBelongToNoGroup() {
        RobotsTxt rules = parse("Sitemap: http://h/$1.xml", "User-agent: other", "sitemap: https://elsewhere/2.xml");
        assertEquals(List.of(Url.parse("http://h/$1.xml"), Url.parse("https://elsewhere/2.xml")), rules.sitemaps());
    }

    private static RobotsTxt parse(String... lines) {
        return RobotsTxt.parse(ROBOTS, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "tulip-workshop");
    }

    private static List<Boolean> allowed(RobotsTxt rules, String... paths) {
        return Arrays.stream(paths).map(path -> rules.allows(ROBOTS.at(path))).toList();
    }

    /// The longest rule that matches decides, and of two such rules the one that allows (RFC 9309, section 2.2.2). The
    /// rules are compared as regular expressions, for random rules and paths.
    @Test
    void theLongestRuleThatMatchesDecides() {
        var random = new Random(1);
        int[] decided = new int[2];
        for (int file = 0; file < 2_000; file++) {
            Map<String, Boolean> rules = new LinkedHashMap<>();
            for (int rule = random.nextInt(5); rule >= 0; rule--) {
                rules.merge(
                        "/" + word(random, "aab/*", 6) + word(random, "$", 2), random.nextBoolean(), (a, b) -> a || b);
            }
            var text = new StringBuilder("User-agent: *\n");
            rules.forEach((rule, allow) ->
                    text.append(allow ? "Allow: " : "Disallow: ").append(rule).append('\n'));
            RobotsTxt robots = parse(text.toString());
            for (int path = 0; path < 20; path++) {
                String name = "/" + word(random, "aab/", 7);
                boolean expected = longest(rules, name);
                assertEquals(expected, robots.allows(ROBOTS.at(name)), () -> text + " and " + name);
                decided[expected ? 1 : 0]++;
            }
        }
        assertTrue(decided[0] > 1_000 && decided[1] > 1_000, Arrays.toString(decided));
    }

    private static boolean longest(Map<String, Boolean> rules, String path) {
        int most = rules.keySet().stream()
                .filter(rule -> path.matches(expression(rule)))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
        return most < 0
                || rules.entrySet().stream()
                        .anyMatch(rule -> rule.getValue()
                                && rule.getKey().length() == most
                                && path.matches(expression(rule.getKey())));
    }

    private static String expression(String rule) {
        String all = rule.replace("*", ".*");
        return all.endsWith("$") ? all : all + ".*";
    }

    private static String word(Random random, String letters, int most) {
        return random.ints(random.nextInt(most), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
