package tulip.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tulip.runner.mine.Participant;

/// Crawls with engine `mine`: with a complete set of answers, with some, and with one that is wrong although its checks
/// are green.
@Isolated // the parts are system properties, and the crawl has time limits
@Tag("slow")
final class MineCrawlTest {
    private static final int PAGES = 200;

    @TempDir
    private Path folder;

    private Participant participant;
    private Path site;

    @BeforeEach
    void aCopyOfTheProjectAndASite() throws IOException {
        participant = Participant.in(Files.createDirectory(folder.resolve("project")));
        System.setProperty("tulip.home", participant.home().toString());
        site = Files.createDirectory(folder.resolve("site"));
        var links = new StringBuilder();
        IntStream.range(0, PAGES).forEach(i -> links.append("<a href='" + i + ".html'>page</a>\n"));
        Files.writeString(site.resolve("index.html"), links + "<a href='none.html'>nothing</a>");
        for (int i = 0; i < PAGES; i++) {
            Files.writeString(site.resolve(i + ".html"), "<a href='.'>home</a>");
        }
    }

    @AfterEach
    void awayAgain() {
        System.clearProperty("tulip.home");
    }

    private CommandLineTest.Run crawl(String... more) {
        String[] words = {"crawl", "--engine", "mine", "--folder", site.toString()};
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandLineTest.run(all);
    }

    @Test
    void withoutAnAnswerMineIsEngineTulip() {
        CommandLineTest.Run run = crawl();
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("No part of engine mine is yours yet"), run.out());
        assertTrue(run.out().contains("pages     202 "), run.out());
    }

    @Test
    void aCompleteSetOfAnswersIsRight() throws IOException {
        participant.doesAll();
        Path json = folder.resolve("crawl.json");
        CommandLineTest.Run run = crawl("--json", json.toString());
        assertEquals(0, run.status(), run.out() + run.err());
        assertTrue(run.out().contains("verdict   right: engine tulip finds the same pages"), run.out());
        assertTrue(new JsonObject(Files.readString(json))
                .getJsonObject("parts")
                .getJsonObject("Task")
                .getBoolean("yours"));
    }

    @Test
    void someAnswersAreRightAmongPartsOfTheReference() throws IOException {
        participant.does("2.2", "4.1", "4.2", "4.3", "4.9");
        CommandLineTest.Run run = crawl();
        assertEquals(0, run.status(), run.out() + run.err());
        assertTrue(run.out().startsWith("Engine mine: 4 of 13 parts are yours."), run.out());
        assertTrue(run.out().contains("verdict   right: "), run.out());
    }

    /// The planted bug: a queue that loses one taskDone of many. Its checks have few.
    @Test
    void aPartThatNeverEndsIsNamed() throws IOException {
        participant
                .does("4.3", "4.9")
                .changes("4.9", "        unfinished--;\n", """
                                if (++done == 150) {
                                    return;
                                }
                                unfinished--;
                        """)
                .changes(
                        "4.9", "    private boolean shutDown;", "    private boolean shutDown;\n    private int done;");
        CommandLineTest.Run run = crawl();
        assertEquals(1, run.status(), run.out() + run.err());
        assertTrue(run.out().contains("verdict   wrong: engine mine stands still: for 5 s"), run.out());
        assertTrue(run.out().contains("at MyQueue.join (MyQueue.java:"), run.out());
        assertTrue(run.out().contains("fault     your Queue: alone among parts of the reference, it goes"), run.out());
        assertTrue(run.out().contains("to do     the checks of 4.9 do not see this error"), run.out());
    }

    @Test
    void aFailureOfAnAnswerIsToldWithItsLine() throws IOException {
        participant
                .does("4.9")
                .changes("4.9", "        add(item);\n", """
                                add(item);
                                if (++puts > 100) {
                                    throw new IllegalStateException("too many cups");
                                }
                        """)
                .changes(
                        "4.9", "    private boolean shutDown;", "    private boolean shutDown;\n    private int puts;");
        CommandLineTest.Run run = crawl();
        assertEquals(1, run.status(), run.out() + run.err());
        assertTrue(run.out().contains("too many cups"), run.out());
        assertTrue(run.out().contains("MyQueue.java:"), run.out());
        assertTrue(run.out().contains("fault     your Queue: "), run.out());
        assertFalse(run.out().contains("\tat "), run.out());
    }
}
