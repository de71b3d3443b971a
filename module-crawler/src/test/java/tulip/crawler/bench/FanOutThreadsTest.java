package tulip.crawler.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static tulip.crawler.bench.FanOutTest.COUNT;
import static tulip.crawler.bench.FanOutTest.POOL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.crawler.Url;
import tulip.crawler.engine.EngineKind;
import tulip.crawler.site.SiteServer;

/// Isolated, because the threads of other tests would count.
@Isolated
class FanOutThreadsTest {
    @ParameterizedTest
    @MethodSource("tulip.crawler.bench.FanOuts#engines")
    void noThreadIsLeftWhenItIsClosed(EngineKind engine) throws Exception {
        try (SiteServer server = FanOutTest.start()) {
            List<Thread> before = threads();
            FanOut fanOut = FanOuts.open(engine, Url.parse(server.url()), COUNT, POOL);
            fanOut.getAll();
            fanOut.close();
            List<Thread> left = threads();
            left.removeAll(before);
            left.removeIf(FanOutThreadsTest::belongsToTheJvm);
            for (Thread thread : left) { // it may be about to end
                assertTrue(thread.join(Duration.ofSeconds(10)), thread + " still runs");
            }
        }
    }

    private static List<Thread> threads() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet());
    }

    /// Threads that the JDK starts when first needed and keeps, such as the carriers of virtual threads.
    private static boolean belongsToTheJvm(Thread thread) {
        String name = thread.getName();
        return name.startsWith("ForkJoinPool")
                || name.startsWith("VirtualThread")
                || name.endsWith("Poller")
                || name.startsWith("globalEventExecutor")
                || name.startsWith("process reaper")
                || name.startsWith("Cleaner")
                || name.startsWith("Common-Cleaner");
    }
}
