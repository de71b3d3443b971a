package tulip.iterators.model;

import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tulip.iterators.ChainZip;
import tulip.iterators.Countdown;
import tulip.iterators.GeneratorExpression;
import tulip.iterators.LazyPipeline;
import tulip.iterators.OneAtATime;
import tulip.iterators.StickyEnd;
import tulip.iterators.Tee;
import tulip.iterators.UntilSentinel;

/// The tools that are compared with the model: the reference, or a subclass with a planted bug.
class Tools {
    Iterator<?> countdown(int from) {
        return new Countdown(from).iterator();
    }

    Iterator<?> untilSentinel(Supplier<Object> source, Object sentinel) {
        return new UntilSentinel<>(source, sentinel);
    }

    Iterator<?> stickyEnd(Iterator<?> source) {
        return new StickyEnd<>(source);
    }

    Iterator<?> map(Iterator<?> source, Function<Object, Object> mapper) {
        return LazyPipeline.of(source).map(mapper);
    }

    Iterator<?> filter(Iterator<?> source, Predicate<Object> predicate) {
        return LazyPipeline.of(source).filter(predicate);
    }

    Iterator<?> limit(Iterator<?> source, int most) {
        return LazyPipeline.of(source).limit(most);
    }

    Iterator<?> chain(Iterator<?> first, Iterator<?> second) {
        return ChainZip.chain(() -> as(first), () -> as(second));
    }

    Iterator<?> zip(Iterator<?> left, Iterator<?> right) {
        return ChainZip.zip(left, right);
    }

    Iterator<?> oneAtATime(Iterator<?> source) {
        return new OneAtATime<>(source);
    }

    Iterator<?> generatorExpression(Iterator<?> source, Function<Object, Object> body) {
        return GeneratorExpression.of(() -> as(source), body);
    }

    Tee<?> tee(Iterator<?> source) {
        return new Tee<>(source);
    }

    @SuppressWarnings("unchecked") // an iterator only gives
    static Iterator<Object> as(Iterator<?> source) {
        return (Iterator<Object>) source;
    }
}
