package tulip.iterators.exercise;

import java.util.Iterator;
import tulip.iterators.ChainZipContract;
import tulip.iterators.Pair;

final class ChainZipExerciseTest extends ChainZipContract {
    @Override
    protected <T> Iterator<T> chain(Iterable<? extends T> first, Iterable<? extends T> second) {
        return MyChainZip.chain(first, second);
    }

    @Override
    protected <L, R> Iterator<Pair<L, R>> zip(Iterator<? extends L> left, Iterator<? extends R> right) {
        return MyChainZip.zip(left, right);
    }
}
