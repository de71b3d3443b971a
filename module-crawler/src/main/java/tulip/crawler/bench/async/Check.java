package tulip.crawler.bench.async;

/// Checks that the measured work was done.
final class Check {
    private Check() {}

    static void count(int expected, int done) {
        if (done != expected) {
            throw new IllegalStateException("done " + done + " times and not " + expected);
        }
    }
}
