package tulip.crawler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
            """)
    void aPathIsMatchedAsTheRfcSays(String line, String path, boolean allowed) {
        assertEquals(allowed, parse("User-agent: *", line).allows(ROBOTS.at(path)));
    }

    @Test
    void theLongestRuleWinsAndAllowWinsATie() {
        RobotsTxt rules = parse("User-agent: *", "Disallow: /a/", "Allow: /a/b", "Disallow: /page", "Allow: /page");
        assertEquals(List.of(false, true, true), allowed(rules, "/a/x", "/a/bc", "/page"));
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
        RobotsTxt rules = parse("Sitemap: http://h/1.xml", "User-agent: other", "sitemap: https://elsewhere/2.xml");
        assertEquals(List.of(Url.parse("http://h/1.xml"), Url.parse("https://elsewhere/2.xml")), rules.sitemaps());
    }

    private static RobotsTxt parse(String... lines) {
        return RobotsTxt.parse(ROBOTS, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "tulip-workshop");
    }

    private static List<Boolean> allowed(RobotsTxt rules, String... paths) {
        return Arrays.stream(paths).map(path -> rules.allows(ROBOTS.at(path))).toList();
    }
}
