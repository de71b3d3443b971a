package tulip.iterators;

import java.util.Iterator;

/// An iterator that can be copied, so that several walks read one source, each at its own pace: Python's
/// `itertools.tee`.
///
/// The first walk that needs an element pulls the element, and keeps it for the others. The elements form a linked
/// list. Each walk holds only the link at its own position, so an element that all walks have read is not held.
///
/// ```
///   one ──────────────▶ ┌───┐    ┌───┐    ┌ ─ ┐ ◀── the next to be pulled
///                  a ─▶ │ b │ ─▶ │ c │ ─▶
///          gone         └───┘    └───┘    └ ─ ┘ ◀── another
/// ```
public final class Tee<T> implements Iterator<T> {
    /// A place in the source: empty, or an element and the place after it.
    private static final class Link<T> {
        T element;
        Link<T> next; // null until the element has been pulled
    }

    private final Iterator<? extends T> source;
    private Link<T> here;

    /// @param source  belongs to this walk and its copies from now on
    public Tee(Iterator<? extends T> source) {
        this(new OneAtATime<>(new StickyEnd<>(source)), new Link<>());
    }

    private Tee(Iterator<? extends T> source, Link<T> here) {
        this.source = source;
        this.here = here;
    }

    /// Gives another walk over the same source, which begins at the position of this walk.
    public Tee<T> copy() {
        return new Tee<>(source, here);
    }

    @Override
    public boolean hasNext() {
        return here.next != null || source.hasNext();
    }

    @Override
    public T next() {
        if (here.next == null) {
            here.element = source.next();
            here.next = new Link<>();
        }
        T element = here.element;
        here = here.next;
        return element;
    }
}
