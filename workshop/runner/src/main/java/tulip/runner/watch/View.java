package tulip.runner.watch;

/// What the body of the screen shows.
enum View {
    TASK,
    VERDICT,
    LIST,
    HINT,
    SOLUTION,
    DIFF,
    KEYS
}
