package tulip.iterators.exercise;

import java.util.Iterator;
import tulip.iterators.StickyEndContract;

final class StickyEndExerciseTest extends StickyEndContract {
    @Override
    protected <T> Iterator<T> stickyEnd(Iterator<? extends T> source) {
        return new MyStickyEnd<>(source);
    }
}
