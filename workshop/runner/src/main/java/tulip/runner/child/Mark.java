package tulip.runner.child;

/// Says what became of a check.
public enum Mark {
    PASSED,
    FAILED,
    NOT_STARTED,
    NOT_RUN
}
