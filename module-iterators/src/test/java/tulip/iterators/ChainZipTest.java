package tulip.iterators;

import java.util.Iterator;

final class ChainZipTest extends ChainZipContract {
    @Override
    protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
        return ChainZip.chain(first, second);
    }

    @Override
    protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
        return ChainZip.zip(left, right);
    }
}
