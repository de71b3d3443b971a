package tulip.iterators.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tulip.iterators.Pair;
import tulip.iterators.model.Event.Element;
import tulip.iterators.model.Event.Failure;
import tulip.iterators.model.Event.Planned;

/// Computes what every tool must do, as whole lists with `java.util`. Nothing here is lazy.
final class Model {
    private Model() {}

    static List<Event> of(List<?> elements) {
        return new ArrayList<>(elements.stream().map(Element::new).toList());
    }

    static List<Event> map(List<Event> source, Function<Object, Object> mapper) {
        return new ArrayList<>(
                source.stream().map(event -> applied(event, mapper)).toList());
    }

    /// The first exception ends a generator expression.
    static List<Event> generatorExpression(List<Event> source, Function<Object, Object> body) {
        var events = new ArrayList<Event>();
        for (Event event : map(source, body)) {
            events.add(event);
            if (event instanceof Failure) {
                break;
            }
        }
        return events;
    }

    private static Event applied(Event event, Function<Object, Object> function) {
        if (!(event instanceof Element(Object value))) {
            return event;
        }
        try {
            return new Element(function.apply(value));
        } catch (Planned thrown) {
            return new Failure(thrown, false);
        }
    }

    /// `hasNext` must pull, so `hasNext` throws the failures.
    static List<Event> filter(List<Event> source, Predicate<Object> predicate) {
        var events = new ArrayList<Event>();
        for (Event event : source) {
            switch (event) {
                case Failure(Planned thrown, boolean _) -> events.add(new Failure(thrown, true));
                case Element(Object value) -> {
                    try {
                        if (predicate.test(value)) {
                            events.add(event);
                        }
                    } catch (Planned thrown) {
                        events.add(new Failure(thrown, true));
                    }
                }
            }
        }
        return events;
    }

    static List<Event> limit(List<Event> source, int most) {
        var events = new ArrayList<Event>();
        int left = most;
        for (Iterator<Event> walk = source.iterator(); left > 0 && walk.hasNext(); ) {
            Event event = walk.next();
            events.add(event);
            left -= event instanceof Element ? 1 : 0;
        }
        return events;
    }

    static List<Event> chain(List<Event> first, List<Event> second) {
        var events = new ArrayList<>(first);
        events.addAll(second);
        return events;
    }

    /// After a failure of the left source nothing is lost. After a failure of the right source the left element is
    /// lost.
    static List<Event> zip(List<Event> left, List<Event> right) {
        var events = new ArrayList<Event>();
        var rights = right.iterator();
        for (Event event : left) {
            switch (event) {
                case Failure(Planned thrown, boolean _) -> events.add(new Failure(thrown, true));
                case Element(Object value) -> {
                    if (!rights.hasNext()) {
                        return events;
                    }
                    events.add(
                            switch (rights.next()) {
                                case Failure(Planned thrown, boolean _) -> new Failure(thrown, true);
                                case Element(Object other) -> new Element(new Pair<>(value, other));
                            });
                }
            }
        }
        return events;
    }

    /// @param calls  what the supplier does in each call; the end is at the sentinel, or at the end of this list
    static List<Event> untilSentinel(List<Event> calls, Object sentinel) {
        int end = calls.indexOf(new Element(sentinel));
        return filter(end < 0 ? calls : calls.subList(0, end), _ -> true);
    }
}
