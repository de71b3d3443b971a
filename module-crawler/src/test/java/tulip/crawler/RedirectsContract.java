package tulip.crawler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import tulip.crawler.Redirects.End;
import tulip.kit.Check;
import tulip.kit.Contract;

/// What following redirects by hand must prove: each hop is looked at before its request is sent, and it ends.
///
/// The sites are given: a request costs nothing, and is noted.
public abstract class RedirectsContract extends Contract {
    private static final Url SITE = Url.parse("http://tulip.test/");
    private static final int MOST = 3; // redirects
    private static final int MOST_REQUESTS = 50; // of an answer that never ends

    private final Map<Url, Url> redirects = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private Redirects tested;

    /// Thrown at an answer that sends requests for ever.
    private static final class TooManyRequests extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Makes the object.
    ///
    /// @param most  redirects that are followed in a row
    protected abstract Redirects redirects(Url site, int most, Redirects.Requests requests);

    @Check("An address that does not redirect is requested once, and is the end.")
    @Order(1)
    void anAddressMayBeTheEnd() {
        make(MOST);
        expectEnd("arrives at /a", follow("/a"));
        expectSent("/a");
    }

    @Check("Each redirect is followed with a request of its own, to the end.")
    @Order(2)
    void redirectsAreFollowed() {
        make(MOST, "/a -> /b", "/b -> /c");
        expectEnd("arrives at /c", follow("/a"));
        expectSent("/a", "/b", "/c");
    }

    @Check("As many redirects in a row are followed as the budget has.")
    @Order(3)
    void theBudgetIsEnough() {
        make(3, "/a -> /b", "/b -> /c", "/c -> /d");
        expectEnd("arrives at /d", follow("/a"));
        expectSent("/a", "/b", "/c", "/d");
    }

    @Check("One redirect more is refused, and its target is not requested.")
    @Order(4)
    void theBudgetEnds() {
        make(3, "/a -> /b", "/b -> /c", "/c -> /d", "/d -> /e", "/e -> /f");
        String end = follow("/a");
        expectEnd(
                "is refused at /d: TOO_MANY_REDIRECTS, after 4 requests", end + ", after " + sent.size() + " requests");
        expectSent("/a", "/b", "/c", "/d");
    }

    @Check("A budget of 0 allows no redirect.")
    @Order(5)
    void aBudgetMayBeNothing() {
        make(0, "/a -> /b");
        expectEnd("is refused at /a: TOO_MANY_REDIRECTS", follow("/a"));
        expectSent("/a");
        expectEnd("arrives at /c", follow("/c"));
    }

    @Check("Each chain has the whole budget: what an earlier one has used does not count.")
    @Order(6)
    void eachChainHasItsOwnBudget() {
        make(2, "/a -> /b", "/b -> /c", "/d -> /e", "/e -> /f");
        expectEnd("arrives at /c", follow("/a"));
        expectEnd("arrives at /f", follow("/d"));
    }

    @Check("A chain that comes back to one of its addresses is refused, and nothing is requested twice.")
    @Order(7)
    void aCycleEnds() {
        make(10, "/a -> /b", "/b -> /c", "/c -> /b", "/d -> /d");
        expectEnd("is refused at /d: REDIRECT_LOOP", follow("/d"));
        expectEnd("is refused at /c: REDIRECT_LOOP", follow("/a"));
        expectSent("/d", "/a", "/b", "/c");
    }

    @Check("A redirect to another site is refused, and nothing is requested there.")
    @Order(8)
    void anotherSiteIsRefused() {
        make(MOST, "/a -> http://other.test/b");
        expectEnd("is refused at /a: REDIRECT_OFF_SITE", follow("/a"));
        expectSent("/a");
    }

    @Check("This holds for each hop, and also if the chain would come back to the site.")
    @Order(9)
    void eachHopIsLookedAt() {
        make(MOST, "/a -> /b", "/b -> http://other.test/c", "http://other.test/c -> /d");
        expectEnd("is refused at /b: REDIRECT_OFF_SITE", follow("/a"));
        expectSent("/a", "/b");
    }

