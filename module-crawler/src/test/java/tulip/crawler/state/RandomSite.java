package tulip.crawler.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.FailureKind;
import tulip.crawler.Fragment;
import tulip.crawler.Hyperlink;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;
import tulip.crawler.PageDetail;
import tulip.crawler.PageRobots;
import tulip.crawler.Phrases;
import tulip.crawler.Rules;
import tulip.crawler.Url;

/// A small random site without a server: with redirects, refreshes, other files, failures that last, and failures
/// that are over at the second attempt.
final class RandomSite {
    static final Url HOME = Url.parse("http://h/0");

    final Budget budget;
    private final Map<Url, Outcome> outcomes = new HashMap<>();

    RandomSite(Random random) {
        int size = 2 + random.nextInt(25);
        int depth = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(4);
        budget = new Budget(1 + random.nextInt(8), Integer.MAX_VALUE, depth, 2, 100, Duration.ZERO);
        for (int i = 0; i < size; i++) {
            outcomes.put(HOME.at("/" + i), outcome(random, size));
        }
    }

    /// What a fetch of this site finds.
    Outcome get(Fetch fetch) {
        return switch (outcomes.get(fetch.url())) {
            case Outcome.Failed failed
            when failed.kind() == FailureKind.RESET && fetch.attempt() > 1 -> new Outcome.NotAPage(7);
            case Outcome found -> found;
        };
    }

    static Rules rules() {
        return Rules.usual().with(new BackOff(3, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }

    private static Outcome outcome(Random random, int size) {
        return switch (random.nextInt(11)) {
            case 0 -> new Outcome.Failed(FailureKind.RESET, "broke");
            case 1 ->
                new Outcome.Failed(
                        FailureKind.SERVER_ERROR,
                        "answered with status 503",
                        OptionalInt.of(503),
                        Optional.of(Duration.ofMillis(3)));
            case 2 -> new Outcome.NotAPage(random.nextInt(1_000_000), refresh(random, size));
            case 3, 4 -> new Outcome.Redirect(Optional.of(any(random, size)), "top");
            case 5 ->
                new Outcome.Redirect(random.nextBoolean() ? Optional.empty() : Optional.of(Url.parse("https://o/x")));
            default -> page(random, size);
        };
    }

    private static Outcome page(Random random, int size) {
        Set<Url> links = new LinkedHashSet<>();
        for (int link = random.nextInt(5); link >= 0; link--) {
            links.add(any(random, size));
        }
        Optional<PageDetail> detail = random.nextBoolean() ? Optional.empty() : Optional.of(detail(random, size));
        PageRobots robots = random.nextInt(3) > 0
                ? PageRobots.NONE
                : new PageRobots(random.nextBoolean(), random.nextInt(4) == 0, Set.of(any(random, size)));
        return new Outcome.Page(
                random.nextInt(100_000),
                random.nextInt(200_000),
                List.copyOf(links),
                refresh(random, size),
                robots,
                detail,
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Phrases(List.of(-random.nextInt(9), random.nextInt(9)))));
    }

    private static PageDetail detail(Random random, int size) {
        List<Hyperlink> links = new ArrayList<>();
        for (int link = random.nextInt(3); link > 0; link--) {
            String written = random.nextInt(size) + "#ä" + random.nextInt(3);
            Optional<Url> target =
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Url.parse("http://o/" + link));
            links.add(new Hyperlink(written, target, Fragment.of(written)));
        }
        return new PageDetail(links, Set.of("ä" + random.nextInt(3)));
    }

    private static Optional<Url> refresh(Random random, int size) {
        return random.nextInt(3) > 0 ? Optional.empty() : Optional.of(any(random, size));
    }

    private static Url any(Random random, int size) {
        return HOME.at("/" + random.nextInt(size));
    }
}
