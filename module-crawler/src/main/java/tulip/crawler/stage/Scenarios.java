package tulip.crawler.stage;

import java.util.List;

/// All scenarios, in the order in which a speaker goes through them. The keys 1 to 9 choose them.
public final class Scenarios {
    private static final List<Offer> ALL = List.of(
            new Offer(
                    "crawl",
                    "The same crawl",
                    "How long do four ways of waiting take for the same 1,000 pages?",
                    3,
                    RaceScenario::crawl),
            new Offer(
                    "fan-out",
                    "A thousand requests at once",
                    "One page links to a thousand. How close to one wait can a thousand waits be?",
                    3,
                    RaceScenario::fanOut));

    private Scenarios() {}

    public static List<Offer> all() {
        return ALL;
    }
}
