package tulip.crawler.example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tulip.crawler.FailureKind;
import tulip.crawler.Redirects;
import tulip.crawler.Redirects.End;
import tulip.crawler.RedirectsByHand;
import tulip.crawler.Url;

/// Redirects are followed by hand: each hop is looked at before its request. In Python: python/by_hand.py.
final class ByHand {
    private static final Url SITE = Url.parse("http://tulip.test/");
    private static final Map<Url, Url> REDIRECTS = Map.of(
            SITE.at("/old"), SITE.at("/older"),
            SITE.at("/older"), SITE.at("/page"),
            SITE.at("/login"), SITE.at("/account"),
            SITE.at("/account"), SITE.at("/login"),
            SITE.at("/away"), Url.parse("http://other.test/"));

    private ByHand() {}

    private static Optional<Url> send(Url address) {
        IO.println("  requests " + address.path());
        return Optional.ofNullable(REDIRECTS.get(address));
    }

    private static String told(End end) {
        return switch (end) {
            case End.Arrived(Url address) -> "arrives at " + address.path();
            case End.Refused(FailureKind kind, Url at) ->
                switch (kind) {
                            case REDIRECT_OFF_SITE -> "off the site at ";
                            case REDIRECT_LOOP -> "a loop at ";
                            default -> "too many at ";
                        }
                        + at.path();
        };
    }

    static void main() {
        Redirects redirects = new RedirectsByHand(SITE, 3, ByHand::send);
        for (String start : List.of("/old", "/login", "/away")) {
            IO.println(told(redirects.follow(SITE.at(start))));
        }
    }
}
