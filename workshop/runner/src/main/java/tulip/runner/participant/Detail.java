package tulip.runner.participant;

/// How much a report shows. If it does not fit the screen, the next one is tried.
enum Detail {
    /// Everything that is usually shown.
    FULL,
    /// The promises that were kept are one line.
    FOLDED,
    /// Of long lists only the end.
    BRIEF,
    /// No source code either, and long texts are cut.
    LEAST
}
