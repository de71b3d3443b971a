package tulip.crawler.engine;

import java.util.List;
import tulip.crawler.Budget;
import tulip.crawler.Crawl;
import tulip.crawler.Limits;
import tulip.crawler.Url;

/// Crawls one page with each engine in a JVM of its own, and prints what fails. It fills the heap first, so that
/// only a given part of it is free.
final class BombMain {
    private static final long MEGABYTE = 1 << 20;

    private BombMain() {}

    /// Crawls the pages.
    ///
    /// @param arguments  the largest body, the megabytes that are free, and the pages
    public static void main(String... arguments) throws InterruptedException {
        int maxBody = Integer.parseInt(arguments[0]);
        long free = Long.parseLong(arguments[1]) * MEGABYTE;
        List<Url> pages = List.of(arguments).subList(2, arguments.length).stream()
                .map(Url::parse)
                .toList();
        Limits usual = Limits.DEFAULT;
        var limits = new Limits(
                usual.connectTimeout(),
                usual.firstByteTimeout(),
                usual.responseTimeout(),
                usual.maxHeadBytes(),
                maxBody);
        for (EngineKind kind : EngineKind.values()) {
            try (Engine engine = kind.open(limits, 1, 1)) {
                crawl(engine, pages.getFirst()); // loads the classes
                byte[] ballast = new byte[(int) Math.max(0, left() - free)];
                for (Url page : pages) {
                    System.out.println(kind.id() + " " + page.path() + " " + crawl(engine, page));
                }
                System.err.println(kind.id() + ": " + ballast.length / MEGABYTE + " MB filled");
            }
        }
    }

    private static String crawl(Engine engine, Url page) throws InterruptedException {
        var crawl = new Crawl(page, Budget.wholeSite(1));
        engine.run(crawl);
        return crawl.result().failuresByKind().toString();
    }

    private static long left() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
