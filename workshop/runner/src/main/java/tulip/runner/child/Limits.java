package tulip.runner.child;

/// Limits for an answer, besides its time.
///
/// @param heapMegabytes  of the child
/// @param shownOutput    in bytes: what is kept of what an answer prints
/// @param mostOutput     in bytes: an answer that prints more is stopped
public record Limits(int heapMegabytes, int shownOutput, long mostOutput) {
    public static final Limits USUAL = new Limits(256, 16_384, 10_000_000);
}
