package tulip.iterators;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Supplier;

/// Refuses a call during another call: a source must not call the iterator that is calling the source.
///
/// Only the inner call is refused. The outer call goes on as usual.
public final class OneAtATime<T> implements Iterator<T> {
    private final Iterator<? extends T> source;
    private boolean answering;

    public OneAtATime(Iterator<? extends T> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /// @throws IllegalStateException if the source calls this iterator while this iterator calls the source
    @Override
    public boolean hasNext() {
        return answer(source::hasNext);
    }

    /// @throws IllegalStateException if the source calls this iterator while this iterator calls the source
    @Override
    public T next() {
        return answer(source::next);
    }

    private <A> A answer(Supplier<? extends A> question) {
        if (answering) {
            throw new IllegalStateException("already answering: the source asks the iterator that is asking it");
        }
        answering = true;
        try {
            return question.get();
        } finally {
            answering = false;
        }
    }
}
