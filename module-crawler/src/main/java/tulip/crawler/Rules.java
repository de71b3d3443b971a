package tulip.crawler;

/// What a crawl follows, and what it tries again. Each part can be replaced.
///
/// @param links      keeps what it has seen, so each crawl needs its own
/// @param redirects  makes an object for each question
/// @param retry      when a failed fetch is tried again
public record Rules(Links links, Redirects.Maker redirects, Retry retry) {
    /// Follows links and redirects within the site, and tries nothing again.
    public static Rules usual() {
        return new Rules(new CrawlLinks(), RedirectsByHand::new, Retry.never());
    }

    /// The same rules, but waits before another attempt are shortened by chance; see [Retry#withJitter].
    public Rules withJitter(long seed) {
        return with(retry.withJitter(seed));
    }

    public Rules with(Retry other) {
        return new Rules(links, redirects, other);
    }
}
