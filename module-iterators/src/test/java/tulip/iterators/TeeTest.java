package tulip.iterators;

import java.util.Iterator;

final class TeeTest extends TeeContract {
    @Override
    protected <T> Iterator<T> tee(Iterator<? extends T> source) {
        return new Tee<>(source);
    }

    @Override
    protected <T> Iterator<T> copy(Iterator<T> tee) {
        return ((Tee<T>) tee).copy();
    }
}
