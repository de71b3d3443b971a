package tulip.iterators;

final class CountdownTest extends CountdownContract {
    @Override
    protected Iterable<Integer> countdown(int from) {
        return new Countdown(from);
    }
}
