package tulip.crawler.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.FailureKind;
import tulip.crawler.Next;
import tulip.crawler.Next.Fetch;
import tulip.crawler.Outcome;
import tulip.crawler.Rules;
import tulip.crawler.Url;

final class CrawlStateTest {
    private static final Url HOME = Url.parse("http://h/");
    private static final Outcome.Failed BROKEN = new Outcome.Failed(FailureKind.RESET, "broke");
    private static final Outcome LEAF = new Outcome.Page(1, List.of());

    @TempDir
    private Path folder;

    /// The settings of a crawl of this start.
    static StateSettings settings(Url start, Budget budget) {
        return new StateSettings(
                new TreeMap<>(Map.of("start", start.toString())),
                new TreeMap<>(Map.of("--max-depth", budget.maxDepth())));
    }

    private static Budget budget(int maxPages, int maxDepth) {
        return new Budget(3, maxPages, maxDepth, 10, 100, Duration.ZERO);
    }

    private Path file() {
        return folder.resolve("crawl.state");
    }

    private CrawlState open(Budget budget) throws IOException {
        return CrawlState.open(file(), settings(HOME, budget));
    }

    private static Crawl crawl(CrawlState state, Budget budget, int attempts) throws IOException {
        Rules rules = Rules.usual().with(new BackOff(attempts, Duration.ofMillis(1), Duration.ofMillis(1)));
        var crawl = new Crawl(HOME, budget, rules, state, state.addresses());
        state.replay(crawl);
        return crawl;
    }

    private static Fetch fetch(Crawl crawl) {
        return assertInstanceOf(Fetch.class, crawl.next(0));
    }

    /// A page that links to `/1` … .
    private static Outcome page(int links) {
        return new Outcome.Page(
                10,
                IntStream.rangeClosed(1, links).mapToObj(i -> HOME.at("/" + i)).toList());
    }

    /// Makes a file with a whole crawl of a start page and some leaves.
    private void make(int leaves) throws IOException {
        Budget budget = Budget.wholeSite(3);
        try (CrawlState state = open(budget)) {
            Crawl crawl = crawl(state, budget, 1);
            crawl.completed(fetch(crawl), page(leaves), 0);
            for (int i = 0; i < leaves; i++) {
                crawl.completed(fetch(crawl), LEAF, 0);
            }
        }
    }

    private String refusal(Url start, Budget budget) throws IOException {
        byte[] before = Files.readAllBytes(file());
        IOException refused = assertThrows(IOException.class, () -> {
            try (CrawlState state = CrawlState.open(file(), settings(start, budget))) {
                crawl(state, budget, 1);
            }
        });
        assertArrayEquals(before, Files.readAllBytes(file()), "the file is kept as it was");
        return refused.getMessage();
    }

    @Test
    void aPageLimitThatWasReachedCanBeRaised() throws IOException {
        Budget two = budget(2, Integer.MAX_VALUE);
        try (CrawlState state = open(two)) {
            Crawl crawl = crawl(state, two, 1);
            crawl.completed(fetch(crawl), page(2), 0);
            crawl.completed(fetch(crawl), LEAF, 0);
            assertInstanceOf(Next.Done.class, crawl.next(0));
            assertFalse(crawl.isFinished());
        }
        Budget three = budget(3, Integer.MAX_VALUE);
        try (CrawlState state = open(three)) {
            Crawl crawl = crawl(state, three, 1);
            assertEquals(2, state.earlierFetches());
            assertEquals(HOME.at("/2"), fetch(crawl).url());
        }
    }

    @Test
    void aDepthLimitCanBeRaisedButNotLowered() throws IOException {
        Budget one = budget(100, 1);
        try (CrawlState state = open(one)) {
            Crawl crawl = crawl(state, one, 1);
            crawl.completed(fetch(crawl), page(1), 0);
            crawl.completed(fetch(crawl), page(5), 0);
            assertTrue(crawl.isFinished());
        }
        Budget two = budget(100, 2);
        try (CrawlState state = open(two)) {
            Crawl crawl = crawl(state, two, 1);
            assertEquals(HOME.at("/2"), fetch(crawl).url());
        }
        assertEquals(
                file() + " holds a crawl with --max-depth 2, and 1 is less. Give at least as much, or start anew with"
                        + " --fresh",
                refusal(HOME, one));
    }

