package tulip.iterators;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Supplier;

/// Refuses to be asked while it is still answering: a source must not pull from those that pull from it.
///
/// Whoever asked in between gets the error; the question under way is answered as if nothing had happened.
public final class OneAtATime<T> implements Iterator<T> {
    private final Iterator<? extends T> source;
    private boolean answering;

    public OneAtATime(Iterator<? extends T> source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /// @throws IllegalStateException if the source, while it is answering, asks this
    @Override
    public boolean hasNext() {
        return answer(source::hasNext);
    }

    /// @throws IllegalStateException if the source, while it is answering, asks this
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
