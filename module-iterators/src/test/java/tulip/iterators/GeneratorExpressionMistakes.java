package tulip.iterators;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import tulip.kit.Mistake;

final class GeneratorExpressionMistakes {
    private GeneratorExpressionMistakes() {}

    @Mistake(
            caughtBy = "appliesTheBody",
            explanation =
                    "Each call of hasNext or next opens the source again. A new walk begins with the first element, so the"
                            + " expression never ends. Open the source once, in of().")
    static final class OpensForEachCall extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return source.iterator().hasNext();
                }

                @Override
                public R next() {
                    return body.apply(source.iterator().next());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "opensTheSourceAtOnce",
            explanation =
                    "The source is opened only when the first element is asked for. If opening fails, the exception"
                            + " comes far from the line that is wrong.")
    static final class AllLate extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            return new Iterator<>() {
                private Iterator<R> walk;

                private Iterator<R> walk() {
                    if (walk == null) {
                        walk = GeneratorExpression.of(source, body);
                    }
                    return walk;
                }

                @Override
                public boolean hasNext() {
                    return walk().hasNext();
                }

                @Override
                public R next() {
                    return walk().next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "opensTheSourceAtOnce",
            explanation =
                    "The source is opened twice: first to see whether that works, then to walk. The second iterator"
                            + " may give other elements.")
    static final class OpensTwice extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            var _ = source.iterator();
            return GeneratorExpression.of(source, body);
        }
    }

    @Mistake(
            caughtBy = "runsNothingElse",
            explanation =
                    "The body has run for every element before the first element was asked for. The result is a list,"
                            + " not a generator expression.")
    static final class AllEarly extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            var results = new ArrayList<R>();
            for (S element : source) {
                results.add(body.apply(element));
            }
            return results.iterator();
        }
    }

    @Mistake(
            caughtBy = "runsNothingElse",
            explanation = "The source is read to its end when it is opened. To open a source means only to ask for its"
                    + " iterator.")
    static final class ReadsTheSource extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            var elements = new ArrayList<S>();
            source.forEach(elements::add);
            return GeneratorExpression.of(elements, body);
        }
    }

    @Mistake(
            caughtBy = "runsNothingElse",
            explanation =
                    "of() calls hasNext of the iterator at once. To answer, the iterator may have to pull an element."
                            + " That can wait until the caller asks.")
    static final class AsksAtOnce extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<? extends S> opened = source.iterator();
            Iterable<S> rest = opened.hasNext() ? () -> LazyPipeline.of(opened) : List.of();
            return GeneratorExpression.of(rest, body);
        }
    }

    @Mistake(
            caughtBy = "theBodyRunsForNext",
            explanation = "hasNext runs the body. That is not necessary to know whether there is an element: ask the"
                    + " source.")
    static final class HasNextRunsTheBody extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            return LazyPipeline.of(GeneratorExpression.<S, R>of(source, body)).filter(_ -> true);
        }
    }

    @Mistake(
            caughtBy = "theBodyRunsForNext",
            explanation = "The body runs twice for one element. The body may be expensive, may have an effect, or may"
                    + " return something else the second time.")
    static final class RunsTheBodyTwice extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            return GeneratorExpression.of(source, element -> {
                var _ = body.apply(element);
                return body.apply(element);
            });
        }
    }

    @Mistake(
            caughtBy = "theEndIsFinal",
            explanation =
                    "After the end the source is asked again, and if it has grown, the expression goes on. But the"
                            + " end is final.")
    static final class AsksAgain extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<? extends S> opened = source.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return opened.hasNext();
                }

                @Override
                public R next() {
                    return body.apply(opened.next());
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBodysErrorComesOnPull",
            explanation =
                    "An exception of the body is swallowed, and its element is left out. An exception must reach the"
                            + " caller.")
    static final class SwallowsErrors extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<? extends S> opened = new StickyEnd<>(source.iterator());
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return opened.hasNext();
                }

                @Override
                public R next() {
                    while (true) {
                        try {
                            return body.apply(opened.next());
                        } catch (ArithmeticException swallowed) {
                            if (!opened.hasNext()) {
                                return null;
                            }
                        }
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "theBodysErrorComesOnPull",
            explanation = "An exception of the body is turned into NoSuchElementException, so it looks like the end.")
    static final class ErrorLooksLikeTheEnd extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            return GeneratorExpression.of(source, element -> {
                try {
                    return body.apply(element);
                } catch (RuntimeException thrown) {
                    throw new NoSuchElementException(thrown);
                }
            });
        }
    }

    @Mistake(
            caughtBy = "anExceptionFinishesIt",
            explanation =
                    "An exception of the source's hasNext is swallowed, so it looks like the end. An exception must"
                            + " reach the caller.")
    static final class FailedQuestionLooksLikeTheEnd extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<R> right = GeneratorExpression.of(source, body);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    try {
                        return right.hasNext();
                    } catch (RuntimeException swallowed) {
                        return false;
                    }
                }

                @Override
                public R next() {
                    return right.next();
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anExceptionFinishesIt",
            explanation =
                    "After an exception the expression goes on with the next element, as map does. But a generator"
                            + " expression is a generator, and a generator that has thrown is finished.")
    static final class GoesOnAfterAnError extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            return LazyPipeline.of(source.iterator()).map(body);
        }
    }

    @Mistake(
            caughtBy = "anExceptionFinishesIt",
            explanation =
                    "An exception of the body finishes the expression, but an exception of the source does not: only"
                            + " the call of the body is covered.")
    static final class SourceErrorsDoNotFinishIt extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<S> elements = LazyPipeline.<S>of(source.iterator());
            var failed = new boolean[1];
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return !failed[0] && elements.hasNext();
                }

                @Override
                public R next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    S element = elements.next();
                    failed[0] = true;
                    R result = body.apply(element);
                    failed[0] = false;
                    return result;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anExceptionFinishesIt",
            explanation =
                    "An exception in next finishes the expression, but an exception in hasNext does not. The source's"
                            + " hasNext may throw, too.")
    static final class FailedQuestionDoesNotFinishIt extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<S> elements = LazyPipeline.<S>of(source.iterator());
            return new Iterator<>() {
                private boolean failed;

                @Override
                public boolean hasNext() {
                    return !failed && elements.hasNext();
                }

                @Override
                public R next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    failed = true;
                    R result = body.apply(elements.next());
                    failed = false;
                    return result;
                }
            };
        }
    }

    @Mistake(
            caughtBy = "noSuchElementFinishesIt",
            explanation = "A NoSuchElementException is taken for the end, and a new one is thrown. But it may"
                    + " come from a bug in the source or the body. To find this bug, the caller needs the"
                    + " original exception.")
    static final class NoSuchElementLooksLikeTheEnd extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<R> right = GeneratorExpression.of(source, body);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    try {
                        return right.hasNext();
                    } catch (NoSuchElementException end) {
                        return false;
                    }
                }

                @Override
                public R next() {
                    try {
                        return right.next();
                    } catch (NoSuchElementException end) {
                        throw new NoSuchElementException();
                    }
                }
            };
        }
    }

    @Mistake(
            caughtBy = "anErrorFinishesIt",
            explanation =
                    "A catch of RuntimeException finishes the expression, but an Error is not a RuntimeException. An"
                            + " Error must finish it too.")
    static final class OnlyExceptionsFinishIt extends GeneratorExpressionContract {
        @Override
        protected <S, R> Iterator<R> expression(Iterable<? extends S> source, Function<? super S, ? extends R> body) {
            Iterator<S> elements = LazyPipeline.<S>of(source.iterator());
            return new Iterator<>() {
                private boolean finished;

                @Override
                public boolean hasNext() {
                    try {
                        return !finished && elements.hasNext();
                    } catch (RuntimeException thrown) {
                        finished = true;
                        throw thrown;
                    }
                }

                @Override
                public R next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    try {
                        return body.apply(elements.next());
                    } catch (RuntimeException thrown) {
                        finished = true;
                        throw thrown;
                    }
                }
            };
        }
    }
}
