package tulip.iterators.example;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Has the Java versions of Python's `list(walk)` and `next(walk, end)`.
final class Walks {
    private Walks() {}

    static <T> List<T> list(Iterator<? extends T> walk) {
        var rest = new ArrayList<T>();
        walk.forEachRemaining(rest::add);
        return rest;
    }

    static Object next(Iterator<?> walk, Object end) {
        return walk.hasNext() ? walk.next() : end;
    }
}
