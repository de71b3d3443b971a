package tulip.crawler;

/// A site without end. Each has an entry in the chapter.
interface Trap {
    /// What is said of a site.
    ///
    /// @param sentence  follows "the site"
    /// @param start     path where a crawl begins
    /// @param pattern   of the addresses that are left out
    record About(String sentence, String start, String pattern) {}

    About about();

    default Url start() {
        return Url.parse("http://trap.test" + about().start());
    }

    String html(Url url);

    default Outcome answer(Next.Fetch fetch) {
        return TrapSite.outcome(fetch, this::html);
    }
}
