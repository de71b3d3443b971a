package tulip.runner.child;

/// The result of a check.
public enum Mark {
    PASSED,
    FAILED,
    NOT_STARTED,
    NOT_RUN
}
