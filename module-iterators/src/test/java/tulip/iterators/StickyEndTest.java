package tulip.iterators;

import java.util.Iterator;

final class StickyEndTest extends StickyEndContract {
    @Override
    protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
        return new StickyEnd<>(source);
    }
}