    @Check("Another scheme or port is another site. Capitals in the host are not.")
    @Order(10)
    void theSiteIsSchemeHostAndPort() {
        make(MOST, "/a -> https://tulip.test/a", "/b -> http://tulip.test:8080/b", "/c -> http://TULIP.test/d");
        expectEnd("is refused at /a: REDIRECT_OFF_SITE", follow("/a"));
        expectEnd("is refused at /b: REDIRECT_OFF_SITE", follow("/b"));
        expectEnd("arrives at /d", follow("/c"));
    }

    @Check("Where two chains meet, the rest is not requested again.")
    @Order(11)
    void pathsThatMeetAreRequestedOnce() {
        make(MOST, "/a -> /c", "/b -> /c", "/c -> /d");
        expectEnd("arrives at /d", follow("/a"));
        expectEnd("arrives at /d", follow("/b"));
        expectEnd("arrives at /d", follow("/a"));
        expectSent("/a", "/c", "/d", "/b");
    }

    @Check("The known rest of a chain counts for the budget, the site and the cycles as if it were requested.")
    @Order(12)
    void theKnownRestCounts() {
        make(3, "/a -> /b", "/b -> /c", "/c -> /d", "/e -> /a");
        expectEnd("arrives at /d", follow("/a"));
        expectEnd("is refused at /c: TOO_MANY_REDIRECTS", follow("/e"));
        expectEnd("arrives at /d", follow("/b"));
        expectSent("/a", "/b", "/c", "/d", "/e");
        make(10, "/a -> /b", "/b -> http://other.test/", "/c -> /a", "/d -> /e", "/e -> /d", "/f -> /d");
        expectEnd("is refused at /b: REDIRECT_OFF_SITE", follow("/a"));
        expectEnd("is refused at /b: REDIRECT_OFF_SITE", follow("/c"));
        expectEnd("is refused at /e: REDIRECT_LOOP", follow("/d"));
        expectEnd("is refused at /e: REDIRECT_LOOP", follow("/f"));
        expectEnd("is refused at /d: REDIRECT_LOOP", follow("/e"));
        expectSent("/a", "/b", "/c", "/d", "/e", "/f");
    }

    private void make(int most, String... hops) {
        redirects.clear();
        sent.clear();
        for (String hop : hops) {
            String[] ends = hop.split(" -> ", 2);
            redirects.put(address(ends[0]), address(ends[1]));
        }
        String site = hops.length == 0 ? "without redirects" : "with the redirects " + String.join(", ", hops);
        perform("a site " + site + "; follow at most " + most, () -> tested = redirects(SITE, most, this::send));
    }

    private Optional<Url> send(Url address) {
        if (sent.size() == MOST_REQUESTS) {
            throw new TooManyRequests();
        }
        sent.add(shown(address));
        return Optional.ofNullable(redirects.get(address));
    }

    private String follow(String from) {
        return step("follow " + from, () -> {
            try {
                return told(tested.follow(address(from)));
            } catch (TooManyRequests endless) {
                return "sends requests for ever: " + sent.subList(0, 8) + " …";
            }
        });
    }

    private static String told(End end) {
        return switch (end) {
            case null -> "returns null";
            case End.Arrived(Url address) -> "arrives at " + shown(address);
            case End.Refused(FailureKind kind, Url at) -> "is refused at " + shown(at) + ": " + kind;
        };
    }

    private static Url address(String text) {
        return text.startsWith("/") ? SITE.at(text) : Url.parse(text);
    }

    private static String shown(Url address) {
        return address != null && address.sameOrigin(SITE) ? address.pathAndQuery() : String.valueOf(address);
    }

    private void expectEnd(String expected, String actual) {
        expectThat(expected.equals(actual), "the chain " + expected, "the chain " + actual);
    }

    private void expectSent(String... addresses) {
        expect("the list of requests", List.of(addresses), sent);
    }
}
