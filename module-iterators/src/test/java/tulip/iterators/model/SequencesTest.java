package tulip.iterators.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tulip.iterators.LazyPipeline;
import tulip.iterators.Tee;

/// The small version of `.ci/thorough model-iterators`.
final class SequencesTest {
    private static final int SEQUENCES = 5_000;

    @Test
    void theReferenceDoesWhatTheModelSays() {
        var sequences = new Sequences(new Tools());
        assertEquals(Optional.empty(), sequences.differenceIn(SEQUENCES, 1));
        assertTrue(sequences.operations() > 5 * SEQUENCES);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void everyPlantedBugIsCaught(Tools bug) {
        var difference = new Sequences(bug).differenceIn(SEQUENCES, 1);
        assertTrue(difference.isPresent(), "not caught");
    }

    static List<Tools> bugs() {
        return List.of(
                new SentinelEndsNothing(),
                new NullIsDropped(),
                new ExceptionEndsIt(),
                new LimitIsOneMore(),
                new HasNextConsumes(),
                new ZipKeepsTheLeft(),
                new TeePullsTwice(),
                new GeneratorGoesOn(),
                new MapRunsAhead());
    }

    private static final class SentinelEndsNothing extends Tools {
        @Override
        Iterator<?> untilSentinel(Supplier<Object> source, Object sentinel) {
            return super.chain(super.untilSentinel(source, sentinel), List.of(1).iterator());
        }
    }

    private static final class NullIsDropped extends Tools {
        @Override
        Iterator<?> stickyEnd(Iterator<?> source) {
            return filter(source, Objects::nonNull);
        }
    }

    private static final class ExceptionEndsIt extends Tools {
        @Override
        Iterator<?> map(Iterator<?> source, Function<Object, Object> mapper) {
            return generatorExpression(source, mapper);
        }
    }

    private static final class LimitIsOneMore extends Tools {
        @Override
        Iterator<?> limit(Iterator<?> source, int most) {
            return super.limit(source, most + 1);
        }
    }

    private static final class HasNextConsumes extends Tools {
        @Override
        Iterator<?> filter(Iterator<?> source, Predicate<Object> predicate) {
            var right = as(super.filter(source, predicate));
            return new Iterator<Object>() {
                @Override
                public boolean hasNext() {
                    boolean more = right.hasNext();
                    if (more) {
                        right.next();
                    }
                    return more;
                }

                @Override
                public Object next() {
                    return right.next();
                }
            };
        }
    }

    private static final class ZipKeepsTheLeft extends Tools {
        @Override
        Iterator<?> zip(Iterator<?> left, Iterator<?> right) {
            var kept = new ArrayList<Object>();
            return super.zip(
                    new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return !kept.isEmpty() || left.hasNext();
                        }

                        @Override
                        public Object next() {
                            return kept.isEmpty() ? kept(left.next()) : kept.getFirst();
                        }

                        private Object kept(Object element) {
                            kept.add(element);
                            return element;
                        }
                    },
                    LazyPipeline.of(right).map(element -> {
                        kept.clear();
                        return element;
                    }));
        }
    }

    private static final class TeePullsTwice extends Tools {
        @Override
        Tee<?> tee(Iterator<?> source) {
            var tee = super.tee(source);
            if (tee.copy().hasNext()) {
                source.next();
            }
            return tee;
        }
    }

    private static final class GeneratorGoesOn extends Tools {
        @Override
        Iterator<?> generatorExpression(Iterator<?> source, Function<Object, Object> body) {
            return super.map(source, body);
        }
    }

    /// The planted bug: `hasNext` already evaluates the function.
    private static final class MapRunsAhead extends Tools {
        @Override
        Iterator<?> map(Iterator<?> source, Function<Object, Object> mapper) {
            return super.filter(super.map(source, mapper), _ -> true);
        }
    }
}
