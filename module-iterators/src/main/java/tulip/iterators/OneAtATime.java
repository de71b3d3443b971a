package tulip.iterators;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Supplier;

/// Refuses a question while it is still answering another: a source must not ask the iterator that is asking it.
///
/// Only the inner question is refused. The outer one is answered as usual.
public final class OneAtATime<T> implements Iterator<T> {
    private final Iterator<? extends T> source;
    private boolean answering;

    public OneAtATime(Iterator<? extends T> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /// @throws IllegalStateException if the source asks this iterator while the source is answering it
    @Override
    public boolean hasNext() {
        return answer(source::hasNext);
    }

    /// @throws IllegalStateException if the source asks this iterator while the source is answering it
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
