package tulip.crawler.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Next;
import tulip.crawler.Outcome;

/// Stops crawls of random sites after each number of outcomes, goes on with a new crawl, and compares the result
/// with that of a crawl that was not stopped. The outcomes come in random orders. Planted bugs test the checker.
final class ResumeTest {
    private static final int SITES = 150;
    private static final long SECOND = 1_000_000_000;

    @Test
    void aResumedCrawlFindsWhatAnUninterruptedOneFinds() {
        assertEquals(Optional.empty(), firstDifference(blocks -> blocks));
    }

    @Test
    void aStateWithoutItsLastOutcomesOnlyFetchesThemAgain() {
        assertEquals(Optional.empty(), firstDifference(blocks -> blocks.subList(0, blocks.size() / 2)));
    }

    /// The planted bug: an outcome in the middle is missing.
    @Test
    void aLostOutcomeIsDetected() {
        assertTrue(firstDifference(blocks -> {
                    List<byte[]> some = new ArrayList<>(blocks);
                    if (some.size() > 2) {
                        some.remove(1);
                    }
                    return some;
                })
                .isPresent());
    }

    private static Optional<String> firstDifference(UnaryOperator<List<byte[]>> kept) {
        for (int seed = 0; seed < SITES; seed++) {
            var site = new RandomSite(new Random(seed));
            var whole = new InMemory(List.of());
            String expected = run(site, whole, new Random(0), Integer.MAX_VALUE);
            for (int stop = 0; stop <= whole.blocks.size(); stop++) {
                try {
                    var before = new InMemory(List.of());
                    run(site, before, new Random(stop), stop);
                    var after = new InMemory(kept.apply(before.blocks));
                    String found = run(site, after, new Random(stop + 1), Integer.MAX_VALUE);
                    if (!found.equals(expected)) {
                        return Optional.of(
                                "seed " + seed + ", stop " + stop + ": " + found + " instead of " + expected);
                    }
                } catch (RuntimeException unreadable) {
                    return Optional.of("seed " + seed + ", stop " + stop + ": " + unreadable);
                }
            }
        }
        return Optional.empty();
    }

    /// Crawls until so many outcomes have been recorded, and tells the result.
    private static String run(RandomSite site, InMemory memory, Random order, int stop) {
        var crawl = new Crawl(RandomSite.HOME, site.budget, RandomSite.rules(), memory, memory.addresses);
        memory.replay(crawl);
        int before = memory.blocks.size();
        List<Next.Fetch> inFlight = new ArrayList<>();
        long now = 0;
        while (memory.blocks.size() - before < stop) {
            switch (crawl.next(now)) {
                case Next.Fetch fetch -> inFlight.add(fetch);
                case Next.Idle _ -> complete(site, crawl, inFlight, order);
                case Next.WaitUntil(long time) -> {
                    if (inFlight.isEmpty() || order.nextBoolean()) {
                        now = time;
                    } else {
                        complete(site, crawl, inFlight, order);
                    }
                }
                case Next.Done _ -> {
                    return told(crawl.result());
                }
            }
        }
        return "";
    }

    private static void complete(RandomSite site, Crawl crawl, List<Next.Fetch> inFlight, Random order) {
        Next.Fetch any = inFlight.remove(order.nextInt(inFlight.size()));
        crawl.completed(any, site.get(any), 2_000, SECOND);
    }

    private static String told(CrawlResult result) {
        var failures = new TreeMap<String, Outcome.Failed>();
        result.failures().forEach((url, failed) -> failures.put(url.toString(), failed));
        return result.pages() + " " + result.pagesDigest() + " " + result.bytes() + " " + result.notHtml() + " "
                + failures + " " + result.leftOut() + " " + result.sinceSent() + " " + result.sinceWanted();
    }

    @Test
    void theOutcomesAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < SITES; seed++) {
            var site = new RandomSite(new Random(seed));
            var first = new InMemory(List.of());
            run(site, first, new Random(seed), Integer.MAX_VALUE);
            var second = new InMemory(first.blocks);
            run(site, second, new Random(seed), Integer.MAX_VALUE);
            assertEquals(first.heard, second.heard, "seed " + seed);
            assertEquals(first.blocks.size(), second.blocks.size());
        }
    }
}
