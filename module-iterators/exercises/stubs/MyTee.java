package tulip.iterators.exercise;

import java.util.Iterator;
import tulip.iterators.OneAtATime;
import tulip.iterators.StickyEnd;
import tulip.kit.Todo;

/// Exercise 1.6: an iterator that can be copied. The text is exercises/6-tee.md.
public final class MyTee<T> implements Iterator<T> {
    /// A place in the source: empty, or an element and the place after it.
    private static final class Link<T> {
        T element;
        Link<T> next; // null until the element has been pulled
    }

    private final Iterator<? extends T> source;
    private Link<T> here;

    /// @param source  belongs to this walk and its copies from now on
    public MyTee(Iterator<? extends T> source) {
        this(new OneAtATime<>(new StickyEnd<>(source)), new Link<>());
    }

    private MyTee(Iterator<? extends T> source, Link<T> here) {
        this.source = source;
        this.here = here;
    }

    /// Gives another walk over the same source, which begins at the position of this walk.
    public MyTee<T> copy() {
        throw new Todo("a walk that begins at the position of this walk");
    }

    @Override
    public boolean hasNext() {
        throw new Todo("whether there is an element here, or in the source");
    }

    @Override
    public T next() {
        throw new Todo("the element that is here; pull it if no walk has pulled it yet");
    }
}
