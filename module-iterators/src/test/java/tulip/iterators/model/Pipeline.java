package tulip.iterators.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tulip.iterators.Pair;
import tulip.iterators.model.Event.Element;
import tulip.iterators.model.Event.Failure;
import tulip.iterators.model.Event.Planned;

/// A random pipeline, made twice: from the tools, and as the list of the expected results.
///
/// @param formula  describes the pipeline, for the message about a difference
record Pipeline(Iterator<?> subject, List<Event> events, String formula) {
    private static final int MOST_ELEMENTS = 6;

    static Pipeline random(Random random, Tools tools, int depth) {
        if (depth == 0) {
            return source(random, tools);
        }
        var of = random(random, tools, depth - 1);
        int salt = random.nextInt(100);
        return switch (random.nextInt(9)) {
            case 0 -> of.wrapped("sticky", tools.stickyEnd(of.subject), of.events);
            case 1 -> of.wrapped("map" + salt, tools.map(of.subject, mapper(salt)), Model.map(of.events, mapper(salt)));
            case 2 ->
                of.wrapped(
                        "filter" + salt,
                        tools.filter(of.subject, predicate(salt)),
                        Model.filter(of.events, predicate(salt)));
            case 3 -> {
                int most = random.nextInt(MOST_ELEMENTS);
                yield of.wrapped("limit" + most, tools.limit(of.subject, most), Model.limit(of.events, most));
            }
            case 4 -> {
                var second = random(random, tools, random.nextInt(depth));
                yield of.joined(
                        "chain",
                        second,
                        tools.chain(of.subject, second.subject),
                        Model.chain(of.events, second.events));
            }
            case 5 -> {
                var right = random(random, tools, random.nextInt(depth));
                yield of.joined("zip", right, tools.zip(of.subject, right.subject), Model.zip(of.events, right.events));
            }
            case 6 -> of.wrapped("one", tools.oneAtATime(of.subject), of.events);
            case 7 -> of.wrapped("tee", tools.tee(of.subject).copy(), of.events);
            default ->
                of.wrapped(
                        "generator" + salt,
                        tools.generatorExpression(of.subject, mapper(salt)),
                        Model.generatorExpression(of.events, mapper(salt)));
        };
    }

    private Pipeline wrapped(String name, Iterator<?> subject, List<Event> events) {
        return new Pipeline(subject, events, name + "(" + formula + ")");
    }

    private Pipeline joined(String name, Pipeline other, Iterator<?> subject, List<Event> events) {
        return new Pipeline(subject, events, name + "(" + formula + ", " + other.formula + ")");
    }

    private static Pipeline source(Random random, Tools tools) {
        int size = random.nextInt(MOST_ELEMENTS + 1);
        List<Event> events = new ArrayList<>(
                IntStream.range(0, size).mapToObj(place -> event(random, place)).toList());
        return switch (random.nextInt(3)) {
            case 0 -> {
                List<Integer> numbers =
                        IntStream.iterate(size, n -> n > 0, n -> n - 1).boxed().toList();
                yield new Pipeline(tools.countdown(size), Model.of(numbers), "countdown " + size);
            }
            case 1 -> {
                Object sentinel = random.nextInt(4) == 0 ? null : random.nextInt(5);
                events.add(new Element(sentinel));
                var calls = new Script(events);
                yield new Pipeline(
                        tools.untilSentinel(calls::next, sentinel),
                        Model.untilSentinel(events, sentinel),
                        "until " + sentinel + " " + events);
            }
            default -> new Pipeline(new Script(events), events, events.toString());
        };
    }

    private static Event event(Random random, int place) {
        return switch (random.nextInt(8)) {
            case 0 -> new Failure(new Planned("source " + place), false);
            case 1 -> new Element(null);
            default -> new Element(random.nextInt(5));
        };
    }

    private static Function<Object, Object> mapper(int salt) {
        return value -> {
            int number = Math.floorMod(number(value) * 31 + salt, 23);
            if (number == 0) {
                throw new Planned("mapper " + salt + " of " + value);
            }
            return number == 1 ? null : number;
        };
    }

    private static Predicate<Object> predicate(int salt) {
        return value -> {
            int number = Math.floorMod(number(value) * 37 + salt, 11);
            if (number == 0) {
                throw new Planned("predicate " + salt + " of " + value);
            }
            return number > 4;
        };
    }

    private static int number(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Pair<?, ?>(Object left, Object right) -> 7 * number(left) + number(right);
            case null, default -> -1;
        };
    }

    /// An iterator that gives these events. It uses no class of this stage.
    private static final class Script implements Iterator<Object> {
        private final Iterator<Event> events;

        Script(List<Event> events) {
            this.events = List.copyOf(events).iterator();
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public Object next() {
            return switch (events.next()) {
                case Element(Object value) -> value;
                case Failure(Planned thrown, boolean _) -> throw thrown;
            };
        }
    }
}