    @Test
    void whatWaitsForItsNextAttemptWaitsAgain() throws IOException {
        Budget budget = Budget.wholeSite(3);
        try (CrawlState state = open(budget)) {
            Crawl crawl = crawl(state, budget, 3);
            crawl.completed(fetch(crawl), BROKEN, 0);
        }
        try (CrawlState state = open(budget)) {
            Crawl crawl = crawl(state, budget, 3);
            assertEquals(new Next.WaitUntil(1_000_000), crawl.next(0));
            Fetch again = assertInstanceOf(Fetch.class, crawl.next(1_000_000));
            assertEquals(new Fetch(HOME, 2), again);
            crawl.completed(again, BROKEN, 0);
        }
        try (CrawlState state = open(budget)) {
            Crawl crawl = crawl(state, budget, 3);
            crawl.next(0);
            assertEquals(new Fetch(HOME, 3), crawl.next(1_000_000));
        }
        try (CrawlState state = open(budget)) {
            Crawl fewer = crawl(state, budget, 2);
            assertInstanceOf(Next.Done.class, fewer.next(0));
            assertEquals(Map.of(HOME, BROKEN), fewer.result().failures());
        }
    }

    @Test
    void aFinishedCrawlTellsItsResultAndFetchesNothing() throws IOException {
        make(2);
        try (CrawlState state = open(Budget.wholeSite(3))) {
            Crawl crawl = crawl(state, Budget.wholeSite(3), 1);
            assertInstanceOf(Next.Done.class, crawl.next(0));
            assertTrue(crawl.isFinished());
            assertEquals(List.of("/", "/1", "/2"), crawl.result().pages());
            assertEquals(12, crawl.result().bytes());
        }
    }

    @Test
    void aCrawlOfAnotherStartIsRefused() throws IOException {
        make(2);
        assertEquals(
                file() + " holds another crawl: its start is http://h/, not http://other/. Name another file, or start"
                        + " anew with --fresh",
                refusal(Url.parse("http://other/"), Budget.wholeSite(3)));
    }

    @Test
    void aFileHasOneCrawlAtATime() throws IOException {
        try (CrawlState state = open(Budget.wholeSite(3))) {
            crawl(state, Budget.wholeSite(3), 1);
            String inUse = file() + " is in use by another crawl: wait for its end, or name another file";
            for (int i = 0; i < 2; i++) { // a refusal must not give the lock away
                IOException refused = assertThrows(IOException.class, () -> open(Budget.wholeSite(3)));
                assertEquals(inUse, refused.getMessage());
                refused = assertThrows(IOException.class, () -> CrawlState.setAside(file()));
                assertEquals(inUse, refused.getMessage());
            }
        }
        open(Budget.wholeSite(3)).close();
    }

    @Test
    void aFileThatIsNoStateIsRefused() throws IOException {
        for (String content : List.of("", "t", "H:2", "Hello, world", "x".repeat(10_000))) {
            Files.writeString(file(), content);
            assertEquals(file() + " is no state of a crawl: name another file", refusal(HOME, Budget.wholeSite(3)));
        }
        Files.writeString(file(), "tulip crawl state\n" + "x".repeat(10_000));
        assertTrue(refusal(HOME, Budget.wholeSite(3)).startsWith(file() + " is damaged: "));
        Files.delete(file());
        Files.createDirectory(file());
        assertEquals(file() + " is a folder: name a file", openingIsRefused());
        Files.delete(file());
        Files.createSymbolicLink(file(), folder.resolve("none"));
        assertEquals(file() + " is a link to a file that does not exist: name the file itself", openingIsRefused());
    }

