package tulip.crawler.bench.generators;

import java.util.Iterator;

/// Counts on a bare continuation, without a generator around it: one `run` and one pause for each number.
final class BareNumbers implements Iterator<Integer> {
    private final BareContinuation continuation = new BareContinuation(this::count);
    private Integer number;

    private void count() {
        for (int next = 0; ; next++) {
            number = next;
            BareContinuation.pause();
        }
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Integer next() {
        continuation.run();
        return number;
    }
}
