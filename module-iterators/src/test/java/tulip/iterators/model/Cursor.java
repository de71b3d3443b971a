package tulip.iterators.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import tulip.iterators.model.Event.Element;
import tulip.iterators.model.Event.Failure;
import tulip.iterators.model.Event.Planned;

/// Walks a model in the way in which the copies of one tee do: an element that one walk has read is kept in a list
/// for the others. Failures are not kept.
final class Cursor implements Iterator<Object> {
    private final ListIterator<Event> source;
    private final List<Object> read;
    private int place;

    Cursor(List<Event> events) {
        this(events.listIterator(), new ArrayList<>(), 0);
    }

    private Cursor(ListIterator<Event> source, List<Object> read, int place) {
        this.source = source;
        this.read = read;
        this.place = place;
    }

    Cursor copy() {
        return new Cursor(source, read, place);
    }

    @Override
    public boolean hasNext() {
        if (place < read.size()) {
            return true;
        }
        if (!source.hasNext()) {
            return false;
        }
        if (source.next() instanceof Failure(Planned thrown, boolean whenAsked) && whenAsked) {
            throw thrown;
        }
        source.previous();
        return true;
    }

    @Override
    public Object next() {
        if (place == read.size()) {
            if (!source.hasNext()) {
                throw new NoSuchElementException();
            }
            switch (source.next()) {
                case Failure(Planned thrown, boolean _) -> throw thrown;
                case Element(Object value) -> read.add(value);
            }
        }
        return read.get(place++);
    }
}
