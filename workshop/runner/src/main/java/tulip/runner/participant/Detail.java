package tulip.runner.participant;

/// How much a report shows. If the report does not fit the screen, the next detail below is tried.
enum Detail {
    /// Everything that is usually shown.
    FULL,
    /// One line counts the promises that were kept.
    FOLDED,
    /// Long lists show only their end.
    BRIEF,
    /// Source code is left out too, and long texts are cut.
    LEAST
}
