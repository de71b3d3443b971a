package tulip.crawler;

/// A site without end. Each has an entry in the chapter.
interface Trap {
    /// Follows "the site".
    String sentence();

    Url start();

    /// The pattern of the addresses that are left out.
    String pattern();

    String html(Url url);

    default Outcome answer(Next.Fetch fetch) {
        return TrapSite.outcome(fetch, this::html);
    }
}