    private String openingIsRefused() {
        return assertThrows(IOException.class, () -> open(Budget.wholeSite(3)).close())
                .getMessage();
    }

    @Test
    void aFileWithTwoNamesHasOneCrawlAtATime() throws IOException {
        make(2);
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, file());
        try (CrawlState _ = CrawlState.open(link, settings(HOME, Budget.wholeSite(3)))) {
            assertEquals(
                    file() + " is in use by another crawl: wait for its end, or name another file", openingIsRefused());
        }
        try (CrawlState state = CrawlState.open(link, settings(HOME, Budget.wholeSite(3)))) {
            Crawl crawl = crawl(state, Budget.wholeSite(3), 1);
            assertEquals(3, crawl.result().pages().size());
        }
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void aFileThatWasCutOffIsRefusedAlsoWithoutItsLock() throws IOException {
        make(3_000);
        byte[] whole = Files.readAllBytes(file());
        List<Integer> lengths = new ArrayList<>(List.of(20, 1_000, 4_096, 8_192, whole.length - 4_096));
        IntStream.range(1, 8).forEach(part -> lengths.add(whole.length / 8 * part));
        for (int length : lengths) {
            Files.write(file(), Arrays.copyOf(whole, length));
            Files.delete(folder.resolve("crawl.state.lock"));
            String refusal = refusal(HOME, Budget.wholeSite(3));
            assertTrue(refusal.startsWith(file() + " is damaged: "), refusal);
        }
    }

    /// A byte in space that is not used any more may change. But nothing wrong may be read.
    @Test
    void randomBytesAreNoticedOrDoNotMatter() throws IOException {
        make(3_000);
        byte[] whole = Files.readAllBytes(file());
        int refused = 0;
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            byte[] damaged = whole.clone();
            byte[] bytes = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(bytes);
            int at = random.nextInt(damaged.length - bytes.length);
            System.arraycopy(bytes, 0, damaged, at, bytes.length);
            Files.write(file(), damaged);
            try (CrawlState state = open(Budget.wholeSite(3))) {
                Crawl crawl = crawl(state, Budget.wholeSite(3), 1);
                assertEquals(3_001, crawl.result().pages().size(), "seed " + seed);
            } catch (IOException damage) {
                assertTrue(damage.getMessage().startsWith(file() + " is damaged: "), damage.getMessage());
                assertArrayEquals(damaged, Files.readAllBytes(file()), "the file is kept as it was");
                refused++;
            }
        }
        assertTrue(refused > 20, refused + " of 60 were noticed");
    }

    @Test
    void anOldFileIsKeptAsACopy() throws IOException {
        assertEquals(Optional.empty(), CrawlState.setAside(file()));
        make(1);
        byte[] first = Files.readAllBytes(file());
        assertEquals(Optional.of(folder.resolve("crawl.state.1")), CrawlState.setAside(file()));
        make(2);
        assertEquals(Optional.of(folder.resolve("crawl.state.2")), CrawlState.setAside(file()));
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("crawl.state.1")));
        assertTrue(Files.notExists(file()));
        make(1);
    }

    @Test
    void whatAKillLeftWhileAFileWasMadeDoesNotMatter() throws IOException {
        Path unfinished = folder.resolve("crawl.state.new");
        Files.writeString(unfinished, "tulip crawl state\n");
        make(1);
        assertTrue(Files.notExists(unfinished));
        try (CrawlState state = open(Budget.wholeSite(3))) {
            assertEquals(
                    2, crawl(state, Budget.wholeSite(3), 1).result().pages().size());
        }
    }

    @Test
    void aNewFileCanBeDiscarded() throws IOException {
        try (CrawlState state = open(Budget.wholeSite(3))) {
            crawl(state, Budget.wholeSite(3), 1);
            state.discard();
        }
        assertTrue(Files.notExists(file()));
        make(1);
        try (CrawlState state = open(Budget.wholeSite(3))) {
            crawl(state, Budget.wholeSite(3), 1);
            state.discard();
        }
        assertTrue(Files.exists(file()));
    }
}
