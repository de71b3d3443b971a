package tulip.iterators.exercise;

import java.util.Iterator;
import tulip.iterators.TeeContract;

final class TeeExerciseTest extends TeeContract {
    @Override
    protected <T> Iterator<T> tee(Iterator<? extends T> source) {
        return new MyTee<>(source);
    }

    @Override
    protected <T> Iterator<T> copy(Iterator<T> tee) {
        return ((MyTee<T>) tee).copy();
    }
}
