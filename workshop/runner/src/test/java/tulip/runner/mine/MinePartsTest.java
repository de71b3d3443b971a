package tulip.runner.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tulip.crawler.BackOff;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.CrawlResult;
import tulip.crawler.Limits;
import tulip.crawler.Rules;
import tulip.crawler.engine.Engine;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.engine.OwnParts;
import tulip.crawler.engine.Part;
import tulip.crawler.fault.FaultCheck;
import tulip.crawler.lab.SiteChoice;
import tulip.crawler.lab.SiteProcess;
import tulip.crawler.site.Latency;
import tulip.crawler.site.Shape;
import tulip.crawler.site.SiteSpec;

/// Each part of the reference works with the participant's neighbours, and the other way round, in a whole crawl.
/// Filled
/// stubs stand in for the answers.
@Isolated // the parts are system properties, and a crawl has time limits
@Tag("slow")
@Timeout(120)
final class MinePartsTest {
    private static final int CONCURRENCY = 50;

    @TempDir
    private static Path folder;

    private static Mine mine;
    private static OwnParts all;
    private static SiteProcess site;
    private static List<String> pages;

    @BeforeAll
    static void doAllExercisesAndServeASite() throws Exception {
        mine = Mine.of(Participant.in(folder).doesAll().home());
        all = mine.install(Optional.of(Duration.ofSeconds(10)));
        site = SiteProcess.start(
                new SiteChoice.Generated(new SiteSpec(300, 6, Shape.WEB, 1_024, 1), new Latency.Fixed(1)));
        pages = crawl(EngineKind.TULIP).pages();
    }

    @AfterAll
    static void end() {
        site.close();
        mine.close();
    }

    private static CrawlResult crawl(EngineKind kind) throws InterruptedException {
        Rules rules = kind.rules(Rules.usual().with(BackOff.usual(2)));
        var crawl = new Crawl(site.start(), Budget.wholeSite(CONCURRENCY), rules);
        try (Engine engine = kind.open(Limits.DEFAULT, CONCURRENCY, 1)) {
            engine.run(crawl);
        }
        return crawl.result();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void onePartIsTheParticipants(Part part) throws InterruptedException {
        all.only(Set.of(part)).install();
        assertEquals(pages, crawl(EngineKind.MINE).pages());
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void onePartIsTheReferences(Part part) throws InterruptedException {
        all.only(EnumSet.complementOf(EnumSet.of(part))).install();
        assertEquals(pages, crawl(EngineKind.MINE).pages());
    }

    @Test
    void allPartsAreTheParticipantsOnTheSiteThatMisbehaves() throws Exception {
        all.install();
        assertEquals(List.of(), FaultCheck.differences(EngineKind.MINE, 1, 2_000));
    }

    @Test
    void thereIsAnExerciseForEachPart() {
        assertEquals(EnumSet.allOf(Part.class), mine.yours());
    }
}
