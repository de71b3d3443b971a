package tulip.runner.participant;

/// How much a report shows. If the report does not fit the screen, the next detail below is tried.
enum Detail {
    /// Everything, with all steps.
    ALL_STEPS,
    /// Everything, with the last steps.
    FULL,
    /// Each promise is cut to one line.
    CUT,
    /// One line counts the promises that were kept.
    FOLDED,
    /// Long lists show only their end.
    BRIEF,
    /// Room is left for the picture of a hang: the checks and the first steps are not shown.
    PICTURED,
    /// Only one line of source code is shown, and long texts are cut.
    LEAST,
    /// The first line counts the promises, and they are not listed.
    COUNTED,
    /// Only the last step is shown, and each text has two lines at most.
    TWO_LINES;

    boolean isAtMost(Detail other) {
        return compareTo(other) >= 0;
    }
}
