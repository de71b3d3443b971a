package tulip.crawler.cost;

/// What became of a step.
public enum Verdict {
    HELD("held"),
    /// More than 1 % of the requests were answered too late.
    LATE("p99"),
    /// More than 1 % of the requests had no answer or a wrong one.
    ERRORS("errors"),
    /// The service used more memory than it has, and was ended.
    MEMORY("memory"),
    /// Requests were late, and the site or the load too: they had no more processor time.
    OTHERS("site, load");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /// What broke, in one word for a table.
    public String word() {
        return word;
    }
}
